import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Database from 'libsql'
import { connectAt, go, listen, practiseAt, sendJson, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const tile = (page: Page, name: string) => page.getByRole('main').getByRole('region', { name, exact: true })
const nav = (page: Page) => page.getByRole('navigation', { name: 'Screens' })
const numberIn = async (page: Page, name: string): Promise<number> =>
  Number((await tile(page, name).locator('p b').first().textContent())?.replace(/\D/g, ''))

/** A flag that comes into the practice world by another way than this desk. */
const flag = (desk: Desk, id: string): void => {
  const db = new Database(join(desk.folder, 'practice', 'practice', 'world.db'))
  db.prepare(`INSERT INTO abuse_flags (id, flag_type, status, created_at) VALUES (?, 'purchase_burst', 'open', ?)`).run(
    id,
    new Date().toISOString(),
  )
  db.close()
}
const look = (desk: Desk, environment_id: string) => desk.call('watches.look', { environment_id })

test('home counts what waits, and each number leads to its list', async ({ desk }) => {
  const { page } = desk
  const id = await practiseAt(desk, 'home')
  await expect(heading(page, 'Home')).toBeVisible()
  await expect(tile(page, 'Abuse flags').getByText('Seen')).toBeVisible()
  await expect(tile(page, 'Services').getByText('Seen')).toBeVisible()
  const flags = await numberIn(page, 'Abuse flags')
  const open = await desk.call('abuse-flags.list', { status: 'open', limit: 1000 }, id)
  expect(open.ok && open.value.items.length).toBe(flags)
  await expect(page.locator('.recharts-bar-rectangle path').first()).toBeVisible()
  expect(await troubles(page)).toEqual([])

  // The same reads count in the navigation.
  await expect(nav(page).getByRole('link', { name: /^Abuse flags/ })).toHaveText(`Abuse flags${flags} open`)

  const type = tile(page, 'Abuse flags').getByRole('list', { name: 'Open flags by type' }).getByRole('link').first()
  await type.click()
  await expect(heading(page, 'Abuse flags')).toBeVisible()
  expect(page.url()).toMatch(/abuse-flags\?type=\w+/)
  await page.goBack()
  await tile(page, 'Pending deletions').locator('p a').first().click()
  await expect(heading(page, 'Pending deletions')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Due in 24 h/ })).toHaveAttribute('aria-pressed', 'true')
  await page.goBack()
  await tile(page, 'Unknown writes').getByRole('link').click()
  expect(page.url()).toContain('ledger?states=unknown')
  await page.goBack()

  // The platform's tiles count what its lists hold, and lead there filtered alike.
  await expect(tile(page, 'Security events').getByText('Seen')).toBeVisible()
  const grave = await numberIn(page, 'Security events')
  const unseen = await desk.call('security-events.list', { severity: 'critical,high', acknowledged: 'no', limit: 1 }, id)
  expect(unseen.ok && unseen.value.total).toBe(grave)
  await expect(nav(page).getByRole('link', { name: /^Security events/ })).toContainText(String(grave))
  // Counts far down in the navigation do not lengthen the document: the frame can't be scrolled away.
  await expect(nav(page).getByRole('link', { name: /^Runtime/ })).toContainText('queues in trouble')
  expect(await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight)).toBe(0)
  await tile(page, 'Security events').locator('p a').first().click()
  await expect(heading(page, 'Security events')).toBeVisible()
  await page.goBack()
  await tile(page, 'Spend requests').locator('p a').first().click()
  await expect(heading(page, 'Agent wallets')).toBeVisible()
  expect(page.url()).toContain('state=pending')
  await page.goBack()

  flag(desk, 'flag_from_elsewhere')
  await page.keyboard.press('r')
  await expect.poll(() => numberIn(page, 'Abuse flags')).toBe(flags + 1)
  expect(desk.complaints).toEqual([])
})

test('a tile fails alone; what fails for all is said once; a list that goes on is at least so many', async ({ desk }) => {
  const { page } = desk
  const rows = Array.from({ length: 1000 }, (_, index) => ({
    id: `flag_${index}`,
    flag_type: 'purchase_burst',
    status: 'open',
    created_at: new Date(Date.now() - index * 60_000).toISOString(),
  }))
  let refused = false
  const server = await listen((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x')
    if (refused) return sendJson(response, { detail: 'Token expired' }, 401)
    if (url.pathname.endsWith('/claims/sandbox')) return sendJson(response, { detail: 'Away' }, 500)
    if (url.pathname.endsWith('/pending-deletions')) return sendJson(response, { items: [] })
    const size = Number(url.searchParams.get('page_size') ?? url.searchParams.get('limit') ?? 50)
    sendJson(response, rows.map((row, index) => ({ ...row, id: `${row.id}_${url.search}_${index}` })).slice(0, size))
  })
  try {
    await connectAt(desk, server.base_url, 'a-token', 'home')
    await expect(tile(page, 'Claims').getByRole('alert')).toBeVisible({ timeout: 20_000 })
    await expect(tile(page, 'Pending deletions').getByText('due in 24 h')).toBeVisible()
    await expect(tile(page, 'Abuse flags').getByText(/at least 1,000/)).toBeVisible({ timeout: 20_000 })
    await expect(page.getByRole('alert')).toHaveCount(1)
    await expect(tile(page, 'Services')).toHaveCount(0)
    refused = true
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('button', { name: 'Replace token' })).toHaveCount(1)
    await expect(tile(page, 'Abuse flags').getByText(/at least 1,000/)).toBeVisible()
    await expect(tile(page, 'Abuse flags').getByText('Last seen')).toBeVisible()
  } finally {
    server.close()
  }
})

test('a preset puts its screens first and opens with its own; nothing is out of reach', async ({ desk }) => {
  const { page } = desk
  await practiseAt(desk, 'settings')
  await expect(page.getByText('what you may do is decided by your token alone')).toBeVisible()
  await page.getByRole('radio', { name: 'Finance' }).click()
  const first = nav(page).getByRole('list', { name: 'Finance' }).getByRole('link')
  await expect(first.first()).toHaveText('Refunds')
  await expect(nav(page).getByRole('link', { name: 'Categories' })).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await go(page, '/')
  await expect(heading(page, 'Refunds')).toBeVisible()
  await expect(nav(page).getByRole('button', { name: 'More' })).toBeVisible()
  await desk.reopen()
  await expect(heading(desk.page, 'Refunds')).toBeVisible()
  await expect(nav(desk.page).getByRole('link', { name: 'Categories' })).toBeHidden()
  await nav(desk.page).getByRole('button', { name: 'More' }).click()
  await nav(desk.page).getByRole('link', { name: 'Categories' }).click()
  await expect(heading(desk.page, 'Categories')).toBeVisible()
})

test('what a watch notices is counted, listed and leads to its item; rules and habits are saved at once', async ({ desk }) => {
  const { page } = desk
  const id = await practiseAt(desk, 'watches')
  await desk.call('watches.set', { environment_id: id, rules: ['flags'] })
  await expect(page.getByText('Nothing was noticed yet')).toBeVisible()
  await page.keyboard.press('r')
  await expect(page.getByText(/Last look/)).toBeVisible()
  flag(desk, 'flag_noticed')
  await page.keyboard.press('r')
  await expect(page.getByRole('list', { name: 'Notices' }).getByRole('link', { name: '1 new abuse flag' })).toBeVisible()
  await expect(nav(page).getByRole('link', { name: /^Notices/ })).toContainText('1 new')
  expect(await troubles(page)).toEqual([])
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary').getByText('flag_noticed', { exact: true })).toBeVisible()
  await expect(nav(page).getByRole('link', { name: /^Notices/ })).not.toContainText('new')

  await go(page, `/e/${id}/watches/rules`)
  await page.getByRole('checkbox', { name: 'New claims' }).check()
  await page.getByRole('textbox', { name: 'Minutes between two looks' }).fill('90')
  await expect(page.getByText('From 1 to 60.', { exact: true })).toBeVisible()
  await page.getByRole('textbox', { name: 'Minutes between two looks' }).fill('9')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => {
      const state = await desk.call('watches.get', {})
      return state.ok && state.value.environments[0]?.settings
    })
    .toMatchObject({ rules: ['flags', 'claims'], every_minutes: 9 })
  await page.getByRole('checkbox', { name: 'Pause watching' }).uncheck()
  await expect(page.getByText(/Next look/)).toBeVisible()
  expect(await troubles(page)).toEqual([])
})

test.describe('outside the window', () => {
  test.skip(({ shell }) => shell !== 'electron', 'the browser shell has neither notifications nor a tray')

  test('a notification holds a count, and its click brings the item; in the tray the app goes on without its window', async ({ desk }) => {
    const { app } = desk
    if (!app) return
    const id = await practiseAt(desk, 'users')
    await desk.call('watches.set', { environment_id: id, rules: ['flags'] })
    await look(desk, id)
    await app.evaluate(({ Notification, BrowserWindow }) => {
      const shown: unknown[] = []
      Object.assign(globalThis, { shown })
      Notification.isSupported = () => true
      Notification.prototype.show = function show() {
        shown.push(this)
      }
      // Nobody is at the window.
      BrowserWindow.prototype.isFocused = () => false
    })
    const texts = () =>
      app.evaluate(() => (globalThis as unknown as { shown: Electron.Notification[] }).shown.map(({ title, body }) => ({ title, body })))
    flag(desk, 'flag_clicked')
    await look(desk, id)
    expect(await texts()).toEqual([{ title: 'Practice', body: '1 new abuse flag' }])
    await app.evaluate(() => (globalThis as unknown as { shown: Electron.Notification[] }).shown[0]?.emit('click'))
    await expect(desk.page.getByRole('complementary').getByText('flag_clicked', { exact: true })).toBeVisible()

    await desk.call('watches.update', { stay_in_tray: true })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(0)
    const opened = app.waitForEvent('window')
    await app.evaluate(() => (globalThis as unknown as { shown: Electron.Notification[] }).shown[0]?.emit('click'))
    const page = await opened
    await expect(page.getByRole('complementary').getByText('flag_clicked', { exact: true })).toBeVisible()
  })
})
