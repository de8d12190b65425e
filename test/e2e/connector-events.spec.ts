import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const grid = (page: Page) => page.getByRole('grid')
const part = (page: Page) => page.getByRole('tabpanel')
const step = (page: Page) => page.getByRole('dialog')

test('an event is found and read without being able to do anything, two tries are compared, and it is redelivered', async ({ desk }) => {
  const id = await practiseAt(desk, 'connector-events')
  const { page } = desk
  const event = (word: string) => go(page, `/e/${id}/connector-events/evt_practice_${word}`)

  await test.step('it is searched for among those that are not delivered', async () => {
    await expect(page.getByText('1,472 events')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Not delivered', exact: true }).click()
    await page.getByRole('searchbox', { name: 'Search' }).fill('evt_practice_markup')
    await expect(page.getByText('1 event', { exact: true })).toBeVisible()
    await grid(page).getByText('evt_practice_markup').click()
  })

  await test.step('what tries something in its payload is text, and nothing of it can be followed', async () => {
    await expect(part(page).getByText('<script>document.title = "ran"</script>')).toBeVisible()
    await expect(part(page).getByText('https://example.com/phish?user=you')).toBeVisible()
    await expect(part(page).locator('a, img, script, iframe')).toHaveCount(0)
    expect(await page.title()).not.toBe('ran')
    await part(page).getByRole('button', { name: 'As JSON' }).click()
    await expect(part(page).getByRole('region', { name: 'The payload as JSON' }).getByText('"subject":')).toBeVisible()
    await page.keyboard.press('2')
    await expect(part(page).getByRole('row', { name: /^Authorization hidden, 47 characters, ends …/ })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await event('prototype')
    await expect(part(page).getByText('__proto__')).toBeVisible()
    await event('long')
    await expect(part(page).getByText('Show 20,000 more of 1,012,000 characters')).toBeVisible()
    await event('deep')
    await part(page).getByRole('button', { name: 'Show 1 field' }).click()
    await expect(part(page).getByText('level_8', { exact: true })).toBeVisible()
  })

  await test.step('its tries are compared, the last two first', async () => {
    await event('recovered')
    await page.keyboard.press('3')
    await expect(part(page).getByText('its destination failed (5xx)').first()).toBeVisible()
    await part(page).getByText('What was sent and what came back').first().click()
    await expect(part(page).getByRole('table', { name: 'Headers sent with try 3' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('4')
    const outcome = part(page).getByRole('table', { name: 'Outcome: what differs' })
    await expect(outcome.getByRole('columnheader', { name: 'Attempt 3' })).toBeVisible()
    await expect(outcome.getByRole('row', { name: /^status changed .* 200/ })).toBeVisible()
    await part(page).getByRole('combobox', { name: 'After' }).selectOption({ index: 0 })
    await expect(outcome.getByRole('columnheader', { name: 'Attempt 1' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('it is redelivered once; what is delivered asks again, and a replay can’t be', async () => {
    await event('failed')
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('comment.created failed')
    await page.keyboard.press('x')
    await expect(step(page).getByRole('heading', { name: 'Redeliver the event evt_practice_failed' })).toBeVisible()
    await step(page).getByRole('button', { name: 'Redeliver', exact: true }).click()
    await expect(detail(page).getByRole('heading', { level: 2 })).toContainText('delivered')
    await expect(detail(page).getByText('once, last')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Redeliver again…' }).click()
    await expect(step(page).getByText('whoever it is for must bear the same event twice')).toBeVisible()
    await page.keyboard.press('Escape')
    await event('replayed')
    await expect(detail(page).getByText('It is a replay of evt_practice_paid: delivering it would do the same twice.')).toBeVisible()
  })

  await test.step('an answer that is lost is settled by reading the event', async () => {
    await event('fail_lost')
    await expect(detail(page).getByRole('button', { name: 'Redeliver…' })).toBeVisible()
    await page.keyboard.press('x')
    await step(page).getByRole('button', { name: 'Redeliver', exact: true }).click()
    await expect(page.getByText('no usable answer came').first()).toBeVisible()
    const unknown = await desk.call('ledger.list', { states: ['unknown'] })
    const attempt = unknown.ok ? (unknown.value.items[0]?.attempt ?? '') : ''
    await expect
      .poll(async () => {
        const settled = await desk.call('ledger.recheck', { attempt })
        return settled.ok && settled.value.settled
      })
      .toBe('done')
  })
  expect(desk.complaints).toEqual([])
})

test('what failed for one cause is redelivered as one job, and all since an instant is counted first', async ({ desk }) => {
  const id = await practiseAt(desk, 'connector-events')
  const { page } = desk

  await test.step('failures stand by cause', async () => {
    await page.getByRole('button', { name: 'Failures by cause' }).click()
    await grid(page)
      .getByRole('row', { name: /^Connection refused/ })
      .click()
    await expect(detail(page).getByText('7 events', { exact: true })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('all of them become one job', async () => {
    await detail(page).getByRole('button', { name: 'Redeliver 7…' }).click()
    await expect(step(page).getByText('7 events are not delivered')).toBeVisible()
    await step(page).getByRole('button', { name: 'Look at 7' }).click()
    await expect(step(page).getByRole('heading', { name: 'Redeliver 7 events' })).toBeVisible()
    await step(page).getByRole('button', { name: 'Redeliver: 7 events' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible()
    const jobs = () => desk.call('jobs.list', {})
    await expect
      .poll(async () => {
        const made = await jobs()
        return made.ok && made.value.items.map(({ state, done, refused, unknown }) => [state, done, refused, unknown])
      })
      .toEqual([['ended', 7, 0, 0]])
    await go(page, `/e/${id}/connector-events?view=causes&cause=connection_refused`)
    await expect(detail(page).getByText('Nothing failed so any more')).toBeVisible()
  })

  await test.step('recover since: counted by cause before anything is looked at', async () => {
    await go(page, `/e/${id}/connector-events?connector_id=con_chat`)
    await expect(grid(page).getByText('Team chat').first()).toBeVisible()
    await page.keyboard.press('s')
    await step(page).getByRole('button', { name: '7 days' }).click()
    await expect(step(page).getByRole('table', { name: 'By cause' }).getByText('Its destination failed (5xx)')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await step(page).getByLabel('Since').fill('2099-01-01T00:00')
    await expect(step(page).getByText('Choose an instant in the past.')).toBeVisible()
    await expect(step(page).getByRole('button', { name: /^Look at/ })).toBeDisabled()
    await page.keyboard.press('Escape')
  })

  await test.step('the list is exported without payloads or headers', async () => {
    const file = join(desk.folder, 'events.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText('events.csv')).toBeVisible()
    const [head = ''] = readFileSync(file, 'utf8').split('\r\n')
    expect(head).toContain('Event,Type,Connector id')
    expect(head).not.toMatch(/payload|header/i)
  })
  expect(desk.complaints).toEqual([])
})
