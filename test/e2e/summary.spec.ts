import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Summary } from '@contract/agentbot/summary'
import { expect, type Page } from '@playwright/test'
import { go, listen, practiseAt, resize, sendJson, troubles } from './at-a-screen'
import { type Desk, openDesk, test } from './desk'
import { rememberWeeks } from './health-past'

const DAY = 86_400_000
const inDays = (days: number): string => new Date(Date.now() + days * DAY).toISOString()
const users = [
  { id: 'user_known', email: 'known@example.com', display_name: 'Known Here' },
  { id: 'user_other', email: 'Mixed.Case@example.com', display_name: 'Known By Mail' },
]

const summary = {
  serviceHealth: [
    { name: 'Agentbot API', status: 'ok', detail: 'ok' },
    { name: '<img src=x onerror=alert(1)>', status: 'down', detail: 'HTTP 502 \u202Egnp.exe <script>alert(2)</script>' },
    { name: 'Router', status: 'maintenance', detail: null },
  ],
  trial: {
    active: 40,
    expiringSoon: [
      { id: 'user_known', email: 'known@example.com', endsAt: inDays(1.5), daysLeft: 2 },
      { id: 'agentbot_7', email: 'mixed.case@example.com', endsAt: inDays(2), daysLeft: 2 },
      { id: 'agentbot_8', email: '=cmd@example.com', endsAt: inDays(2.5), daysLeft: 3 },
      ...Array.from({ length: 9 }, (_, n) => ({ id: `agentbot_1${n}`, email: `t${n}@example.com`, endsAt: inDays(2.6), daysLeft: 3 })),
    ],
  },
  agents: {
    totals: { running: 8, 'paused (billing)': 3, error: 7 },
    recentErrors: [{ id: 'agent_1', name: 'my-agent', userId: 'user_known', updatedAt: inDays(-0.1), status: 'error' }],
  },
  timestamp: new Date().toISOString(),
} satisfies Summary

/** A server that is both systems: its Agentbot answers as `now` says. */
const bothAt = async (desk: Desk, cookie = 'session=s3cret') => {
  const now: { answer: (response: ServerResponse, request: IncomingMessage) => void } = {
    answer: (response) => sendJson(response, summary),
  }
  const server = await listen((request, response) => {
    if (request.url?.startsWith('/v1/admin/users')) return sendJson(response, { items: users, total: users.length })
    if (request.url !== '/api/admin/summary') return sendJson(response, { detail: 'Not Found' }, 404)
    if (request.headers.cookie !== cookie) return sendJson(response, { error: 'Unauthorized' }, 403)
    now.answer(response, request)
  })
  const made = await desk.call('environments.create', {
    name: 'Elsewhere',
    kind: 'local',
    colour: 'grey',
    services: { marketplace: { base_url: server.base_url }, agentbot: { base_url: server.base_url } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  const { id } = made.value
  await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'token' })
  await desk.call('environments.set_token', { environment_id: id, service: 'agentbot', token: cookie })
  await desk.call('environments.open', { environment_id: id })
  await go(desk.page, `/e/${id}/summary`)
  return { id, now, close: server.close }
}

const services = (page: Page) => page.getByRole('list', { name: 'Services' }).getByRole('listitem')
const failing = (page: Page, what: RegExp) => page.getByRole('alert').getByText(what)
const trials = (page: Page) => page.getByRole('table', { name: 'Trials that end soon' })
const row = (page: Page, text: string) => trials(page).getByRole('row').filter({ hasText: text })

test('what is down comes first, whatever it is called; trials are copied, exported and found in the marketplace', async ({ desk }) => {
  const { page } = desk
  const { id, close } = await bothAt(desk)
  await expect(services(page)).toHaveCount(3)
  await expect(services(page).first()).toContainText('<img src=x onerror=alert(1)>')
  await expect(services(page).first()).toContainText('HTTP 502 ⟨U+202E⟩gnp.exe <script>alert(2)</script>')
  await expect(services(page).nth(1)).toContainText('maintenance')
  await expect(page.getByText(/Read \d+ s ago · every minute/)).toBeVisible()
  await services(page).nth(1).getByText('Router').click()
  await expect(page.getByText('This word is Agentbot’s own.')).toBeVisible()

  await expect(page.getByText('12 end within 3 days. Agentbot lists at most 12')).toBeVisible()
  await expect(page.getByText('7 are in error; Agentbot lists at most 5.')).toBeVisible()
  await expect(page.getByText('paused (billing)').first()).toBeVisible()
  const file = join(desk.folder, 'trials.csv')
  await desk.saveTo(file)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText('Saved in')).toBeVisible()
  const csv = readFileSync(file, 'utf8').split('\r\n')
  expect(csv[0]).toBe('\ufeffE-mail,User id,Trial ends,Days left')
  expect(csv[3]).toContain("'=cmd@example.com,agentbot_8,")
  await page.keyboard.press('e')
  await expect(page.getByText('Copied 12 addresses')).toBeVisible()

  await row(page, 'agentbot_8').getByRole('button', { name: 'Open user' }).click()
  await expect(row(page, 'agentbot_8')).toContainText('no user of this id or e-mail')
  await row(page, 'agentbot_7').getByRole('button', { name: 'Open user' }).click()
  await expect(page.getByRole('complementary')).toContainText('Known By Mail')
  await go(page, `/e/${id}/summary`)
  await row(page, 'user_known').getByRole('button', { name: 'Open user' }).click()
  await expect(page.getByRole('complementary')).toContainText('Known Here')
  await go(page, `/e/${id}/summary`)
  await page.getByRole('table', { name: 'Agents that failed last' }).getByRole('button', { name: 'Open user' }).click()
  await expect(page.getByRole('complementary')).toContainText('Known Here')
  close()
})

test('not reaching Agentbot never looks like a service that is down, and a session that ended says so', async ({ desk }) => {
  const { page } = desk
  const { now, close } = await bothAt(desk)
  await expect(services(page)).toHaveCount(3)

  now.answer = (response) => response.destroy()
  await page.keyboard.press('r')
  await expect(page.getByText('can’t reach Agentbot')).toBeVisible({ timeout: 15_000 })
  await expect(page.getByText('This says nothing about the services themselves.')).toBeVisible()
  await expect(services(page).getByText('was ok', { exact: true })).toBeVisible()
  await expect(services(page).getByText('ok', { exact: true })).toHaveCount(0)

  now.answer = (response) => sendJson(response, { error: 'Unauthorized' }, 403)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(
    failing(page, /^Agentbot lets nobody in .* the session has ended, or the account’s e-mail address is not in ADMIN_EMAILS/),
  ).toBeVisible()
  await expect(page.getByText('not let in')).toBeVisible()
  now.answer = (response) => response.writeHead(307, { location: 'https://login.example.com/in' }).end()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(failing(page, /^Agentbot sends this request elsewhere, to https:\/\/login\.example\.com \(307\)/)).toBeVisible()
  now.answer = (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(failing(page, /^A web page came instead of a summary/)).toBeVisible()
  expect(await troubles(page)).toEqual([])

  // The cookie is replaced where it failed, and what it said comes back by itself.
  now.answer = (response) => sendJson(response, { serviceHealth: [], trial: { active: 0, expiringSoon: [] } })
  await page.getByRole('button', { name: 'Replace cookie' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('New cookie', { exact: true }).fill('s3cret')
  await dialog.getByRole('button', { name: 'Keep cookie' }).click()
  await expect(dialog.getByText('Paste the cookie with its name')).toBeVisible()
  await dialog.getByLabel('New cookie', { exact: true }).fill('Cookie: session=s3cret')
  await dialog.getByLabel('It expires (optional)').fill('2099-01-01T12:00')
  await dialog.getByRole('button', { name: 'Keep cookie' }).click()
  await expect(page.getByText('Agentbot watches no services')).toBeVisible()
  await expect(page.getByText('Agentbot’s answer lacks agents and the time it was made.')).toBeVisible()
  await expect(page.getByText('No trial ends within 3 days.')).toBeVisible()
  await expect(page.getByText(/cookie expires in \d+ d/)).toBeVisible()
  expect(await troubles(page)).toEqual([])
  close()
})

test('an environment without Agentbot says where to add it, and its connection test tells a 403 apart', async ({ desk }) => {
  const { page } = desk
  const server = await listen((request, response) =>
    request.headers.cookie === 'session=good' ? sendJson(response, summary) : sendJson(response, { error: 'Unauthorized' }, 403),
  )
  const made = await desk.call('environments.create', {
    name: 'Elsewhere',
    kind: 'local',
    colour: 'grey',
    services: { marketplace: { base_url: server.base_url } },
  })
  const id = made.ok ? made.value.id : ''
  await desk.call('environments.open', { environment_id: id })
  await go(page, `/e/${id}/summary`)
  await expect(page.getByText('Elsewhere has no Agentbot yet')).toBeVisible()
  await page.getByRole('link', { name: 'Add its address and cookie' }).click()
  await page.getByRole('button', { name: 'Add Agentbot' }).click()
  await page.getByLabel('Agentbot address').fill(server.base_url)
  await page.getByRole('region', { name: 'Agentbot', exact: true }).getByRole('button', { name: 'Save address' }).click()
  await page.getByLabel('New cookie', { exact: true }).fill('session=old')
  await page.getByRole('button', { name: 'Keep cookie' }).click()
  await expect(page.getByRole('button', { name: 'Replace cookie' })).toBeVisible()
  const connection = page.getByRole('region', { name: 'Agentbot connection' })
  await connection.getByRole('button', { name: 'Test connection' }).click()
  await expect(connection.getByText('Not let in')).toBeVisible()
  await expect(connection.getByText(/not in ADMIN_EMAILS/)).toBeVisible()
  await desk.call('environments.set_token', { environment_id: id, service: 'agentbot', token: 'session=good' })
  await connection.getByRole('button', { name: 'Test connection' }).click()
  await expect(connection.getByText('All well', { exact: true })).toBeVisible()
  server.close()
})

test('practice is remembered over weeks: bars, flapping, gaps, charts and their tables, by keyboard', async ({ shell }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-'))
  rememberWeeks(folder)
  const desk = await openDesk({ shell, folder })
  try {
    const { page } = desk
    await practiseAt(desk, 'summary')
    await resize(desk, 1000, 700)
    const relay = services(page).filter({ hasText: 'Webhook Relay' })
    await expect(relay).toContainText('flapping')
    await expect(relay.getByRole('img')).toHaveAccessibleName(
      /^Webhook Relay, the last day: ok in [\d.]+ % of \d+ readings; degraded in \d+; Agentbot not reached \d+ times; no reading in \d+ of 48/,
    )
    await expect(services(page).filter({ hasText: 'Render Queue' })).toContainText('down')
    // The reading that has just been made is in the history as soon as it is written down.
    await expect(page.getByText('just changed')).toHaveCount(0)
    await page.keyboard.press('j')
    await expect(services(page).first().locator('summary')).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(services(page).first().getByText('No change was seen from this desk yet.')).toBeVisible()
    await relay.getByText('Webhook Relay').click()
    await expect(relay.getByRole('table', { name: 'What changed when' }).getByRole('row').nth(4)).toBeVisible()
    await page.getByText('Services over time as a table').click()
    const table = page.getByRole('region', { name: 'Services over time' })
    await expect(table.getByRole('cell', { name: 'Agentbot not reached', exact: true }).first()).toBeVisible()
    await expect(table.getByRole('cell', { name: 'not read', exact: true }).first()).toBeVisible()
    await page.getByText('Active trials as a table').click()
    await expect(page.getByRole('region', { name: 'Active trials' }).getByRole('row').nth(3)).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('t')
    await expect(page.getByRole('radio', { name: 'Week' })).toBeChecked()
    await expect(relay.getByRole('img')).toHaveAccessibleName(/the last week/)
    expect(desk.complaints).toEqual([])
  } finally {
    await desk.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
