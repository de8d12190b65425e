import { mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { placeWindow, type Rectangle, readWindowState, SMALLEST, saveWindowState } from '../../src-main/window-state'

const main: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 }
const right: Rectangle = { x: 1920, y: 0, width: 2560, height: 1440 }
const saved = (bounds: Rectangle, rest: object = {}) => ({ bounds, maximised: false, ...rest })

describe('where the window goes', () => {
  test('the first time: 1280 by 800, in the middle of the main display', () => {
    expect(placeWindow(undefined, [main, right])).toEqual({
      bounds: { x: 320, y: 153, width: 1280, height: 800 },
      maximised: false,
    })
  })

  test('where it was, on whichever display', () => {
    const bounds = { x: 2100, y: 100, width: 1500, height: 900 }
    expect(placeWindow(saved(bounds, { maximised: true }), [main, right])).toEqual({ bounds, maximised: true })
  })

  test('a display that was unplugged: the same size in the middle of the main one', () => {
    const { bounds } = placeWindow(saved({ x: 2100, y: 100, width: 1500, height: 900 }), [main])
    expect(bounds).toEqual({ x: 210, y: 103, width: 1500, height: 900 })
  })

  test('a title bar above the display, where nobody could take hold of it', () => {
    expect(placeWindow(saved({ x: 100, y: -200, width: 1280, height: 800 }), [main]).bounds.y).toBeGreaterThanOrEqual(main.y)
  })

  test('too small becomes the smallest, too large becomes the display', () => {
    expect(placeWindow(saved({ x: 10, y: 30, width: 50, height: 50 }), [main]).bounds).toMatchObject(SMALLEST)
    expect(placeWindow(saved({ x: 0, y: 25, width: 9000, height: 9000 }), [main]).bounds).toEqual(main)
  })

  test('whatever was saved, the title bar is within a display and the size is usable', () => {
    const number = fc.oneof(fc.integer({ min: -200_000, max: 200_000 }), fc.double())
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ bounds: fc.record({ x: number, y: number, width: number, height: number }), maximised: fc.boolean() }),
    )
    fc.assert(
      fc.property(anything, (state) => {
        const { bounds } = placeWindow(state, [main, right])
        const home = [main, right].find(
          (display) => bounds.x + bounds.width >= display.x + 100 && bounds.x <= display.x + display.width - 100,
        )
        expect(home).toBeDefined()
        expect(bounds.y).toBeGreaterThanOrEqual(Math.min(main.y, right.y))
        expect(bounds.width).toBeGreaterThanOrEqual(SMALLEST.width)
        expect(bounds.height).toBeGreaterThanOrEqual(SMALLEST.height)
      }),
    )
  })
})

describe('what is kept', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'opsdesk-window-'))

  test('comes back as it was, readable by its owner only', async () => {
    const at = folder()
    const state = { bounds: { x: 1, y: 30, width: 1200, height: 900 }, maximised: true }
    saveWindowState(at, state)
    expect(await readWindowState(at)).toEqual(state)
    if (process.platform !== 'win32') expect(statSync(join(at, 'window.json')).mode & 0o777).toBe(0o600)
  })

  test('nothing, or a torn file, is nothing', async () => {
    const at = folder()
    expect(await readWindowState(at)).toBeUndefined()
    writeFileSync(join(at, 'window.json'), '{"bounds":')
    expect(await readWindowState(at)).toBeUndefined()
  })

  test('a folder that can not be written does not throw', () => {
    expect(() => saveWindowState(join(folder(), 'not', 'there'), placeWindow(undefined, [main]))).not.toThrow()
  })
})
