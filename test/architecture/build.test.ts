import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from './import-graph'

const out = join(root, 'out')
const built = (folder: string): { name: string; text: string }[] =>
  readdirSync(join(out, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.c?js$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(out, folder, name), 'utf8') }))

describe.skipIf(!existsSync(join(out, 'main/index.js')))('the build', () => {
  // Bundled, keytar loses its native part, and the app would quietly keep every secret for the session only. It is an
  // optional dependency, which a build does not leave outside by itself.
  test('main loads keytar from node_modules', () => {
    const main = built('main')
    expect(main.some(({ text }) => /import\(["']keytar["']\)/.test(text))).toBe(true)
    expect(readdirSync(join(out, 'main'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.node'))).toEqual([])
  })

  test('preload is one file that requires electron alone', () => {
    const preload = built('preload')
    expect(preload.map(({ name }) => name)).toEqual(['index.cjs'])
    const required = preload.flatMap(({ text }) => [...text.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name))
    expect([...new Set(required)]).toEqual(['electron'])
  })

  test('the renderer holds nothing of main or of Node', () => {
    const named = built('renderer').filter(({ text }) => /\b(ipcRenderer|node:fs|node:child_process|keytar)\b/.test(text))
    expect(named.map(({ name }) => name)).toEqual([])
  })
})
