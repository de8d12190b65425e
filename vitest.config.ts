import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const tests = (...folders: readonly string[]): string[] => folders.map((folder) => `test/${folder}/**/*.test.{ts,tsx}`)

/** They start no program or worker and leave nothing behind, so their files share a process that has loaded the sources. */
const together = tests(
  'renderer',
  'main',
  'contract',
  'wire',
  'upstream',
  'practice',
  'database',
  'exports',
  'home',
  'watch',
  'stripe',
  'ledger',
  'environments',
)
/** Stages of their own in `npm test`. Those of `faults` start a core and an oracle in processes of their own. */
const stages = { architecture: tests('architecture'), faults: tests('faults', 'writes', 'jobs'), keychain: tests('keychain') }

export default defineConfig({
  resolve: { alias: { '@contract': resolve(import.meta.dirname, 'src-preload/contract') } },
  test: {
    testTimeout: 20_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // They wait for time and for disks a third of theirs: three keep two processors busy.
    maxWorkers: 3,
    projects: [
      { extends: true, test: { name: 'together', isolate: false, include: together } },
      { extends: true, test: { name: 'apart', include: tests('.'), exclude: [...together, ...Object.values(stages).flat()] } },
      ...Object.entries(stages).map(([name, include]) => ({ extends: true as const, test: { name, include } })),
    ],
  },
})
