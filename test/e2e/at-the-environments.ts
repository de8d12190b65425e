import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Input } from '@contract/index'
import type { Page } from '@playwright/test'
import type { Desk } from './desk'

/** The token that `openServer` accepts. */
export const GOOD = 'good-token-of-the-server-1234'

const only = { id: 'user_1', email: 'only@example.com', is_admin: true, is_seller: false, stripe_connected: false }

/** A JWT nobody signed: Opsdesk reads its expiry and subject, and leaves its worth to the server. */
export const jwt = (seconds: number, sub = 'user_dana'): string =>
  [{ alg: 'none' }, { sub, exp: Math.floor(Date.now() / 1000) + seconds }, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

/** The smallest admin API: one user, and it accepts one token. */
export const openServer = async (): Promise<{ server: Server; address: string }> => {
  const server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${GOOD}`
    const answer = request.url?.includes('/check') ? { is_admin: true } : { items: [only], total: 1 }
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(known ? answer : { detail: 'Token has expired' }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** A new environment; returns its id. */
export const create = async (desk: Desk, profile: Partial<Input<'environments.create'>> = {}): Promise<string> => {
  const made = await desk.call('environments.create', {
    name: 'Local',
    kind: 'local',
    colour: 'blue',
    services: { marketplace: { base_url: 'http://127.0.0.1:9' } },
    ...profile,
  })
  if (!made.ok) throw new Error(made.failure.what)
  return made.value.id
}

/** The screen’s own heading. */
export const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
/** A part of the page by its exact name. */
export const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
