import { readdirSync, statSync } from 'node:fs'
import { run } from './command'
import { inProject, localCommand } from './project'

const sources = ['src-main', 'src-preload', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'tsconfig.json']
const built = ['out/main/index.js', 'out/main/practice.js', 'out/preload/index.cjs', 'out/renderer/index.html']

/** Whether out/ is there whole and newer than every source. */
export const buildIsFresh = (): boolean => {
  const oldest = Math.min(...built.map((path) => changedAt(inProject(path)) ?? 0))
  return oldest > Math.max(...sources.map((path) => newestIn(inProject(path))))
}

/** Builds the three parts into out/. */
export const build = () => run(localCommand('electron-vite'), ['build'], { limit: 120_000 })

const changedAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

const newestIn = (path: string): number => {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  // The folder's own time counts too: a deleted file leaves no other trace.
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(`${path}/${name}`)))
}
