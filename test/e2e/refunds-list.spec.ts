import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Papa from 'papaparse'
import { go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const step = (page: Page) => page.getByRole('dialog')
const detail = (page: Page) => page.getByRole('complementary')
const refunds = (page: Page) => page.getByRole('grid', { name: 'Refunds' })
const row = (page: Page, purchase: string) => refunds(page).getByRole('row', { name: new RegExp(`pur_practice_${purchase} `) })
const rows = (page: Page) => refunds(page).locator('[role=row][aria-rowindex]:not([aria-rowindex="1"])')

/** Pastes a list and looks at the preview. */
const batch = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: 'Batch…' }).click()
  await step(page).getByRole('textbox', { name: 'Ids of purchases' }).fill(text)
  await step(page).getByRole('button', { name: 'Preview' }).click()
}
const confirm = async (page: Page, count: number): Promise<void> => {
  await step(page).getByRole('checkbox').check()
  await step(page)
    .getByRole('button', { name: `Issue refund: ${count} ${count === 1 ? 'purchase' : 'purchases'}` })
    .click()
}
const exported = async (desk: Desk): Promise<Record<string, string>[]> => {
  const file = join(desk.folder, 'books.csv')
  await desk.saveTo(file)
  await desk.page.getByRole('button', { name: 'Export' }).click()
  await expect(desk.page.getByText(/rows? in/)).toBeVisible()
  return Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), { header: true, skipEmptyLines: true }).data
}

const list = `purchase_id,amount,reason
pur_practice_0001,49.00,duplicate: Paid twice for it.
pur_practice_0002,9.99,
pur_practice_pending,,
pur_practice_0001,49.00,
pur_practice_0003,"1,90",`

test('a batch with a duplicate and a refusal is listed, filtered, counted and exported', async ({ desk }) => {
  const id = await practiseAt(desk, 'refunds', 150)
  const { page } = desk
  await expect(page.getByText('No refund was issued from this desk yet')).toBeVisible()

  await batch(page, list)
  await expect(step(page).getByRole('button', { name: 'Can’t be done 2' })).toHaveAttribute('aria-pressed', 'true')
  await expect(step(page).getByText('The same as line 1.')).toBeVisible()
  await expect(step(page).getByText('Its amount can’t be read. Write it without commas, such as 1234.50.')).toBeVisible()
  await expect(step(page).getByText('As stated in the list: $58.99, and nothing for 1.')).toBeVisible()
  await step(page).getByRole('combobox', { name: 'Reason' }).selectOption('technical')
  await step(page).getByRole('textbox', { name: 'In words' }).fill('Does not run.')
  await expect(step(page).getByRole('figure', { name: 'Reason as it is sent' })).toHaveText('technical: Does not run.')
  expect(await troubles(page)).toEqual([])
  await confirm(page, 3)
  await expect(detail(page).getByRole('heading', { name: 'Issue refund ended, not all done' })).toBeVisible()

  await go(page, `/e/${id}/refunds`)
  await expect(rows(page)).toHaveCount(3)
  await expect(row(page, '0001')).toContainText('done')
  await expect(row(page, '0001')).toContainText('succeeded')
  await expect(row(page, '0001')).toContainText('$49.00')
  await expect(row(page, '0001')).toContainText('duplicate Paid twice for it.')
  await expect(row(page, 'pending')).toContainText('refused')
  // Beside the form of a new one the list has no more room than beside one that was issued.
  await go(page, `/e/${id}/refunds/%2Fnew`)
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('New refund')
  await expect.poll(() => refunds(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await go(page, `/e/${id}/refunds`)
  await expect(detail(page)).toHaveCount(0)
  await page
    .getByRole('group', { name: 'State' })
    .getByRole('button', { name: /^Refused/ })
    .click()
  await expect(rows(page)).toHaveCount(1)
  await page
    .getByRole('group', { name: 'State' })
    .getByRole('button', { name: /^Refused/ })
    .click()
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('duplicate')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('combobox', { name: 'Reason' }).selectOption('')
  await page.getByRole('searchbox', { name: 'Search' }).fill('practice_0002')
  await expect(rows(page)).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Search' }).fill('')
  await page.getByRole('combobox', { name: 'Time' }).selectOption('today')
  await expect(rows(page)).toHaveCount(3)

  const books = await exported(desk)
  expect(books).toHaveLength(3)
  expect(books.find(({ purchase_id }) => purchase_id === 'pur_practice_0002')).toMatchObject({
    environment: 'Practice',
    refund_id: expect.stringMatching(/^re_/),
    state: 'done',
    status: 'succeeded',
    amount_cents: '999',
    amount: '9.99',
    currency_as_set: 'USD',
    stated_cents: '999',
    reason: 'technical: Does not run.',
  })

  await page.getByRole('button', { name: 'Figures' }).click()
  await expect(page.getByText('2 refunds', { exact: true })).toBeVisible()
  const reasons = page.getByRole('table', { name: 'Refunds by reason' })
  await expect(reasons.getByRole('row', { name: /^Paid twice duplicate \$49\.00 1 0 0 0 0/ })).toBeVisible()
  await expect(reasons.getByRole('row', { name: /^Does not work technical \$9\.99 1 0 0 1 0/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'Refunds by operator' })).toContainText('$58.99')
  await expect(page.locator('.recharts-bar-rectangle path')).toHaveCount(1)
  expect(await troubles(page)).toEqual([])
  await reasons.getByRole('link', { name: /Paid twice/ }).click()
  await expect(rows(page)).toHaveCount(1)
  await resize(desk, 1000, 700)
  expect(await troubles(page)).toEqual([])
})

test('a batch says the limit of an hour beforehand, stops at it, asks, and leaves out what was refunded', async ({ desk }) => {
  const id = await practiseAt(desk, 'refunds', 150)
  const { page } = desk
  await desk.call('settings.update', { refund_limit_count: 1 })
  await batch(page, 'See https://app.example.com/purchases/pur_practice_0001 and pur_practice_0002, both.')
  await expect(step(page).getByText('2 purchases, and the limit is 1 an hour: the job will stop and ask once.')).toBeVisible()
  await confirm(page, 2)
  await expect(detail(page).getByRole('heading', { name: 'Issue refund stopped' })).toBeVisible()
  await go(page, `/e/${id}/refunds`)
  await expect(page.getByText('A batch has reached the limit of an hour and asks: 1 of 2 waits.')).toBeVisible()
  await page.getByRole('link', { name: 'Open the batch' }).click()
  await detail(page).getByRole('button', { name: 'Go on…' }).click()
  await step(page).getByRole('button', { name: 'Go on' }).click()
  await expect(detail(page).getByRole('heading', { name: 'Issue refund ended' })).toBeVisible()

  await go(page, `/e/${id}/refunds`)
  await expect(rows(page)).toHaveCount(2)
  await batch(page, 'pur_practice_0001')
  await expect(step(page).getByText(/Done from this desk already, on/)).toBeVisible()
  await expect(step(page).getByRole('button', { name: 'Can be done 0' })).toBeVisible()
})
