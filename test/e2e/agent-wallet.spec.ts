import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { connectAt, go, listen, practiseAt, sendJson, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const rows = (page: Page) => page.getByRole('grid', { name: 'Agent wallets' })
const line = (page: Page) => detail(page).getByRole('region', { name: 'Timeline' }).getByRole('listitem')

test('a spend request is approved over its limit with a reason, one is declined, and a card is frozen here and at Stripe', async ({
  desk,
}) => {
  const id = await practiseAt(desk, 'agent-wallet')
  const { page } = desk

  await test.step('what waits comes first, and is opened by key', async () => {
    await rows(page).getByText('4242').waitFor()
    await page
      .getByRole('group', { name: 'View' })
      .getByRole('button', { name: /^Spend requests \d+$/ })
      .click()
    await page.getByRole('combobox', { name: 'Anomaly' }).selectOption({ label: 'Over the limit' })
    await page.getByRole('searchbox', { name: 'Search' }).fill('practice_waiting')
    await expect(page.getByText('1 spend request', { exact: true })).toBeVisible()
    await rows(page).getByText('$840.00').click()
    await expect(detail(page).getByText('$540.00 more than the $300.00 one spend may come to.')).toBeVisible()
    await expect(line(page)).toHaveText([/^Requested/, 'It waits for a decision.'])
    expect(await troubles(page)).toEqual([])
  })

  await test.step('over the limit it takes a reason', async () => {
    await page.keyboard.press('a')
    await expect(step(page).getByRole('heading', { name: /^Approve \$840\.00 for .+ at Example Ads$/ })).toBeVisible()
    await expect(step(page).getByText('It is $540.00 over the limit of $300.00')).toBeVisible()
    await step(page).getByRole('checkbox').check()
    await expect(step(page).getByRole('button', { name: 'Approve spend' })).toBeDisabled()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('Agreed with its owner.')
    await step(page).getByRole('button', { name: 'Approve spend' }).click()
    await expect(line(page)).toHaveText([
      /^Requested/,
      /Approved by You, practising.*Agreed with its owner\./,
      'Nothing was authorised since: the approval is unused.',
    ])
  })

  await test.step('another is declined, its answer is lost, and reading it settles that', async () => {
    await go(page, `/e/${id}/agent-wallet/spr_practice_waiting`)
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('$129.00 pending')
    await page.keyboard.press('x')
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('fail_lost')
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Decline spend' }).click()
    await step(page).getByRole('button', { name: 'Read the record again' }).click()
    await expect(step(page).getByText('The record shows that it happened.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('$129.00 declined')
  })

  await test.step('the wallet it came from: frozen on the platform, and so at Stripe', async () => {
    await detail(page).getByRole('link', { name: 'Open wallet' }).click()
    await expect(detail(page).getByText('Stripe and the platform say the same of this card.')).toBeVisible()
    await page.keyboard.press('f')
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Freeze card' }).click()
    await expect(detail(page).getByText('frozen', { exact: true })).toBeVisible()
    await expect(detail(page).getByText('Stripe and the platform say the same of this card.')).toBeVisible()
    await expect(detail(page).getByRole('button', { name: 'Unfreeze card…' })).toBeVisible()
    await detail(page).getByRole('link', { name: 'Acorn Analytics' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Acorn Analytics' })).toBeVisible()
  })
  expect(desk.complaints).toEqual([])
})

test('declines in plain words, spends with what is missing said, and where Stripe says otherwise', async ({ desk }) => {
  const id = await practiseAt(desk, 'agent-wallet?view=authorizations&outcome=declined&reason=webhook_timeout')
  const { page } = desk

  await test.step('a decline says what it means and what to do; an unknown reason is shown as it came', async () => {
    await page.getByRole('searchbox', { name: 'Search' }).fill('practice_no')
    await expect(page.getByText('1 authorization', { exact: true })).toBeVisible()
    await rows(page).getByText('webhook timeout').click()
    await expect(detail(page).getByText('did not answer within Stripe’s two seconds')).toBeVisible()
    await expect(detail(page).getByText('What to do: Let the agent try again.')).toBeVisible()
    await go(page, `/e/${id}/agent-wallet/iauth_practice_no_reason_of_tomorrow`)
    await expect(detail(page).getByText('Stripe’s reason is reason_of_tomorrow, which this Opsdesk does not know.')).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('one timeline, from whichever record it is opened, with its gaps', async () => {
    await go(page, `/e/${id}/agent-wallet/spr_practice_late`)
    await expect(line(page)).toHaveText([
      /^Requested/,
      'Authorised 3 h before the approval.',
      /^Authorised/,
      /Approved by Robin Staff/,
      /Captured/,
    ])
    await expect(detail(page).getByText('Money was spent, and no approval came before it.')).toBeVisible()
    await line(page).filter({ hasText: 'Captured' }).getByRole('link', { name: 'Open' }).click()
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('$75.00 capture')
    await expect(line(page)).toHaveCount(5)
    await go(page, `/e/${id}/agent-wallet/iauth_practice_unasked`)
    await expect(detail(page).getByText('Money was spent, and no approval came before it.')).toBeVisible()
    await expect(line(page).first()).toHaveText('No spend request is known for this, so no approval either.')
  })

  await test.step('disputes, by the filter', async () => {
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Transactions' }).click()
    await page.getByRole('combobox', { name: 'Anomaly' }).selectOption({ label: 'Disputed' })
    await page.getByRole('searchbox', { name: 'Search' }).fill('practice_disputed')
    await expect(page.getByText('1 transaction', { exact: true })).toBeVisible()
    await rows(page).getByText('$199.00').click()
    await expect(detail(page).getByText('It is with the merchant’s bank.')).toBeVisible()
  })

  await test.step('the differences, by kind and verdict', async () => {
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Differences' }).click()
    const verdicts = page.getByRole('group', { name: 'How they compare' })
    await expect(verdicts.getByRole('button', { name: 'Differs 6' })).toBeVisible()
    await expect(page.getByText('12 records', { exact: true })).toBeVisible()
    await page.getByRole('combobox', { name: 'Of what' }).selectOption('authorization')
    await verdicts.getByRole('button', { name: 'Differs 2' }).click()
    await rows(page).getByText('$100.00 at Example Hosting').click()
    await expect(detail(page).getByRole('row', { name: 'Amount $100.00 $118.00' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await verdicts.getByRole('button', { name: 'Only at Stripe 1' }).click()
    await rows(page).getByText('Example Casino').click()
    await expect(detail(page).getByText('Stripe has it and the platform does not')).toBeVisible()
    const file = join(desk.folder, 'differences.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText(/^1 row in /)).toBeVisible()
    expect(readFileSync(file, 'utf8')).toMatch(/^\ufeff?Compared,Kind,.*\r\nonly at Stripe,authorization,iauth_.*Example Casino/)
  })
  expect(desk.complaints).toEqual([])
})

test('a platform with its documented path alone: wallets are there, the rest is said not to be offered, and no Stripe is missed', async ({
  desk,
}) => {
  const asked: string[] = []
  const platform = await listen((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    asked.push(`${request.method} ${path} ${request.headers.authorization ?? request.headers.cookie ?? ''}`)
    if (path !== '/api/v1/admin/agent-wallet') return sendJson(response, { detail: 'Not Found' }, 404)
    sendJson(response, {
      items: [{ id: 'wal_1', currency: 'usd', created_at: '2026-01-01T00:00:00Z', agent_name: 'lone agent', card: null }],
      total: 1,
    })
  })
  try {
    const { page } = desk
    const id = await connectAt(desk, platform.base_url, 'unused-token-0000', 'agent-wallet')
    await desk.call('environments.update', {
      environment_id: id,
      services: { platform: { base_url: platform.base_url, auth: 'cookie' } },
    })
    await desk.call('environments.set_token', { environment_id: id, service: 'platform', token: 'session=abc' })
    await page.reload()
    await expect(rows(page).getByText('lone agent')).toBeVisible()
    await expect(page.getByText('they, authorizations and transactions each have a path of their own')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    expect(asked.some((one) => one === 'GET /api/v1/admin/agent-wallet session=abc')).toBe(true)
    await rows(page).getByText('lone agent').click()
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('lone agent')
    await expect(detail(page).getByText('or does not offer single agent wallets (GET')).toBeVisible()
    await expect(detail(page).getByText('No card was issued for this wallet: the agent can’t pay.')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.reload()
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('lone agent')
    await page.keyboard.press('Escape')
    await expect(detail(page)).toHaveCount(0)
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Spend requests' }).click()
    await expect(
      page.getByText('This server does not offer spend requests (GET /api/v1/admin/agent-wallet/spend-requests).').first(),
    ).toBeVisible()
    await page.getByRole('group', { name: 'View' }).getByRole('button', { name: 'Differences' }).click()
    await expect(page.getByText('No Stripe key is connected')).toBeVisible()
    expect(await troubles(page)).toEqual([])
  } finally {
    platform.close()
  }
})

test('a wallet that was read stays what was read, where it can’t be read again', async ({ desk }) => {
  const wallet = { id: 'wal_1', currency: 'usd', created_at: '2026-01-01T00:00:00Z', agent_name: 'lone agent' }
  const card = { id: 'ic_1', status: 'active' }
  let frozen = false
  let readAfter = 0
  const platform = await listen((request, response) => {
    const path = request.url?.split('?')[0] ?? ''
    if (path === '/api/v1/admin/agent-wallet') return sendJson(response, { items: [{ ...wallet, card }], total: 1 })
    if (path === '/api/v1/admin/agent-wallet/wal_1' && !frozen) return sendJson(response, { ...wallet, card })
    if (path === '/api/v1/admin/agent-wallet/wal_1') readAfter++
    if (!path.endsWith('/freeze')) return sendJson(response, { detail: 'Not Found' }, 404)
    frozen = true
    sendJson(response, {})
  })
  try {
    const { page } = desk
    const id = await connectAt(desk, platform.base_url, 'a-token', 'agent-wallet', 'local', 'platform')
    await go(page, `/e/${id}/agent-wallet/wal_1`)
    await detail(page).getByRole('button', { name: 'Freeze card…' }).click()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Freeze card' }).click()
    await expect(step(page)).toHaveCount(0)
    await expect.poll(() => readAfter).toBeGreaterThan(0)
    await expect(detail(page).getByRole('button', { name: 'Freeze card…' })).toBeEnabled()
    await expect(detail(page).getByText('Below is what the list of wallets says')).toHaveCount(0)
  } finally {
    platform.close()
  }
})
