import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import type { EnvironmentKind } from '@contract/desk/environments'
import { expect, type Page } from '@playwright/test'
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
): Promise<string> => {
  await desk.call('settings.update', { grace_seconds: 0 })
  await quietly(desk)
  const made = await desk.call('environments.create', {
    name: 'Elsewhere',
    kind,
    colour: 'grey',
    services: { marketplace: { base_url } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  const { id } = made.value
  await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token })
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
    await expect.poll(() => page.evaluate(isMoving)).toBe(false)
    // Legacy mode, since Electron opens no second page for axe. What passed is not written out: that is half of its time.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const { violations } = await (scheme === 'dark' ? axe.withRules(ofColours) : axe).analyze()
    found.push(...violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`))
  }
  await page.emulateMedia({ colorScheme: null })
  return found
}

/** Something comes or goes on screen, or changes its colour: half faded, its contrast is nothing to judge. */
const isMoving = (): boolean =>
  document.getAnimations().some(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().endTime) < 1000)
