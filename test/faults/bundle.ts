import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../..')
/** In out/, so that the programs find the packages; apart from the app's own build, which may be older than the sources. */
const outDir = join(root, 'out/test-faults')

const programs = {
  core: 'test/faults/core-child.ts',
  oracle: 'test/faults/oracle.ts',
  keyring: 'test/faults/keyring-child.ts',
  ledger: 'src-main/ledger/worker.ts',
  drafts: 'src-main/drafts/worker.ts',
  'health-history': 'src-main/health-history/worker.ts',
}

let folderNow: Promise<string> | null = null

/** The folder of the built programs. Built once for each state of the sources, and the same for as long as this process runs. */
export const bundled = (): Promise<string> => {
  folderNow ??= bundledFor()
  return folderNow
}

const bundledFor = async (): Promise<string> => {
  const changed = Math.max(...['src-main', 'src-preload/contract', 'test/faults'].map((folder) => newest(join(root, folder))))
  const folder = join(outDir, String(Math.floor(changed)))
  if (existsSync(folder)) return folder
  const unfinished = join(outDir, `unfinished-${process.pid}-${Date.now()}`)
  mkdirSync(unfinished, { recursive: true })
  for (const [name, entry] of Object.entries(programs)) await bundle(name, join(root, entry), unfinished)
  try {
    renameSync(unfinished, folder)
  } catch {
    // Another test file built the same in the meantime.
    rmSync(unfinished, { recursive: true, force: true })
  }
  for (const old of readdirSync(outDir)) if (isOld(join(outDir, old), folder)) rmSync(join(outDir, old), { recursive: true, force: true })
  return folder
}

/** One file a program, everything in it but what is native. */
const bundle = (name: string, entry: string, to: string): Promise<unknown> =>
  build({
    configFile: false,
    logLevel: 'error',
    root,
    resolve: { alias: { '@contract': join(root, 'src-preload/contract') } },
    ssr: { noExternal: true, external: ['libsql', '@libsql/client', 'keytar', 'write-file-atomic'] },
    build: {
      ssr: entry,
      outDir: to,
      emptyOutDir: false,
      target: 'node20.18',
      rollupOptions: { output: { entryFileNames: `${name}.js`, format: 'es', codeSplitting: false } },
    },
  })

const newest = (path: string): number => {
  const stat = statSync(path)
  return stat.isDirectory() ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name)))) : stat.mtimeMs
}

/** An hour old: no run still starts programs from it. */
const isOld = (path: string, current: string): boolean =>
  path !== current && (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY) < Date.now() - 3_600_000
