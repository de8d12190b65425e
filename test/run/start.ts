import { spawn } from 'node:child_process'
import { chromiumAtHand } from '../browser-shell/chromium'
import { build, buildIsFresh } from './build'
import { electronFetched } from './electron-binary'
import { buildKeytar, keytarIsBuilt } from './keytar'
import { inProject, localCommand, root } from './project'
import { ensureSystemPackages } from './system-packages'

/** `npm start`: opens Opsdesk in Electron, or in the browser shell where Electron's binary can't be had. */
const start = async (args: readonly string[]): Promise<number> => {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    console.error('There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.')
    console.error('Run instead: npm run tour       drives the app without a display and writes screenshots')
    console.error('         or: xvfb-run -a npm start')
    return 1
  }
  const packages = await ensureSystemPackages(['start'])
  if (!packages.there) {
    console.error(packages.message)
    return 1
  }
  await sayWhereSecretsGo()
  if (!buildIsFresh()) {
    console.log('Building …')
    const built = await build()
    if (built.code !== 0) {
      console.error(`${built.output}\nThe build failed.`)
      return 1
    }
  }
  const electron = await electronFetched()
  if (electron.file !== null) {
    // Chromium's sandbox refuses to run as root. The renderer's own sandbox setting is untouched by this.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return hand(electron.file, [...asRoot, root, ...args])
  }
  console.log(`Electron can't be had: ${electron.reason}. Opsdesk opens in the browser shell instead.`)
  const browser = await ensureSystemPackages(chromiumAtHand() === null ? ['browser'] : [])
  if (!browser.there) {
    console.error(browser.message)
    return 1
  }
  return hand(localCommand('tsx'), [inProject('test/browser-shell/main.ts'), ...args])
}

/** keytar missing is no reason not to start: the app keeps secrets until it quits, and says so itself. */
const sayWhereSecretsGo = async (): Promise<void> => {
  if (keytarIsBuilt()) return
  const packages = await ensureSystemPackages(['keychain'])
  const reason = packages.there ? await buildKeytar({ again: packages.installed.length > 0 }) : packages.message
  if (reason) console.log(`The system keychain is out of reach, so tokens are kept until you quit. ${reason}`)
}

/** Runs the shell in the foreground, passing signals on, and answers with its exit code. */
const hand = (command: string, args: readonly string[]): Promise<number> => {
  // Set by some editors' terminals; with it Electron would run as plain Node and open nothing.
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' && command.endsWith('.cmd') })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${command} did not start: ${error.message}`)
      resolve(1)
    })
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })
}

process.exitCode = await start(process.argv.slice(2))
