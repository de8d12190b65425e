import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron as electron, type Page } from 'playwright'
import { openDesk } from '../e2e/desk'
import { electronAtHand } from '../run/electron-binary'
import type { Line } from './line'
import { median, milliseconds, ratio } from './statistics'

const RUNS = 5

/**
 * From launching the program to the first usable screen, against an empty Electron window launched the same way. Both
 * have the driver attached, which costs each the same.
 */
export const measureStart = async (): Promise<Line[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-bench-start-'))
  try {
    const welcome = await several(() => appUntil(mkdtempSync(join(folder, 'new-')), (page) => usable(page, 'h1')))
    const practised = join(folder, 'practised')
    await practise(practised)
    const users = await several(() =>
      appUntil(practised, (page) => usable(page, '[role=grid] [data-index="0"]:not(:has([style*="width"]))')),
    )
    await choose(practised, 'everything')
    const home = await several(() => appUntil(practised, (page) => usable(page, 'main section[aria-label="Abuse flags"] p b')))
    const empty = await several(emptyWindow)
    const floor = `an empty window, ${milliseconds(empty)}`
    return [
      { what: 'first start, to the welcome', value: milliseconds(welcome), ratio: ratio(welcome, empty), floor },
      { what: 'later start, to rows of users', value: milliseconds(users), ratio: ratio(users, empty), floor },
      { what: 'later start, to the first number of Home', value: milliseconds(home), ratio: ratio(home, empty), floor },
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

const several = async (once: () => Promise<number>): Promise<number> => {
  const all: number[] = []
  for (let run = 0; run < RUNS; run++) all.push(await once())
  return median(all)
}

/** The moment, by the page's own clock, at which the element is there and a frame with it has been drawn. */
const usable = (page: Page, selector: string): Promise<number> =>
  page
    .waitForFunction((wanted) => document.querySelector(wanted) !== null && performance.timeOrigin + performance.now(), selector)
    .then((handle) => handle.jsonValue() as Promise<number>)

const appUntil = async (folder: string, ready: (page: Page) => Promise<number>): Promise<number> => {
  const began = Date.now()
  const desk = await openDesk({ shell: 'electron', folder })
  const at = await ready(desk.page)
  await desk.close()
  return at - began
}

const practise = async (folder: string): Promise<void> => {
  const desk = await openDesk({ shell: 'electron', folder })
  await desk.call('environments.practise', {})
  await desk.close()
  // Opens with the users.
  await choose(folder, 'support')
}

const choose = async (folder: string, preset: 'support' | 'everything'): Promise<void> => {
  const desk = await openDesk({ shell: 'electron', folder })
  await desk.call('home.choose', { preset })
  await desk.close()
}

const emptyWindow = async (): Promise<number> => {
  const began = Date.now()
  const { file } = electronAtHand()
  const app = await electron.launch({
    executablePath: file ?? 'electron',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), join(import.meta.dirname, 'empty-window')],
  })
  const at = await usable(await app.firstWindow(), 'p')
  await app.close()
  return at - began
}
