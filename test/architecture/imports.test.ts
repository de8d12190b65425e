import { builtinModules } from 'node:module'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, reachableFrom, sourcesIn } from './import-graph'

const isNode = (to: string): boolean => to.startsWith('node:') || builtinModules.includes(to)
const line = ({ from, to }: Import): string => `${from} imports ${to}`
const all = sourcesIn('src-main', 'src-preload', 'src-renderer').flatMap(importsOf)
const under = (folder: string): Import[] => all.filter(({ from }) => from.startsWith(`${folder}/`))

describe('who imports whom', () => {
  test('the graph is not empty, so that no rule passes for want of anything to look at', () => {
    expect(under('src-main').length).toBeGreaterThan(20)
    expect(under('src-preload').length).toBeGreaterThan(10)
    expect(under('src-renderer').length).toBeGreaterThan(20)
    expect(all.some(({ to }) => to === 'src-preload/contract/index.ts')).toBe(true)
  })

  test('the renderer has neither main, nor electron, nor Node', () => {
    const wrong = under('src-renderer').filter(({ to }) => to.startsWith('src-main/') || to === 'electron' || isNode(to))
    expect(wrong.map(line)).toEqual([])
  })

  test('the renderer takes nothing of preload but the contract', () => {
    const wrong = under('src-renderer').filter(({ to }) => to.startsWith('src-preload/') && !to.startsWith('src-preload/contract/'))
    expect(wrong.map(line)).toEqual([])
  })

  test('main knows nothing of the renderer', () => {
    expect(
      under('src-main')
        .filter(({ to }) => to.startsWith('src-renderer/'))
        .map(line),
    ).toEqual([])
  })

  test('the contract imports zod and itself, nothing else', () => {
    const wrong = under('src-preload/contract').filter(({ to }) => to !== 'zod' && !to.startsWith('src-preload/contract/'))
    expect(wrong.map(line)).toEqual([])
  })

  test('preload loads electron alone; of the contract it has the types', () => {
    const wrong = importsOf('src-preload/index.ts').filter(({ to, typeOnly }) => !typeOnly && to !== 'electron')
    expect(wrong.map(line)).toEqual([])
  })

  test('electron is imported in its few files only', () => {
    const files = ['index', 'window', 'window-rules', 'bridge', 'protocol', 'tray', 'menu', 'notifications', 'paper-window'].map(
      (name) => `src-main/${name}.ts`,
    )
    const wrong = all.filter(({ from, to }) => to === 'electron' && ![...files, 'src-preload/index.ts'].includes(from))
    expect(wrong.map(line)).toEqual([])
  })

  test.each([
    'src-main/core.ts',
    'src-main/practice/worker.ts',
  ])('nothing reachable from %s imports electron: it runs in plain Node', (entry) => {
    const reached = reachableFrom(entry)
    expect(reached.length).toBeGreaterThan(3)
    expect(reached.filter(({ to }) => to === 'electron').map(line)).toEqual([])
  })

  test('keytar is reached through one file', () => {
    expect(all.filter(({ to }) => to === 'keytar').map(({ from }) => from)).toEqual(['src-main/environments/keychain.ts'])
  })

  test('nothing that ships is made of tests', () => {
    expect(all.filter(({ to }) => to.startsWith('test/')).map(line)).toEqual([])
  })

  test('every import of a file finds one', () => {
    const lost = all.filter(({ to }) => /^(\.|src-)/.test(to) && !/\.(tsx?|css|svg|png|md|json)$/.test(to))
    expect(lost.map(line)).toEqual([])
  })

  test('capabilities do not import each other’s screens', () => {
    const folder = (path: string): string | undefined => /^src-renderer\/screens\/[^/]+\/([^/]+)\//.exec(path)?.[1]
    const wrong = under('src-renderer/screens').filter(({ from, to }) => folder(to) !== undefined && folder(from) !== folder(to))
    expect(wrong.filter(({ from }) => folder(from) !== undefined).map(line)).toEqual([])
  })
})
