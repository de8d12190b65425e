import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'

const here = (path: string): string => resolve(import.meta.dirname, path)
const alias = { '@contract': here('src-preload/contract') }

/** `page.md?title` is its first heading: a list of pages needs no more of them. */
const titles: Plugin = {
  name: 'titles',
  async load(id) {
    const [file = '', query] = id.split('?')
    if (query !== 'title') return null
    this.addWatchFile(file)
    return `export default ${JSON.stringify(/^# (.+)$/m.exec(await readFile(file, 'utf8'))?.[1] ?? file)}`
  },
}

/** What a field of the contract holds, in words, is for the guide's page that is made from it: the window never reads it. */
const withoutDescriptions: Plugin = {
  name: 'without-descriptions',
  enforce: 'pre',
  transform: (code, id) =>
    id.startsWith(here('src-preload/contract')) ? code.replaceAll(/\.describe\(\s*(['"`])(?:\\.|(?!\1)[^\\])*\1,?\s*\)/g, '') : null,
}

/**
 * Every schema of zod carries the making of its own JSON Schema, an eighth of the library: `npm run platform-api` uses that,
 * the window does not.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  async load(id) {
    if (!/zod\/v4\/core\/(to-json-schema|json-schema-processors)\.js$/.test(id)) return null
    const exported = [...(await readFile(id, 'utf8')).matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name)
    return [...exported, ...(id.includes('to-json') ? ['process'] : [])]
      .map((name) => `export const ${name} = () => () => undefined`)
      .join('\n')
  },
}

/** Credentials are struck out where an answer is read, in main: the window gets none to look for, and would fail rather than pass one. */
const withoutStriking: Plugin = {
  name: 'without-striking',
  async load(id) {
    if (id !== here('src-preload/contract/platform/connector-secrets.ts')) return null
    const exported = [...(await readFile(id, 'utf8')).matchAll(/^export const (\w+)/gm)].map(([, name]) => name)
    return exported.map((name) => `export const ${name} = () => { throw new Error('Only main reads answers.') }`).join('\n')
  },
}

/** What main and its workers carry in their own files: a start reads a few of them, and not each of the packages'. */
const bundled = [
  '@hono/node-server',
  'comlink',
  'css-tree',
  'csv-stringify',
  'date-fns',
  'hono',
  'html-to-text',
  'htmlparser2',
  'jose',
  'p-limit',
  'p-retry',
  'parse5',
  'pure-rand',
  'string-argv',
  'undici',
  'zod',
]

// Targets are set by hand: electron-vite's own table ends before the Electron we use, and the tests run on 33 as well.
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node20.18',
      outDir: 'out/main',
      // Optional dependencies are not left out of the bundle by themselves, and a bundled keytar can't find its native part.
      externalizeDeps: { include: ['keytar'], exclude: bundled },
      rollupOptions: {
        input: {
          index: here('src-main/index.ts'),
          practice: here('src-main/practice/worker.ts'),
          ledger: here('src-main/ledger/worker.ts'),
          drafts: here('src-main/drafts/worker.ts'),
          'health-history': here('src-main/health-history/worker.ts'),
          database: here('src-main/upstream/database-worker.ts'),
        },
        output: { entryFileNames: '[name].js', format: 'es' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node20.18',
      outDir: 'out/preload',
      // A sandboxed preload can load nothing but electron: one CommonJS file.
      externalizeDeps: false,
      rollupOptions: { input: { index: here('src-preload/index.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: here('src-renderer'),
    resolve: { alias },
    plugins: [react(), titles, withoutDescriptions, withoutJsonSchema, withoutStriking],
    worker: { format: 'es' },
    build: {
      target: 'chrome130',
      outDir: here('out/renderer'),
      minify: true,
      // A small file inlined as data: is one the page's policy refuses.
      assetsInlineLimit: 0,
      // A chunk that is loaded later would name every script it needs, in each chunk that may load it: the files are at hand, so that
      // asking for them a moment sooner is worth less than those lists. Its styles have to be named.
      modulePreload: {
        resolveDependencies: (_, deps, { hostType }) => (hostType === 'html' ? deps : deps.filter((name) => name.endsWith('.css'))),
      },
      rollupOptions: { input: here('src-renderer/index.html') },
    },
  },
})
