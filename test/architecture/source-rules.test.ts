import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sourcesIn, textOf } from './import-graph'

const sources = sourcesIn('src-main', 'src-preload', 'src-renderer')
const matches = (pattern: RegExp): string[] => sources.flatMap((path) => [...textOf(path).matchAll(pattern)].map(() => path))

describe('the source', () => {
  test('there is one ipcMain.handle', () => {
    expect(matches(/\bipcMain\.handle(Once)?\b/g)).toEqual(['src-main/bridge.ts'])
  })

  test('there is one ipcRenderer.invoke, and ipcRenderer is never handed on', () => {
    expect(matches(/\bipcRenderer\.invoke\b/g)).toEqual(['src-preload/index.ts'])
    expect(textOf('src-preload/index.ts')).not.toMatch(/exposeInMainWorld\([^)]*\bipcRenderer\s*\)/)
  })

  test('no effect gives back what an element’s own method answers: newer Chromium answers a promise, which React would call', () => {
    expect(matches(/useEffect\(\(\) => [\w.]+\.current\?\./g)).toEqual([])
  })

  test('no file is longer than 300 lines', () => {
    const long = sources.map((path) => ({ path, lines: textOf(path).trimEnd().split('\n').length })).filter(({ lines }) => lines > 300)
    expect(long).toEqual([])
  })

  test('files are named in kebab-case, for what they hold', () => {
    const vague = /(^|-)(managers?|helpers?|utils?|utilities|common|services?|providers?|data|info)(-|$)/
    const names = [...sources, ...sourcesIn('test')].map((path) => ({ path, name: basename(path).replace(/(\.[a-z]+)+$/, '') }))
    expect(names.filter(({ name }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || vague.test(name)).map(({ path }) => path)).toEqual([])
  })

  test('no text becomes HTML by a way React does not watch', () => {
    const sinks =
      /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write|createContextualFragment|setHTMLUnsafe|srcDoc|rehype-raw)\b/g
    expect(matches(sinks)).toEqual([])
  })

  test('no code is made from text', () => {
    expect(matches(/\beval\(|\bnew Function\(|\bexecuteJavaScript\b/g)).toEqual([])
  })

  test('Chromium makes no request for main: only Node does', () => {
    expect(matches(/\bnet\.(fetch|request)\b/g)).toEqual([])
  })

  test('nothing is kept for later: no TODO, no test left out', () => {
    expect(matches(/\b(TODO|FIXME|HACK)\b/g)).toEqual([])
    // Put together, so that this file does not find itself.
    const left = new RegExp(`\\b(test|it|describe)\\.(${['on', 'ly'].join('')}|todo)\\b`)
    expect(sourcesIn('test').filter((path) => left.test(textOf(path)))).toEqual([])
  })
})
