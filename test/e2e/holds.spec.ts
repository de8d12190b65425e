import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')

test('an account is held with a reason and released again', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk
  await go(page, `/e/${id}/users/${castId('member')}`)
  await expect(detail(page).getByRole('button', { name: 'Hold account' })).toBeVisible()
  await page.keyboard.press('h')
  await expect(step(page).getByRole('heading', { name: 'Hold the account of Morgan Member' })).toBeVisible()
  await expect(step(page).getByText('a seller with Stripe connected')).toBeVisible()
  const press = step(page).getByRole('button', { name: 'Hold account' })
  await expect(press).toBeDisabled()
  await step(page).getByRole('textbox', { name: 'Reason' }).fill('Suspected fraudulent purchase pattern')
  await expect(step(page).getByText('"reason": "Suspected fraudulent purchase pattern"')).toBeVisible()
  await press.click()
  await expect(page.getByText('Hold the account of Morgan Member: done')).toBeVisible()
  await expect(detail(page).getByText('held', { exact: true })).toBeVisible()
  await page.keyboard.press('h')
  await step(page).getByRole('button', { name: 'Release account' }).click()
  await expect(page.getByText('Release the account of Morgan Member: done')).toBeVisible()
  await expect(detail(page).getByText('active', { exact: true })).toBeVisible()
  const ledger = await desk.call('ledger.list', { operation: 'holds.hold' })
  expect(ledger.ok && ledger.value.items[0]?.state).toBe('done')
})

test('an admin is warned of, and nobody holds themselves', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk
  await go(page, `/e/${id}/admins/${castId('chiara')}`)
  await detail(page).getByRole('button', { name: 'Hold account' }).click()
  await expect(step(page).getByText('This is an admin')).toBeVisible()
  await page.keyboard.press('Escape')
  await go(page, `/e/${id}/users/${castId('you')}`)
  await expect(detail(page).getByRole('button', { name: 'Hold account' })).toHaveAccessibleDescription(/can’t hold your own account/)
})

test('nothing in the hold form keeps anyone out', async ({ desk }) => {
  const { page } = desk
  const id = await practiseAt(desk, 'users')
  await go(page, `/e/${id}/users/${castId('bob')}`)
  await detail(page).getByRole('button', { name: 'Hold account' }).click()
  await expect(step(page).getByText('bob@example.com')).toBeVisible()
  expect(await troubles(page)).toEqual([])
})
