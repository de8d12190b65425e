import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { drive, readyShell } from './headless'
import { inProject } from './project'
import { ensureSystemPackages } from './system-packages'

/**
 * `npm run tour [-- folder] [-- --readme]`: drives the app through its main jobs in practice, without a display, and
 * writes a picture of every screen, light and dark, to the folder.
 */
const tour = async (args: readonly string[]): Promise<number> => {
  const folder = resolve(args.find((arg) => !arg.startsWith('--')) ?? inProject('tour'))
  const shell = await readyShell()
  if (shell === null) return 1
  const letters = await ensureSystemPackages(['pictures'])
  if (!letters.there) console.log('Some names will show as boxes: fonts for Chinese, Japanese, Korean or Devanagari are missing.')
  mkdirSync(folder, { recursive: true })
  // Pictures of an earlier tour would pass for this one's. Only what a tour writes is removed.
  for (const name of readdirSync(folder)) if (/^\d\d-[\w-]+-(light|dark)\.png$/.test(name)) rmSync(join(folder, name))
  const script = inProject('test/run/tour-drive.ts')
  const ended = await drive(script, [shell, folder, ...args.filter((arg) => arg.startsWith('--'))], { limit: 240_000 })
  const own = ended.output.split('\n').filter((line) => line.startsWith('  ') || line.startsWith('The tour'))
  console.log(ended.code === 0 ? own.join('\n') : ended.output)
  if (ended.code !== 0) {
    console.error(ended.timedOut ? 'The tour took too long.' : 'The tour did not get to its end.')
    return 1
  }
  console.log(`Pictures are in ${folder}`)
  return 0
}

process.exitCode = await tour(process.argv.slice(2))
