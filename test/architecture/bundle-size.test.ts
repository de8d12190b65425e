import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseSync } from 'vite'
import { describe, expect, test } from 'vitest'
import { root } from './import-graph'

/** What the window may load before its first screen is usable, as gzip makes it. */
const BUDGET = 250_000

const renderer = join(root, 'out/renderer')
const built = existsSync(join(renderer, 'index.html'))

/** Chunks by the word of the module they were made from: `users-D3b1x.js` is users. */
const chunkOf = (word: string): string[] =>
  readdirSync(join(renderer, 'assets')).filter((name) => new RegExp(`^${word}-[\\w-]{8}\\.js$`).test(name))

/** Everything these chunks load at once: their static imports, and theirs. */
const loadedWith = (chunks: readonly string[], seen = new Set<string>()): Set<string> => {
  for (const chunk of chunks) {
    if (seen.has(chunk)) continue
    seen.add(chunk)
    const { module } = parseSync(chunk, readFileSync(join(renderer, 'assets', chunk), 'utf8'))
    const next = [...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...module.staticExports.flatMap(from)]
    loadedWith(
      next.map((path) => path.replace('./', '')),
      seen,
    )
  }
  return seen
}

const from = ({ entries }: { entries: { moduleRequest: { value: string } | null }[] }): string[] =>
  entries.flatMap(({ moduleRequest }) => (moduleRequest ? [moduleRequest.value] : []))

const gzipped = (chunks: Iterable<string>): number =>
  [...chunks].reduce((total, chunk) => total + gzipSync(readFileSync(join(renderer, 'assets', chunk))).length, 0)

describe.skipIf(!built)('the JavaScript of a start', () => {
  const page = built ? readFileSync(join(renderer, 'index.html'), 'utf8') : ''
  const entry = [...page.matchAll(/(?:src|href)="[^"]*assets\/([^"]+\.js)"/g)].map(([, name]) => name ?? '')

  // The first screen a person sees, and what the frame loads beside it by itself.
  test.each(['welcome', 'users', 'environments'])('up to the screen "%s" is within 250 kB', (screen) => {
    const chunks = chunkOf(screen)
    expect(chunks).toHaveLength(1)
    const loaded = loadedWith([...entry, ...chunks, ...chunkOf('toasts')])
    expect(loaded.size).toBeGreaterThan(1)
    expect(gzipped(loaded)).toBeLessThanOrEqual(BUDGET)
  })

  test('nothing in the page asks for anything from elsewhere', () => {
    expect([...page.matchAll(/(?:src|href)="(https?:)?\/\/[^"]*"/g)].map(([all]) => all)).toEqual([])
  })
})
