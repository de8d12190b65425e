import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const row = (page: Page) => page.getByRole('grid', { name: 'Platform notifications' }).locator('[role=row][data-index]')
const pane = (page: Page) => page.getByRole('complementary')

test('notifications are queues that are narrowed down and acknowledged, one or many', async ({ desk }) => {
  const id = await practiseAt(desk, 'notifications')
  const { page } = desk
  const waiting = async (kind: string): Promise<number> => {
    const answer = await desk.call('notifications.list', { kind, acknowledged: false, limit: 1 }, id)
    return answer.ok ? (answer.value.total ?? -1) : -1
  }

  await test.step('each queue says how many wait in it; failures of one alone', async () => {
    const schedules = await waiting('schedule')
    await page.getByRole('button', { name: `Schedules ${schedules}` }).click()
    await page.getByRole('button', { name: 'Failures' }).click()
    expect(page.url()).toContain('kind=schedule&failures=true')
    await expect(row(page).first()).toContainText('Nightly report failed')
    await expect(row(page).getByText('info')).toHaveCount(0)
    expect(await troubles(page)).toEqual([])
  })

  await test.step('one is read and acknowledged, and leaves the queue', async () => {
    const before = await waiting('schedule')
    await row(page).first().click()
    await expect(pane(page).getByText('TimeoutError')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('a')
    await page.getByRole('dialog').getByRole('button', { name: 'Acknowledge' }).click()
    await expect.poll(() => waiting('schedule')).toBe(before - 1)
    await expect(pane(page).getByRole('button', { name: 'Acknowledge' })).toBeHidden()
    await expect(page.getByRole('button', { name: `Schedules ${before - 1}` })).toBeVisible()
  })

  await test.step('many at once are one job', async () => {
    await go(page, `/e/${id}/notifications?kind=usage`)
    const before = await waiting('usage')
    await expect(row(page).first()).toContainText('Spend limit reached')
    await row(page).nth(0).getByRole('checkbox').click()
    await row(page).nth(1).getByRole('checkbox').click()
    await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Acknowledge…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /^Acknowledge/ }).click()
    await expect.poll(() => waiting('usage')).toBe(before - 2)
  })

  await test.step('days are chosen and left again; a kind nobody knows is called in plain words', async () => {
    await go(page, `/e/${id}/notifications?kind=usage&event=mfa_reset`)
    await expect(page.getByLabel('Event').locator('option:checked')).toHaveText('Mfa reset')
    const time = page.getByLabel('Time')
    await time.selectOption('From … to …')
    await page.getByLabel('From', { exact: true }).fill('2020-01-01')
    await expect.poll(() => page.url()).toContain('from=2020-01-01')
    await page.getByLabel('To', { exact: true }).fill('2020-01-02')
    await expect(page.getByText('No notifications match these filters')).toBeVisible()
    await time.selectOption('All time')
    await expect(page.getByLabel('From', { exact: true })).toHaveCount(0)
    expect(page.url()).not.toMatch(/from=|to=/)
  })

  await test.step('hostile text is text; nothing like it is said so', async () => {
    await go(page, `/e/${id}/notifications/ntf_practice_markup?state=any`)
    await expect(pane(page).getByText('<h1>502 Bad Gateway</h1>')).toBeVisible()
    expect(await page.locator('main img').count()).toBe(0)
    await go(page, `/e/${id}/notifications?search=nosuchwords`)
    await expect(page.getByText('No notifications match these filters')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    expect(desk.complaints).toEqual([])
  })
})
