import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { connectAt, go, listen, practiseAt, sendJson, troubles } from './at-a-screen'
import { test } from './desk'

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const step = (page: Page, title: string) => page.getByRole('main').getByRole('listitem', { name: title, exact: true })
const MODELS = 'Confirm /admin/models remains responsive'
const FAILURES = 'Run a quick pass on recent delivery failures'
const SANDBOX = 'Clear queue spikes in the sandbox'

test('a rollout is begun, measured, ticked by key, ended, and checked without the app', async ({ desk }) => {
  const { page } = desk
  await practiseAt(desk, 'rollouts')
  await test.step('an empty list says what this is; a name is asked for', async () => {
    await expect(page.getByText('No rollouts yet')).toBeVisible()
    await page.keyboard.press('n')
    await expect(heading(page, 'New rollout')).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Say what is rolled out.')).toBeVisible()
    await page.keyboard.type('Connectors 4.2')
    await page.keyboard.press('Enter')
    await expect(heading(page, 'Connectors 4.2')).toBeVisible()
  })
  await test.step('all is measured, one after the other', async () => {
    await page.keyboard.press('Shift+M')
    await expect(step(page, SANDBOX).getByRole('button', { name: 'Measure again' })).toBeVisible({ timeout: 30_000 })
    await expect(step(page, MODELS).getByText(/^Answered in \d+ ms/)).toBeVisible()
    await expect(step(page, FAILURES).getByText(/events of the last 24 hours failed/)).toBeVisible()
    await step(page, MODELS).getByText('How it was measured').click()
    await expect(step(page, MODELS).getByRole('row')).toHaveCount(2)
    expect(await troubles(page)).toEqual([])
  })
  await test.step('ticks and notes by key; they outlive a reload', async () => {
    await step(page, MODELS).getByRole('button', { name: 'Measure again' }).focus()
    await page.keyboard.press('d')
    await page.keyboard.press('j')
    await page.keyboard.press('a')
    await page.keyboard.press('n')
    await page.keyboard.type('Usage is not touched by this')
    await page.keyboard.press('Escape')
    await expect(step(page, MODELS).getByRole('button', { name: 'Done', exact: true })).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByRole('textbox', { name: 'Note: Confirm /admin/usage remains responsive' })).not.toBeFocused()
    const kept = async () => {
      const rollout_id = page.url().split('/').at(-1) ?? ''
      const one = await desk.call('rollouts.get', { rollout_id })
      return one.ok && one.value?.steps[1]?.note
    }
    await expect.poll(kept).toBe('Usage is not touched by this')
    await page.reload()
    await expect(page.getByRole('textbox', { name: 'Note: Confirm /admin/usage remains responsive' })).toHaveValue(
      'Usage is not touched by this',
    )
    await expect(step(page, 'Confirm /admin/usage remains responsive').getByRole('button', { name: 'Does not apply' })).toHaveAttribute(
      'aria-pressed',
      'true',
    )
  })
  await test.step('it ends with a reason, and nothing changes it any more', async () => {
    await page.getByRole('button', { name: 'End rollout' }).click()
    await expect(page.getByText('Say why.', { exact: true })).toBeVisible()
    await page.getByRole('textbox', { name: 'Why it ends all the same' }).fill('Put off until the queues are clear')
    await page.getByRole('button', { name: 'End rollout' }).click()
    await expect(page.getByText('Ended although not all was done: Put off until the queues are clear')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Measure again' })).toHaveCount(0)
    expect(await troubles(page)).toEqual([])
  })
  await test.step('its signed file is checked without the app, and it stands in the list', async () => {
    const file = join(desk.folder, 'rollout.jsonl')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Signed file' }).click()
    await expect(page.getByText('Saved as')).toBeVisible()
    const { status } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../../resources/verify-ledger.mjs'), file])
    expect(status).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('Put off until the queues are clear')
    await desk.saveTo(join(desk.folder, 'rollout.pdf'))
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    await expect(page.getByText('rollout.pdf')).toBeVisible()
    expect(readFileSync(join(desk.folder, 'rollout.pdf')).subarray(0, 4).toString()).toBe('%PDF')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('ended, 5 not done')
    await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Connectors 4.2')
  })
  await test.step('it stands in the ledger as it was begun and as it ended, is found, written to a file, and leads back', async () => {
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Ledger' }).click()
    const row = (name: string) => page.getByRole('grid', { name: 'Ledger' }).getByRole('row', { name })
    await expect(row('Rollout begun Connectors 4.2')).toBeVisible()
    await expect(row('Rollout ended Connectors 4.2')).toContainText('ended')
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('rollouts.end')
    await expect(page.getByText('1 line', { exact: true })).toBeVisible()
    const file = join(desk.folder, 'ledger.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText('1 row in')).toBeVisible()
    expect(readFileSync(file, 'utf8')).toContain('rollouts.end')
    await row('Rollout ended Connectors 4.2').click()
    const panel = page.getByRole('complementary')
    await expect(panel.getByText('Put off until the queues are clear')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    const lines = await desk.call('ledger.lines', { states: ['begun', 'ended'] })
    expect(lines.ok && lines.value.items.map(({ kind, state }) => [kind, state])).toEqual([
      ['rollout', 'ended'],
      ['rollout', 'begun'],
    ])
    await panel.getByRole('link', { name: 'Open the rollout' }).click()
    await expect(heading(page, 'Connectors 4.2')).toBeVisible()
  })
  expect(desk.complaints).toEqual([])
})

test('a platform that lacks lists is told from one that fails; its page says what it offers, and Home stays calm', async ({ desk }) => {
  const { page } = desk
  const server = await listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path.endsWith('/admin/orgs')) return sendJson(response, { items: [], total: 0, page: 1, page_size: 50 })
    if (path.endsWith('/admin/feedback')) return sendJson(response, { error: { code: 'boom', message: 'Away' } }, 500)
    if (path.endsWith('/admin/usage/orgs')) return sendJson(response, { error: { code: 'forbidden', message: 'No' } }, 403)
    return sendJson(response, { error: { code: 'no_such_path', message: 'Not here' } }, 404)
  })
  try {
    const id = await connectAt(desk, server.base_url, 'a-token', 'home', 'local', 'platform')
    await expect(page.getByRole('region', { name: 'Failed deliveries' }).getByText(/does not offer connector events/)).toBeVisible()
    await expect(page.getByRole('region', { name: 'Marketplace' })).toHaveCount(0)
    await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0)
    expect(await troubles(page)).toEqual([])

    await go(page, `/environments/${id}`)
    await page.getByRole('button', { name: 'Ask what it offers' }).click()
    const offers = page.getByRole('list', { name: 'What it offers' })
    const line = (path: string) => offers.getByRole('listitem').filter({ hasText: path }).last()
    await expect(line('GET /api/v1/admin/connector-events')).toContainText('not offered', { timeout: 60_000 })
    await expect(line('GET /api/v1/admin/usage/orgs')).toContainText('not allowed')
    await expect(line('GET /api/v1/admin/feedback')).toContainText('failing')
    expect(await troubles(page)).toEqual([])

    await go(page, `/e/${id}/rollouts/new`)
    await page.getByRole('textbox', { name: 'What is rolled out' }).fill('Anything')
    await page.keyboard.press('Enter')
    await step(page, MODELS).getByRole('button', { name: 'Measure' }).click()
    await expect(step(page, MODELS).getByText('not offered', { exact: true }).first()).toBeVisible()
    await expect(step(page, MODELS).getByRole('alert')).toHaveCount(0)
    await step(page, 'Review new open feedback with highest severity').getByRole('button', { name: 'Measure' }).click()
    await expect(
      step(page, 'Review new open feedback with highest severity').getByText('not measured', { exact: true }).first(),
    ).toBeVisible({
      timeout: 30_000,
    })
  } finally {
    server.close()
  }
})
