import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { root } from './project'

/** How a command ended. `code` is null where it did not start, was killed or ran out of time. */
export interface Ended {
  code: number | null
  output: string
  seconds: number
  timedOut: boolean
}

export interface RunOptions {
  /** Milliseconds after which the command and everything it started is ended. */
  limit: number
  env?: NodeJS.ProcessEnv
  /** Show the output while it comes, not only where it failed. */
  show?: boolean
}

const running = new Set<ChildProcess>()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    for (const child of running) end(child)
    process.exit(130)
  })
}

/** Runs a command in the checkout and gives back all it printed. Never rejects. */
export const run = (command: string, args: readonly string[], options: RunOptions): Promise<Ended> =>
  new Promise((resolve) => {
    const began = performance.now()
    const pieces: Buffer[] = []
    let timedOut = false
    // A group of its own, so that a limit ends browsers and workers with it.
    const child = spawn(command, args, {
      cwd: root,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && command.endsWith('.cmd'),
    })
    running.add(child)
    const timer = setTimeout(() => {
      timedOut = true
      end(child)
    }, options.limit)
    const take = (piece: Buffer): void => {
      pieces.push(piece)
      if (options.show) process.stdout.write(piece)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const finish = (code: number | null, extra = ''): void => {
      clearTimeout(timer)
      running.delete(child)
      const output = Buffer.concat(pieces).toString('utf8') + extra
      resolve({ code: timedOut ? null : code, output, seconds: (performance.now() - began) / 1000, timedOut })
    }
    child.once('error', (error) => finish(null, `${command}: ${error.message}\n`))
    child.once('exit', (code) => {
      // What it left behind can hold the pipes open for ever: they get a moment, then the answer is taken as it is.
      const late = setTimeout(() => finish(code), 2000)
      child.once('close', () => {
        clearTimeout(late)
        finish(code)
      })
    })
  })

/** Ends a command with everything it started. */
const end = (child: ChildProcess): void => {
  if (child.pid === undefined) return
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'])
    return
  }
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

/** Whether a command is on the PATH. The sbin folders are looked in too: a plain user's PATH often lacks them. */
export const onPath = (command: string): boolean =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin'].some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
