import { drive, readyShell } from './headless'
import { inProject } from './project'

/**
 * `npm run bench`: prints what start, lists, scrolling, blocking, memory and size come to, each as a ratio to a floor taken
 * in the same run. Asserts nothing: a time is a fact about a machine, not about the code. `npm run bench -- database` measures
 * only that; the parts are start, ledger, window and database.
 */
const bench = async (): Promise<number> => {
  const shell = await readyShell()
  if (shell === null) return 1
  if (shell === 'browser') {
    console.error(
      'The figures are of Electron’s processes, so the browser shell is no stand-in here. Name an Electron in ELECTRON_OVERRIDE_DIST_PATH.',
    )
    return 1
  }
  const ended = await drive(inProject('test/bench/measure.ts'), process.argv.slice(2), { limit: 600_000, show: true })
  return ended.code === 0 ? 0 : 1
}

process.exitCode = await bench()
