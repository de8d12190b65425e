import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { root } from './import-graph'

/** What the window may load before its first screen is usable, as gzip makes it. */
const BUDGET = 250_000

const renderer = join(root, 'out/renderer')
const built = existsSync(join(renderer, 'index.html'))
const page = built ? readFileSync(join(renderer, 'index.html'), 'utf8') : ''
const textOf = (chunk: string): string => readFileSync(join(renderer, 'assets', chunk), 'utf8')

/** The chunks one chunk imports: at once, and when somebody opens something. */
const importsOf = (chunk: string): { now: string[]; later: string[] } => {
  const text = textOf(chunk)
  const { module } = parseSync(chunk, text)
  const name = (path: string): string => path.replace(/^['"`]?\.\//, '').replace(/['"`]$/, '')
  const from = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []))
  return {
    now: [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...from].map(name),
    later: module.dynamicImports.map(({ moduleRequest }) => name(text.slice(moduleRequest.start, moduleRequest.end))),
  }
}

/** Everything these chunks load at once: their static imports, and theirs. */
const loadedWith = (chunks: readonly string[], seen = new Set<string>()): Set<string> => {
  for (const chunk of chunks) {
    if (seen.has(chunk)) continue
    seen.add(chunk)
    loadedWith(importsOf(chunk).now, seen)
  }
  return seen
}

const sizes = new Map<string, number>()
const sizeOf = (chunk: string): number => {
  const size = sizes.get(chunk) ?? gzipSync(textOf(chunk)).length
  sizes.set(chunk, size)
  return size
}
const gzipped = (chunks: Iterable<string>): number => [...chunks].reduce((total, chunk) => total + sizeOf(chunk), 0)

const entry = [...page.matchAll(/(?:src|href)="[^"]*assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')
const start = built ? loadedWith(entry) : new Set<string>()
/** What the start loads when it comes to it: each screen and dialog, one chunk. */
const lazy = [...new Set([...start].flatMap((chunk) => importsOf(chunk).later))]
/** Loaded by itself, whatever screen comes first. */
const toasts = lazy.filter((chunk) => chunk.startsWith('toasts-'))

describe.skipIf(!built)('the JavaScript of a start', () => {
  test('screens are loaded when they are opened', () => {
    expect(start.size).toBeGreaterThan(1)
    expect(lazy.length).toBeGreaterThan(4)
    expect(toasts).toHaveLength(1)
  })

  test.each(lazy.map((chunk) => ({ chunk, name: chunk.replace(/-[\w-]{8}\.js$/, '') })))('up to $name it is within 250 kB', ({ chunk }) => {
    expect(gzipped(loadedWith([...entry, ...toasts, chunk]))).toBeLessThanOrEqual(BUDGET)
  })

  test('nothing in the page asks for anything from elsewhere', () => {
    expect([...page.matchAll(/(?:src|href)="(https?:)?\/\/[^"]*"/g)].map(([all]) => all)).toEqual([])
  })
})
