import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { onPath } from '../run/command'

/**
 * An X screen for one of several workers, so that no two windows share a clipboard or take the focus from each other. The
 * first worker stays on the screen the run was given; so do all where there is no Xvfb. Returns what ends it.
 */
export const takeOwnScreen = async (worker: number): Promise<() => void> => {
  if (worker === 0 || process.platform !== 'linux' || !onPath('Xvfb')) return () => undefined
  // The server finds a free number by itself and says it on its third pipe.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const gone = once(server, 'exit').then(() => {
    throw new Error('Xvfb ended before it had a screen.')
  })
  gone.catch(() => undefined)
  const [said] = await Promise.race([once(server.stdio[3] as Readable, 'data'), gone])
  process.env.DISPLAY = `:${String(said).trim()}`
  delete process.env.XAUTHORITY
  return () => void server.kill()
}
