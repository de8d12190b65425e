import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('grid', { name: 'Purchases' })

test('a purchase is found, its payment seen, refunded through Stripe itself, and followed until it is refunded', async ({ desk }) => {
  const id = await practiseAt(desk, 'purchases')
  const { page } = desk
  // Without a database nothing reads purchases, and it is said what would.
  await expect(page.getByText('Nothing that Practice has connected reads purchases')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Connect its database' })).toBeVisible()
  expect((await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'both' })).ok).toBe(true)
  await go(page, `/e/${id}/users`)
  await go(page, `/e/${id}/purchases`)

  await expect(rows(page)).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search' }).fill('pi_practice_0001')
  await expect(page.getByText('1 purchase', { exact: true })).toBeVisible()
  await rows(page).getByText('pur_practice_0001').click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('$49.00 completed')
  await expect(detail(page).getByText('visa ending in 4242')).toBeVisible()
  await expect(detail(page).getByText('test mode')).toBeVisible()
  await expect(detail(page).getByRole('list', { name: 'What differs' })).toHaveCount(0)
  await expect(detail(page).getByRole('link', { name: 'Open user' }).first()).toBeVisible()
  expect(await troubles(page)).toEqual([])

  await page.keyboard.press('x')
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('New refund')
  await expect(detail(page).getByText('$49.00 paid, $0.00 given back')).toBeVisible()
  await detail(page).getByRole('radio', { name: 'Through Stripe itself' }).check()
  await detail(page).getByRole('combobox', { name: 'Reason' }).selectOption('technical')
  await detail(page).getByRole('button', { name: 'Refund…' }).click()
  await expect(step(page).getByRole('heading', { name: /^Refund \$49\.00 to .+@/ })).toBeVisible()
  await expect(step(page).getByText('POST /v1/refunds')).toBeVisible()
  await expect(step(page).getByText('"payment_intent": "pi_practice_0001"')).toBeVisible()
  await step(page).getByRole('checkbox').check()
  await step(page).getByRole('button', { name: 'Issue refund' }).click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Refund $49.00 succeeded')
  await expect(detail(page).getByText('Stripe has the refund: succeeded.')).toBeVisible()
  await expect(detail(page).getByText('The marketplace counts it as refunded')).toBeVisible({ timeout: 15_000 })
  await expect(detail(page).getByText('Its licence is deactivated.')).toBeVisible()

  await go(page, `/e/${id}/purchases/pur_practice_0001`)
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('$49.00 refunded')
  await expect(detail(page).getByText('It is refunded already.')).toBeVisible()
})

test('an answer of Stripe that was lost is settled by reading Stripe; a payment whose report never came shows the difference', async ({
  desk,
}) => {
  const id = await practiseAt(desk, 'users')
  expect((await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'both' })).ok).toBe(true)
  const { page } = desk
  const issue = async (purchase: string): Promise<void> => {
    await go(page, `/e/${id}/refunds/%2Fnew%2F${purchase}`)
    await detail(page).getByRole('radio', { name: 'Through Stripe itself' }).check()
    await detail(page).getByRole('button', { name: 'Refund…' }).click()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Issue refund' }).click()
  }
  await issue('pur_practice_fail_lost')
  await expect(step(page).getByText('Nobody knows yet whether the buyer got the money back.')).toBeVisible()
  await expect(step(page).getByRole('button', { name: 'Issue refund' })).toBeDisabled()
  await step(page).getByRole('button', { name: 'Read the record again' }).click()
  await expect(step(page).getByText('The record shows that it happened.')).toBeVisible()
  await page.keyboard.press('Escape')

  await issue('pur_practice_no_webhook')
  await expect(detail(page).getByText('The marketplace still says completed.')).toBeVisible()
  await expect(detail(page).getByText('Waiting for Stripe’s report')).toBeVisible()
  await go(page, `/e/${id}/purchases/pur_practice_no_webhook`)
  await expect(detail(page).getByText('Stripe has given it back, and the database still says completed')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
