import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Desk } from '../e2e/desk'
import { inProject } from '../run/project'
import type { Line } from './line'
import { ratio } from './statistics'

const BUDGET = 250_000

/** The JavaScript the window really loaded from its start to its first rows, as gzip makes it, against the budget. */
export const measureStartSize = async ({ page }: Desk): Promise<Line[]> => {
  const loaded = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => new URL(name).pathname)
      .filter((path) => path.endsWith('.js')),
  )
  const files = [...new Set(loaded.map((path) => basename(path)))]
  const size = files.reduce((total, name) => total + gzipSync(readFileSync(inProject('out/renderer/assets', name))).length, 0)
  return [
    {
      what: `${files.length} files of JavaScript`,
      value: `${(size / 1000).toFixed(0)} kB`,
      ratio: ratio(size, BUDGET),
      floor: `the budget, ${BUDGET / 1000} kB`,
    },
  ]
}
