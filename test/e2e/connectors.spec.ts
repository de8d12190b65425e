import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const grid = (page: Page) => page.getByRole('grid')

test('a connector that is down is found, and leads to its connections by state and to what it did not deliver', async ({ desk }) => {
  const id = await practiseAt(desk, 'connectors')
  const { page } = desk

  await test.step('the catalogue says how each is', async () => {
    await expect(page.getByText('14 connectors')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Down', exact: true }).click()
    await expect(page.getByText('1 connector', { exact: true })).toBeVisible()
    await grid(page).getByText('Customer records').click()
    await expect(detail(page).getByText('No worker had an answer from it in time since yesterday evening.')).toBeVisible()
    await detail(page).getByText('Events by outcome as a table').click()
    await expect(detail(page).getByRole('columnheader', { name: 'Not delivered' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('its connections by state, and one of them', async () => {
    await detail(page)
      .getByRole('link', { name: /^active/ })
      .click()
    await expect(page.getByRole('button', { name: /^Active \d+$/ })).toHaveAttribute('aria-pressed', 'true')
    await page.getByText('Connections by state as a table').click()
    await expect(page.getByRole('table').getByRole('rowheader', { name: 'Customer records' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await grid(page).getByRole('row').nth(1).click()
    await expect(detail(page).getByRole('link', { name: 'All events of this connection' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('what it did not deliver', async () => {
    await go(page, `/e/${id}/connectors/con_crm`)
    await detail(page).getByRole('link', { name: 'No answer in time' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Connector events' })).toBeVisible()
    await expect(
      grid(page)
        .getByRole('row', { name: /Customer records/ })
        .first(),
    ).toBeVisible()
    await expect(page.getByRole('combobox', { name: 'Connector' })).toHaveValue('con_crm')
  })

  await test.step('an org without any says so, and a connector that is not there', async () => {
    await go(page, `/e/${id}/connectors?view=connections&org_id=org_practice_empty`)
    await expect(page.getByText('No connections match these filters')).toBeVisible()
    await go(page, `/e/${id}/connectors/con_none`)
    await expect(detail(page).getByText('The server says: There is no such connector')).toBeVisible()
  })
  expect(desk.complaints).toEqual([])
})
