import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { EnvironmentKind } from '@contract/desk/environments'
import { expect, type Page } from '@playwright/test'
import type Axe from 'axe-core'
import type { Desk } from './desk'
import { practise } from './practice-world'

/** Goes to an address of the window. */
export const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((hash) => {
    location.hash = hash
  }, address)

/** What a test does is all a server hears of: nobody looks at it by himself. */
const quietly = (desk: Desk) => desk.call('watches.update', { paused: true })

/** Opens practice with a world of this size, at a screen; edits leave at once, and no watch looks. Returns the environment's id. */
export const practiseAt = async (desk: Desk, screen: string, users = 400): Promise<string> => {
  await desk.call('settings.update', { grace_seconds: 0 })
  await quietly(desk)
  const { id } = await practise(desk, users)
  await go(desk.page, `/e/${id}/${screen}`)
  return id
}

/** Connects an environment, local unless said otherwise, to a server, opens it and goes to a screen. Returns the environment's id. */
export const connectAt = async (
  desk: Desk,
  base_url: string,
  token: string,
  screen: string,
  kind: Exclude<EnvironmentKind, 'practice'> = 'local',
  service: 'marketplace' | 'platform' = 'marketplace',
): Promise<string> => {
  await desk.call('settings.update', { grace_seconds: 0 })
  await quietly(desk)
  const made = await desk.call('environments.create', {
    name: 'Elsewhere',
    kind,
    colour: 'grey',
    services: { [service]: { base_url } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  const { id } = made.value
  await desk.call('environments.set_token', { environment_id: id, service, token })
  await desk.call('environments.open', { environment_id: id })
  await go(desk.page, `/e/${id}/${screen}`)
  return id
}

/** A server of a test's own, on this machine, until the test closes it. */
export const listen = async (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ base_url: string; close: () => void }> => {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}

export const sendJson = (response: ServerResponse, body: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

/** Gives the window's content this size. */
export const resize = async ({ app, page }: Desk, width: number, height: number): Promise<void> => {
  if (!app) return page.setViewportSize({ width, height })
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w ?? 0, h ?? 0), [width, height])
}

/** The rules whose answer depends on colours. */
const ofColours = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds, in short: by every rule in light, and in dark by those that colours decide, since nothing else differs. One
 * test needs no second for the other scheme.
 */
export const troubles = async (page: Page): Promise<string[]> => {
  const found: string[] = []
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme })
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme)
    await page.evaluate(drawn)
    await expect.poll(() => page.evaluate(isMoving)).toBe(false)
    const violations = await violationsOf(page, scheme === 'dark' ? ofColours : null)
    found.push(...violations.map((violation) => `${scheme}: ${violation}`))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe says of the page, by these rules or by all, a line a rule. It is brought in once a page. Rows after the tenth of a
 * table are made of the same parts as those before: looking at all of them was half of its time.
 */
const violationsOf = async (page: Page, rules: readonly string[] | null, within = 'html'): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(
    async ([only, where]) => {
      const { axe: here } = window as unknown as { axe: typeof Axe }
      const { violations } = await here.run(
        { include: [[where]], exclude: [['[role="row"]:nth-child(n + 11)']] },
        { resultTypes: ['violations'], iframes: false, ...(only ? { runOnly: { type: 'rule', values: [...only] } } : {}) },
      )
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
    },
    [rules, within] as const,
  )
}

/** What axe finds in the screen as it stands, without its frame, in the scheme it has: for what `troubles` would look at too often. */
export const troublesInMain = async (page: Page): Promise<string[]> => {
  await expect.poll(() => page.evaluate(isMoving)).toBe(false)
  return violationsOf(page, null, 'main')
}

/** What was just opened begins to come with the frames after it, and moves only then. A window nobody sees draws none. */
const drawn = (): Promise<void> =>
  new Promise((done) => {
    let frames = 3
    const next = (): void => {
      if (frames-- === 0) done()
      else requestAnimationFrame(next)
    }
    next()
    setTimeout(done, 1000)
  })

/** Something comes or goes on screen, or changes its colour: half faded, its contrast is nothing to judge. */
const isMoving = (): boolean =>
  document.getAnimations().some(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().endTime) < 1000)
