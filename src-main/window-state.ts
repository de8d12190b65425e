import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/** In device-independent pixels, as Electron counts them. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

export interface WindowState {
  bounds: Rectangle
  maximised: boolean
}

export const SMALLEST = { width: 1000, height: 700 }
const USUAL = { width: 1280, height: 800 }

const Pixels = z.number().min(-100_000).max(100_000).transform(Math.round)
const Saved = z.object({
  bounds: z.object({ x: Pixels, y: Pixels, width: Pixels, height: Pixels }),
  maximised: z.boolean(),
})

/**
 * Where the window goes: where it was, as far as the displays still allow. `displays` are their work areas, the main one
 * first. A window whose title bar nobody could reach, or that is larger than its display, is centred on the main one.
 */
export const placeWindow = (saved: unknown, displays: readonly Rectangle[]): WindowState => {
  const parsed = Saved.safeParse(saved)
  const main = displays[0] ?? { x: 0, y: 0, ...USUAL }
  if (!parsed.success) return { bounds: centred(USUAL, main), maximised: false }
  const { bounds, maximised } = parsed.data
  const size = { width: Math.max(bounds.width, SMALLEST.width), height: Math.max(bounds.height, SMALLEST.height) }
  const home = displays.find((display) => titleBarIsOn(bounds, display))
  if (home && size.width <= home.width && size.height <= home.height) return { bounds: { ...bounds, ...size }, maximised }
  return { bounds: centred(size, home ?? main), maximised }
}

/** What was saved, whatever it is: `placeWindow` judges it. Undefined where there is none or it can't be read. */
export const readWindowState = async (folder: string): Promise<unknown> => {
  try {
    return JSON.parse(await readFile(fileIn(folder), 'utf8'))
  } catch {
    return undefined
  }
}

/** Written while the app quits, so at once and whole. A folder that can't be written costs the memory, not the quit. */
export const saveWindowState = (folder: string, state: WindowState): void => {
  try {
    writeFileAtomic.sync(fileIn(folder), JSON.stringify(state), { mode: 0o600 })
  } catch (error) {
    console.error('The window state was not saved:', error instanceof Error ? error.message : 'unknown')
  }
}

const fileIn = (folder: string): string => join(folder, 'window.json')

const centred = (size: { width: number; height: number }, display: Rectangle): Rectangle => {
  const width = Math.min(size.width, Math.max(display.width, SMALLEST.width))
  const height = Math.min(size.height, Math.max(display.height, SMALLEST.height))
  return {
    x: Math.round(display.x + (display.width - width) / 2),
    y: Math.round(display.y + (display.height - height) / 2),
    width,
    height,
  }
}

/** At least 100 pixels of the title bar's width, and its top, must be within the display for a hand to get hold of it. */
const titleBarIsOn = (bounds: Rectangle, display: Rectangle): boolean => {
  const visible = Math.min(bounds.x + bounds.width, display.x + display.width) - Math.max(bounds.x, display.x)
  return visible >= 100 && bounds.y >= display.y && bounds.y <= display.y + display.height - 40
}
