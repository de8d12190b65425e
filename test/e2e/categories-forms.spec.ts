import { expect, type Page } from '@playwright/test'
import { go, practiseAt } from './at-a-screen'
import { test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Categories' })
const row = (page: Page, name: string | RegExp) => grid(page).getByRole('row', { name })
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const field = (page: Page, name: string) => detail(page).getByRole('textbox', { name })

test('what is typed is not lost by leaving: it asks', async ({ desk }) => {
  const id = await practiseAt(desk, 'categories')
  const { page } = desk
  await page.getByRole('button', { name: 'New category' }).first().click()
  await field(page, 'Name').fill('Half a thought')
  await detail(page).getByRole('button', { name: 'Cancel' }).click()
  await step(page).getByRole('button', { name: 'Stay' }).click()
  await expect(field(page, 'Name')).toHaveValue('Half a thought')
  await row(page, /Automation/).click()
  await step(page).getByRole('button', { name: 'Leave' }).click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Automation')

  await go(page, `/e/${id}/categories/automation%2Fedit`)
  await field(page, 'Name').fill('Automatic')
  await page.goBack()
  await step(page).getByRole('button', { name: 'Stay' }).click()
  await expect(field(page, 'Name')).toHaveValue('Automatic')
})

test('an icon of another time is kept and said to be; hostile words are text', async ({ desk }) => {
  const id = await practiseAt(desk, 'categories')
  const { page } = desk
  await go(page, `/e/${id}/categories/research-b-labs-b`)
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Research <b>Labs</b>')
  await expect(detail(page).getByText('not one of the eight')).toBeVisible()
  await page.keyboard.press('e')
  await expect(detail(page).getByText('It has “flask” now')).toBeVisible()
  await field(page, 'Name').fill('Research')
  await expect(detail(page).getByText('Sends only: name', { exact: true })).toBeVisible()
  expect(await page.title()).toContain('Categories')
  expect(desk.complaints).toEqual([])
})
