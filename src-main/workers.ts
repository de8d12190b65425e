import { existsSync } from 'node:fs'

/**
 * The built file of a worker thread. From the bundle it stands beside this file; from the sources (tests, the browser
 * shell) the build in out/ is used, since a worker can't load TypeScript.
 */
export const workerFile = (name: 'practice' | 'ledger' | 'drafts'): URL => {
  const beside = new URL(`./${name}.js`, import.meta.url)
  return existsSync(beside) ? beside : new URL(`../out/main/${name}.js`, import.meta.url)
}
