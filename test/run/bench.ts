import { drive, readyShell } from './headless'
import { inProject } from './project'

/**
 * `npm run bench`: prints what start, lists, scrolling, blocking, memory and size come to, each as a ratio to a floor taken
 * in the same run. Asserts nothing: a time is a fact about a machine, not about the code.
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
  const ended = await drive(inProject('test/bench/measure.ts'), [], { limit: 600_000, show: true })
  return ended.code === 0 ? 0 : 1
}

process.exitCode = await bench()
