import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const grid = (page: Page) => page.getByRole('grid')

test('snapshots show their age, hold their rows, and are compared field by field', async ({ desk }) => {
  const id = await practiseAt(desk, 'commerce')
  const { page } = desk

  await test.step('the newest of each kind has its age, and one is too old', async () => {
    const ages = page.getByRole('list', { name: 'How old the newest snapshots are' })
    await expect(ages.getByRole('listitem').filter({ hasText: 'Orders' })).toContainText('stale: older than 2 hours')
    await expect(ages.getByRole('listitem').filter({ hasText: 'Products' })).toContainText('stale after 12 hours')
    await page.getByRole('button', { name: 'Products' }).click()
    await expect(page.getByText('6 snapshots')).toBeVisible()
    await grid(page).getByText('2 h ago').or(grid(page).getByText('3 h ago')).first().click()
    await expect(detail(page).getByText('snap_practice_product_6')).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('its rows are searched and read; markup in a name is text', async () => {
    await detail(page).getByRole('link', { name: 'Show its rows' }).click()
    await page.getByRole('searchbox', { name: 'Search' }).fill('prod_practice')
    await grid(page).getByText('<script>alert("product")</script>').click()
    await expect(detail(page).getByText('SCRIPT', { exact: true })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('what changed since the one before: counted, narrowed, field by field, and exported', async () => {
    await page.getByRole('link', { name: 'All snapshots' }).click()
    await detail(page).getByRole('link', { name: 'What changed since the one before' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Products: what changed' })).toBeVisible()
    await page.getByRole('button', { name: /^Changed \d+/ }).click()
    await page.getByRole('combobox', { name: 'Changed field' }).selectOption('amount_cents')
    await grid(page).getByText('Kettle, whose price jumps').click()
    const changed = detail(page)
      .getByRole('table', { name: 'Field by field' })
      .getByRole('row', { name: /amount_cents/ })
    await expect(changed).toContainText('$319.99')
    await expect(changed).toContainText('$639.99')
    expect(await troubles(page)).toEqual([])

    const file = join(desk.folder, 'changes.csv')
    await desk.saveTo(file)
    await page.getByRole('searchbox', { name: 'Search' }).fill('price jumps')
    await expect(page.getByText('1 difference', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText('Saved in')).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain('prod_practice_price,"Kettle, whose price jumps",changed,amount_cents,31999,63999')
  })

  await test.step('one that was read only in part says what that means', async () => {
    await go(page, `/e/${id}/commerce/snap_practice_product_6?show=difference&against=snap_practice_product_3`)
    await expect(page.getByText(/was taken only in part: what seems to have come or gone may only not have been read/)).toBeVisible()
    await go(page, `/e/${id}/commerce/snap_practice_none`)
    await expect(detail(page).getByRole('alert')).toContainText('There is no such snapshot')
  })
  expect(desk.complaints).toEqual([])
})
