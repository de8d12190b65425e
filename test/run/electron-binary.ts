import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './command'
import { inProject } from './project'
import { lastLines } from './system-packages'

/** Electron's program, or why there is none. */
export type ElectronBinary = { file: string } | { file: null; reason: string }

const ownFolder = inProject('node_modules/electron')
const names: Partial<Record<NodeJS.Platform, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const programName = names[process.platform] ?? 'electron'

/** Electron where it already is: the folder named by ELECTRON_OVERRIDE_DIST_PATH, else the package's own. */
export const electronAtHand = (): ElectronBinary => {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const file = join(override, programName)
    return existsSync(file) ? { file } : { file: null, reason: `ELECTRON_OVERRIDE_DIST_PATH names a folder without ${programName}` }
  }
  const file = join(ownFolder, 'dist', programName)
  return existsSync(file) && finished() ? { file } : { file: null, reason: 'its binary has not been fetched yet' }
}

/** The installer writes path.txt last: without it, a fetch was broken off half way. */
const finished = (): boolean => existsSync(join(ownFolder, 'path.txt')) && readFileSync(join(ownFolder, 'path.txt'), 'utf8') === programName

/**
 * Electron, fetched by its package's own installer where it is not at hand. The package no longer does this while it is
 * installed, so the first start does. ELECTRON_MIRROR and the proxy settings of that installer apply.
 */
export const electronFetched = async (limit = 600_000): Promise<ElectronBinary> => {
  const there = electronAtHand()
  if (there.file !== null || process.env.ELECTRON_OVERRIDE_DIST_PATH) return there
  const installer = join(ownFolder, 'install.js')
  if (!existsSync(installer)) return { file: null, reason: 'the electron package is not installed: run npm ci' }
  console.log('Fetching Electron (about 120 MB, once) …')
  const began = Date.now()
  const beat = setInterval(() => console.log(`  still fetching, ${Math.round((Date.now() - began) / 1000)} s …`), 15_000)
  const ended = await run(process.execPath, [installer], { limit })
  clearInterval(beat)
  const now = electronAtHand()
  if (now.file !== null) return now
  if (ended.timedOut) return { file: null, reason: `it was not fetched within ${Math.round(limit / 60_000)} minutes` }
  const cause = /(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|fetch failed|HTTPError[^\n]*|EACCES[^\n]*|ENOSPC)/.exec(
    ended.output,
  )?.[1]
  return { file: null, reason: `its binary could not be fetched (${cause ?? lastLines(ended.output, 1)})` }
}

/**
 * A runtime lent for tests by the folder beside the checkout, where there is one: machines that test this may not reach
 * the place Electron's binaries are fetched from. Null where nothing is lent.
 */
export const lentForTests = (): string | null => {
  const script = inProject('../shared/electron/get-electron')
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(script)) return null
  try {
    return execFileSync(script, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], timeout: 180_000 }).trim()
  } catch {
    return null
  }
}
