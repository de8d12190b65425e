import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Input } from '@contract/index'
import { userSortKeys } from '@contract/marketplace/users'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Users' })
const row = (page: Page, index: number) => grid(page).locator(`[role=row][aria-rowindex="${index + 2}"]`)
const clipboard = (desk: Desk) =>
  desk.app ? desk.app.evaluate(({ clipboard }) => clipboard.readText()) : desk.page.evaluate(() => navigator.clipboard.readText())

const sortOf = (page: Page): Pick<Input<'users.list'>, 'sort_by' | 'sort_order'> => {
  const search = new URLSearchParams(page.url().split('?')[1])
  return { sort_by: search.get('sort_by') as 'email', sort_order: search.get('sort_order') as 'asc' }
}

test('12,000 users, in the list and in a file', async ({ desk }) => {
  const id = await practiseAt(desk, 'users', 12_000)
  const { page } = desk

  await test.step('12,000 users, sorted by the server each way, up to the very last', async () => {
    await expect(page.getByText('12,000 users')).toBeVisible()
    await expect(grid(page)).toHaveAttribute('aria-rowcount', '12001')

    const headings = { email: 'E-mail', created_at: 'Created', is_admin: 'Admin', is_seller: 'Seller', stripe_connected: 'Stripe' }
    for (const key of userSortKeys) {
      const heading = page.getByRole('columnheader', { name: headings[key] })
      for (let press = 0; press < 2; press++) {
        await heading.getByRole('button').click()
        const order = new URLSearchParams(page.url().split('?')[1]).get('sort_order') as 'asc' | 'desc'
        await expect(heading).toHaveAttribute('aria-sort', order === 'asc' ? 'ascending' : 'descending')
        const answer = await desk.call('users.list', { sort_by: key, sort_order: order, limit: 3 } satisfies Input<'users.list'>, id)
        if (!answer.ok) throw new Error(answer.failure.what)
        for (const [index, user] of answer.value.items.entries()) await expect(row(page, index)).toContainText(user.email)
      }
    }

    await grid(page).focus()
    await page.keyboard.press('End')
    const last = await desk.call('users.list', { ...sortOf(page), offset: 11_999, limit: 1 }, id)
    if (!last.ok) throw new Error(last.failure.what)
    await expect(row(page, 11_999)).toContainText(last.value.items[0]?.email ?? 'nobody')
  })

  await test.step('export writes every row, safe in a spreadsheet', async () => {
    await expect(page.getByText('12,000 users')).toBeVisible()
    const file = join(desk.folder, 'users.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText('12,000 rows in')).toBeVisible()
    const lines = readFileSync(file, 'utf8')
      .replace(/^\ufeff/, '')
      .trimEnd()
      .split('\r\n')
    expect(lines[0]).toBe('E-mail,Name,Status,Admin,Seller,Stripe,Created,Deletion asked,Deletion due,Id')
    expect(lines.filter((line) => line.includes('formula@example.com'))).toEqual([expect.stringContaining('"\'=HYPERLINK(')])
    expect(lines.filter((line) => /user_2/.test(line))).toHaveLength(12_000)
    await page.getByRole('button', { name: 'Dismiss' }).click()

    await desk.saveTo(null)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible()
    await expect(page.getByText('rows in')).toHaveCount(0)
  })
})

test('users by keyboard and by address', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk

  await test.step('the whole of it works without a mouse', async () => {
    const listed = await desk.call('users.list', { limit: 100 }, id)
    if (!listed.ok) throw new Error(listed.failure.what)
    const at = (index: number) => listed.value.items[index]
    await expect(row(page, 0)).toContainText(at(0)?.email ?? '')
    await expect(grid(page)).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('j')
    await page.keyboard.press('c')
    await expect.poll(() => clipboard(desk)).toBe(at(2)?.id)
    await page.keyboard.press('k')
    await page.keyboard.press('e')
    await expect.poll(() => clipboard(desk)).toBe(at(1)?.email)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('complementary').getByText(at(1)?.id ?? '')).toBeVisible()
    await page.keyboard.press('j')
    await expect(page.getByRole('complementary').getByText(at(2)?.id ?? '')).toBeVisible()
    await page.keyboard.press('a')
    const step = page.getByRole('dialog')
    await expect(step.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(step).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('complementary')).toBeHidden()
    await page.keyboard.press('PageDown')
    await page.keyboard.press('End')
    await expect(row(page, 399)).toHaveAttribute('data-current')
    await page.keyboard.press('Home')
    await expect(row(page, 0)).toHaveAttribute('data-current')
  })

  await test.step('a user has an address: back, forward, Esc, and the list keeps its place', async () => {
    const detail = page.getByRole('complementary')
    const byEmail = await desk.call('users.list', { limit: 1, sort_by: 'email', sort_order: 'asc' }, id)
    if (!byEmail.ok) throw new Error(byEmail.failure.what)
    await go(page, `/e/${id}/users?sort_by=email&sort_order=asc`)
    // The rows of the old order stay until the new ones are there, and those begin at the top.
    await expect(row(page, 0)).toContainText(byEmail.value.items[0]?.email ?? 'nobody')
    await grid(page).evaluate((element) => element.scrollTo({ top: 3200 }))
    await expect(row(page, 105)).toContainText('@')
    const place = await grid(page).evaluate((element) => element.scrollTop)
    await row(page, 105).click()
    const first = await detail.getByRole('heading', { level: 2 }).innerText()
    await row(page, 107).click()
    await expect(detail.getByRole('heading', { level: 2 })).not.toHaveText(first)
    await page.goBack()
    await expect(detail.getByRole('heading', { level: 2 })).toHaveText(first)
    await page.goBack()
    await expect(detail).toBeHidden()
    await page.goForward()
    await expect(detail.getByRole('heading', { level: 2 })).toHaveText(first)
    await page.keyboard.press('Escape')
    await expect(detail).toBeHidden()
    await expect(grid(page)).toBeFocused()
    expect(await grid(page).evaluate((element) => element.scrollTop)).toBe(place)
    expect(page.url()).toContain('sort_by=email')
  })

  await test.step('a user opened by address is looked for; one who is nowhere is said to be', async () => {
    const detail = page.getByRole('complementary')
    await go(page, `/e/${id}/users/${castId('arabic')}`)
    await expect(detail.getByText('layla@example.org')).toBeVisible()
    await go(page, `/e/${id}/users/${castId('leave')}`)
    await expect(detail.getByText('pending deletion')).toBeVisible()
    await expect(detail.getByText('it can still be cancelled')).toBeVisible()
    await go(page, `/e/${id}/users/user_2nobody`)
    await expect(detail.getByText('No user with this id in Practice.')).toBeVisible()
    await go(page, `/e/${id}/users/pur_91c0`)
    await expect(detail.getByText('starts with pur_')).toBeVisible()
    await go(page, `/e/${id}/users/${castId('you')}`)
    await expect(detail.getByText('This is you')).toBeVisible()
  })

  await test.step('hostile names are text and nothing else', async () => {
    await go(page, `/e/${id}/users/${castId('script')}?sort_by=created_at&sort_order=asc`)
    await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toHaveText("<script>alert('practice')</script>")
    await go(page, `/e/${id}/users/${castId('override')}`)
    await expect(page.getByRole('complementary').locator('h2 bdi')).toHaveText(/fdp\.exe/)
    expect(desk.complaints).toEqual([])
  })
})

test('the list as it is seen: empty, small, chosen columns, failing', async ({ desk }) => {
  const { page } = desk

  await test.step('a list without anybody says why it is empty', async () => {
    const server = createServer((_, answer) => answer.setHeader('content-type', 'application/json').end('{"items": [], "total": 0}'))
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const made = await desk.call('environments.create', {
      name: 'Bare',
      kind: 'local',
      colour: 'grey',
      services: { marketplace: { base_url } },
    })
    if (!made.ok) throw new Error(made.failure.what)
    await desk.call('environments.set_token', { environment_id: made.value.id, service: 'marketplace', token: 'made-up' })
    await desk.call('environments.open', { environment_id: made.value.id })
    await go(desk.page, `/e/${made.value.id}/users`)
    await expect(desk.page.getByText('No users in Bare')).toBeVisible()
    await expect(desk.page.getByText('0 users')).toBeVisible()
    server.close()
  })

  const id = await practiseAt(desk, 'users')

  await test.step('nothing in the list, the detail or the confirm step keeps anyone out', async () => {
    await go(page, `/e/${id}/users/${castId('member')}`)
    await expect(page.getByRole('button', { name: 'Make admin' })).toBeVisible()
    await expect(row(page, 0)).toContainText('@')
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('a')
    await expect(page.getByRole('dialog').getByText('member@example.com')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('in a small window the detail covers the list, and nothing is cut off', async () => {
    await go(page, `/e/${id}/users`)
    await resize(desk, 1000, 700)
    await expect(row(page, 0)).toContainText('@')
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await go(page, `/e/${id}/users/${castId('long-email')}`)
    await expect(page.getByRole('complementary').getByText('an.address.exactly.sixty')).toBeVisible()
    await expect(grid(page)).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(grid(page)).toBeVisible()
    await expect(grid(page)).toBeFocused()
    await resize(desk, 1280, 800)
  })

  await test.step('columns are chosen in a menu and remembered', async () => {
    await go(page, `/e/${id}/users`)
    await page.getByRole('button', { name: 'Columns' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Stripe' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Id' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('columnheader', { name: 'Stripe' })).toHaveCount(0)
    await expect(page.getByRole('columnheader', { name: 'Id' })).toBeVisible()
    await page.reload()
    await expect(page.getByRole('columnheader', { name: 'Id' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Stripe' })).toHaveCount(0)
  })

  await test.step('a list that fails says so in its place, and tries again', async () => {
    const list = await desk.call('environments.list', {})
    const base = list.ok ? list.value.items.find(({ id: one }) => one === id)?.services.marketplace?.base_url : undefined
    const broken = await desk.call('environments.create', {
      name: 'Broken',
      kind: 'local',
      colour: 'grey',
      services: { marketplace: { base_url: `${base}/fail_503` } },
    })
    if (!broken.ok) throw new Error(broken.failure.what)
    await desk.call('environments.set_token', { environment_id: broken.value.id, service: 'marketplace', token: 'made-up' })
    await desk.call('environments.open', { environment_id: broken.value.id })
    await go(page, `/e/${broken.value.id}/users`)
    await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    await expect(grid(page)).toHaveCount(0)
  })
})

test('an export that is cancelled leaves no file', async ({ desk }) => {
  test.setTimeout(120_000)
  await practiseAt(desk, 'users', 300_000)
  const { page } = desk
  await expect(page.getByText('300,000 users')).toBeVisible({ timeout: 60_000 })
  await desk.saveTo(join(desk.folder, 'users.csv'))
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText(/Exporting · [1-9].* of 300,000 rows/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel export' }).click()
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeVisible()
  await expect.poll(() => readdirSync(desk.folder).filter((name) => name.startsWith('users.csv'))).toEqual([])
})
