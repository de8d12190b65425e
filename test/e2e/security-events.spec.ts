import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const rows = (page: Page, name = 'Security events') => page.getByRole('grid', { name }).getByRole('row')

test('security events are found by severity and actor, seen together, acknowledged one and many, and leave their mark in the audit trail', async ({
  desk,
}) => {
  const id = await practiseAt(desk, 'security-events')
  const { page } = desk

  await test.step('what one actor did within the hour is one row, the worst of it first', async () => {
    const burst = rows(page).filter({ hasText: 'An owner was replaced' })
    await expect(burst).toContainText('15 in 54 min')
    await expect(burst).toContainText('critical')
    await page.getByText('Security events over time as a table').click()
    await expect(
      page.getByRole('region', { name: 'Security events over time' }).getByRole('columnheader', { name: 'critical' }),
    ).toBeVisible()
    await page.getByText('Security events over time as a table').click()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('a filter is in the address, and comes back from it', async () => {
    await page.getByRole('button', { name: /^Critical/ }).click()
    await expect(rows(page).filter({ hasText: 'medium' })).toHaveCount(0)
    await page.getByRole('searchbox', { name: 'Search' }).fill('public repository')
    await expect(page.getByText('1 row, by actor and hour')).toBeVisible()
    expect(await page.evaluate(() => location.hash)).toContain('search=public+repository')
    await page.getByRole('combobox', { name: 'How they are listed' }).selectOption('One by one')
    await expect(page.getByText('1 event', { exact: true })).toBeVisible()
  })

  await test.step('it is acknowledged with a reason, and is no longer new', async () => {
    await rows(page).getByText('A live API key').click()
    await expect(detail(page).getByRole('link', { name: 'Acorn Analytics' })).toBeVisible()
    await page.keyboard.press('a')
    await expect(
      step(page).getByRole('heading', { name: 'Acknowledge “A live API key was written into a public repository”' }),
    ).toBeVisible()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('The key was turned off at once')
    await step(page).getByRole('button', { name: 'Acknowledge' }).click()
    await expect(detail(page).getByText('The key was turned off at once')).toBeVisible()
    await expect(detail(page).getByRole('button', { name: 'Mark as new' })).toBeVisible()
    // Beside an open record the list has no room for how each stands.
    await page.keyboard.press('Escape')
    await expect(detail(page)).toBeHidden()
    await expect(rows(page).filter({ hasText: 'A live API key' })).toContainText('acknowledged')
    await rows(page).getByText('A live API key').click()
    await expect(detail(page).getByRole('button', { name: 'Mark as new' })).toBeVisible()
  })

  await test.step('the audit trail has it, field by field', async () => {
    await detail(page).getByRole('link', { name: 'What was done to its record, in the audit trail' }).click()
    await expect(page.getByText('No entries match these filters')).toBeVisible()
    await go(page, `/e/${id}/audit-trail?subject_id=sev_practice_leak`)
    await rows(page, 'Audit trail').getByText('acknowledged').first().click()
    const changed = detail(page)
      .getByRole('table', { name: 'What changed' })
      .getByRole('row', { name: /acknowledged_reason/ })
    await expect(changed).toContainText('The key was turned off at once')
    await expect(detail(page).getByText('security_event.acknowledged')).toBeVisible()
    await expect(detail(page).getByRole('link', { name: 'A live API key was written into a public repository' })).toBeVisible()
  })

  await test.step('all that one actor did is acknowledged at once, as a job', async () => {
    await go(page, `/e/${id}/security-events/sev_practice_burst_3`)
    await expect(detail(page).getByText('By the same actor, an hour before and after: 15 events.')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Acknowledge all 15…' }).click()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('One attack, one ticket')
    await step(page)
      .getByRole('button', { name: /^Acknowledge|Start/ })
      .last()
      .click()
    await expect(page.getByRole('complementary').getByText('15 of 15')).toBeVisible({ timeout: 30_000 })
    const left = await desk.call('security-events.list', { actor_id: 'usr_practice_crosser', acknowledged: 'no' }, id)
    expect(left.ok && left.value.items.filter(({ id: one }) => one.startsWith('sev_practice_'))).toEqual([])
  })
  expect(desk.complaints).toEqual([])
})

test('hostile text in events and entries is only text; the trail is narrowed by who and what, and exported', async ({ desk }) => {
  const id = await practiseAt(desk, 'security-events/sev_practice_script')
  const { page } = desk
  await expect(detail(page).getByRole('heading', { level: 2 })).toContainText('<script>alert("security")</script>')
  await expect(detail(page).getByText('{{constructor.constructor("return process")().exit()}}')).toBeVisible()
  await expect(detail(page).getByRole('link', { name: /javascript/ })).toHaveCount(0)
  await expect(page.locator('img[src="x"]')).toHaveCount(0)
  expect(await troubles(page)).toEqual([])

  await go(page, `/e/${id}/audit-trail/aud_practice_script`)
  await expect(detail(page).getByText("'; DROP TABLE audit_trail; --")).toBeVisible()
  await expect(detail(page).getByRole('row', { name: /"a\.b\[0\]\\""/ })).toBeVisible()
  await detail(page).getByRole('link', { name: 'Everything they did' }).click()
  await expect(page.getByText('usr_practice_script').first()).toBeVisible()
  await page.getByRole('combobox', { name: 'Kind of record' }).selectOption('org')
  await expect(rows(page, 'Audit trail').filter({ hasText: 'renamed' }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Not only By usr_practice_script' }).click()
  await page.getByRole('searchbox', { name: 'Search' }).fill('aud_practice_formula')
  await expect(page.getByText('1 entry', { exact: true })).toBeVisible()
  expect(await troubles(page)).toEqual([])

  const file = join(desk.folder, 'trail.csv')
  await desk.saveTo(file)
  await page.getByRole('button', { name: 'Export' }).click()
  await expect(page.getByText('1 row in')).toBeVisible()
  const written = readFileSync(file, 'utf8')
  expect(written).toContain('aud_practice_formula')
  // What a spreadsheet would run is quoted; both sides are there as JSON.
  expect(written).toContain(`"'=HYPERLINK(`)
  expect(written).toContain(`{""name"":""Org""}`)
  expect(desk.complaints).toEqual([])
})
