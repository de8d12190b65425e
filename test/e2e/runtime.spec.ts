import { expect, type Page } from '@playwright/test'
import { connectAt, go, listen, practiseAt, sendJson, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('grid', { name: 'Runtime' }).getByRole('row')

test('what needs care in runtime is told with its reason, followed to the queue and its jobs, and mended', async ({ desk }) => {
  const id = await practiseAt(desk, 'runtime')
  const { page } = desk
  const care = page.getByRole('list', { name: 'Needs attention' })

  await test.step('health says what needs care and why, and how old it is', async () => {
    await expect(care.getByRole('listitem').filter({ hasText: 'exports' }).first()).toContainText(
      'No worker takes from it: the last was heard of 31 min ago.',
    )
    await expect(care.getByRole('listitem').filter({ hasText: 'e-mail-digests' })).toContainText(
      'The oldest waits for 52 min: more than 15 minutes.',
    )
    await expect(care.getByRole('listitem').filter({ hasText: 'connector-deliveries' })).toContainText(/264 wait, \d+ times its usual/)
    await expect(care.getByRole('listitem').filter({ hasText: 'sbx_practice_silent' })).toContainText(/was not seen for 1[34] min/)
    await expect(page.getByRole('list', { name: 'Checks' }).getByRole('img', { name: /^api: ok in/ })).toBeVisible()
    await expect(page.getByText(/Read \d+ s ago/)).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('the queue has its depth over time, and leads to its jobs', async () => {
    await care.getByRole('link', { name: 'connector-deliveries' }).click()
    await detail(page).getByText('Waiting over time as a table').click()
    await expect(detail(page).getByRole('region', { name: 'Waiting over time' }).getByRole('row').nth(1)).toContainText('264')
    expect(await troubles(page)).toEqual([])
    await detail(page).getByRole('link', { name: 'Those that wait' }).click()
    await expect(page.getByText('264 jobs')).toBeVisible()
  })

  await test.step('a stalled job is begun again from its panel', async () => {
    await go(page, `/e/${id}/runtime?show=jobs&queue=exports&state=stalled`)
    await expect(page.getByText('2 jobs')).toBeVisible()
    await rows(page).getByText('usage.export').first().click()
    await expect(detail(page).getByText('It stopped moving: its worker was last heard of')).toBeVisible()
    await page.keyboard.press('t')
    await expect(
      step(page).getByRole('heading', { name: /^Begin the job usage\.export job_practice_exports_stalled_\d again$/ }),
    ).toBeVisible()
    await step(page).getByRole('button', { name: 'Retry job' }).click()
    await expect(detail(page).getByRole('heading', { level: 2 })).toContainText('queued')
    await expect(page.getByText('1 job', { exact: true })).toBeVisible()
  })

  await test.step('many are cancelled as one job of this desk, and the queue is no longer so deep', async () => {
    await go(page, `/e/${id}/runtime?show=jobs&queue=connector-deliveries&state=queued`)
    await expect(page.getByText('264 jobs')).toBeVisible()
    await rows(page).nth(1).getByRole('gridcell').first().click()
    await page.keyboard.press('Escape')
    await page.getByRole('grid', { name: 'Runtime' }).focus()
    await page.keyboard.press(process.platform === 'darwin' ? 'Meta+a' : 'Control+a')
    await page.getByRole('region', { name: 'Selected rows' }).getByRole('button', { name: 'Cancel job…' }).click()
    await expect(step(page).getByRole('heading', { name: /^Cancel the job \d+ jobs$|^Cancel/ })).toBeVisible()
    await step(page)
      .getByRole('button', { name: /^Cancel (the )?jobs?$|^Cancel job/ })
      .last()
      .click()
    await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible()
    await expect
      .poll(
        async () => {
          const read = await desk.call('runtime.queues', {}, id)
          return read.ok ? read.value.items.find(({ name }) => name === 'connector-deliveries')?.depth : null
        },
        { timeout: 60_000 },
      )
      .toBeLessThan(200)
  })
  expect(desk.complaints).toEqual([])
})

test('a platform that offers queues alone: what is there is shown, what is not is said, and nothing else is dark', async ({ desk }) => {
  const { page } = desk
  const server = await listen((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://x')
    if (!pathname.endsWith('/admin/runtime/queues'))
      return sendJson(response, { error: { code: 'no_such_path', message: 'Not here' } }, 404)
    const queue = { name: 'only', kind: 'later', depth: 4, oldest_waiting_at: '2026-01-01T00:00:00Z' }
    return sendJson(response, { items: [queue], total: 1, page: 1, page_size: 100 })
  })
  try {
    const id = await connectAt(desk, server.base_url, 'a-token', 'runtime', 'local', 'platform')
    await expect(page.getByRole('alert').filter({ hasText: 'This server does not offer runtime checks' })).toBeVisible()
    await expect(page.getByRole('list', { name: 'Needs attention' }).getByRole('listitem').filter({ hasText: 'only' })).toContainText(
      'stalls',
    )
    expect(await troubles(page)).toEqual([])
    await page.getByRole('button', { name: /^Queues/ }).click()
    await rows(page).getByText('only').click()
    await expect(detail(page).getByText('The platform keeps no history of it.')).toBeVisible()
    await go(page, `/e/${id}/security-events`)
    await expect(page.getByRole('alert').filter({ hasText: 'This server does not offer security events' })).toBeVisible()
    await go(page, `/e/${id}/audit-trail`)
    await expect(page.getByRole('alert').filter({ hasText: 'This server does not offer an audit trail' })).toBeVisible()
    await go(page, `/e/${id}/commerce`)
    await expect(page.getByRole('alert').filter({ hasText: 'This server does not offer commerce snapshots' })).toBeVisible()
  } finally {
    server.close()
  }
})
