import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { connectAt, go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const users = (page: Page) => page.getByRole('grid', { name: 'Users' })
const row = (page: Page, index: number) => users(page).locator(`[role=row][aria-rowindex="${index + 2}"]`)
const detail = (page: Page) => page.getByRole('complementary')
const selected = (page: Page) => page.getByRole('region', { name: 'Selected rows' })
const step = (page: Page) => page.getByRole('dialog')

/** Selects rows from one to another, both included, and waits until they are there. */
const select = async (page: Page, from: number, to: number): Promise<void> => {
  await expect(row(page, from)).toContainText('@')
  await row(page, from).getByRole('checkbox').click()
  await row(page, to).scrollIntoViewIfNeeded()
  await row(page, to).click({ modifiers: ['Shift'] })
  await expect(selected(page)).toContainText(`${to - from + 1} selected`)
}

/** A job made over the bridge, of users who are not held, for what happens to a job that is there. */
const makeJob = async (desk: Desk, environment: string, count: number, pace: number): Promise<string> => {
  const listed = await desk.call('users.list', { limit: 200 }, environment)
  if (!listed.ok) throw new Error(listed.failure.what)
  const free = listed.value.items.filter(({ account_status, is_admin }) => account_status === 'active' && !is_admin).slice(0, count)
  const inputs = free.map(({ id }) => ({ user_id: id, reason: 'One network' }))
  const job = await desk.call('jobs.create', { job_id: crypto.randomUUID(), operation: 'holds.hold', inputs, pace }, environment)
  if (!job.ok) throw new Error(job.failure.what)
  return job.value.id
}

/** How often each target was sent, as the ledger has it. */
const sendings = async (desk: Desk, job: string): Promise<number[]> => {
  const ledger = await desk.call('ledger.list', { job, limit: 1000 })
  if (!ledger.ok) throw new Error(ledger.failure.what)
  const counts = new Map<string, number>()
  for (const { target } of ledger.value.items) counts.set(target, (counts.get(target) ?? 0) + 1)
  return [...counts.values()]
}

test('jobs from chosen rows, and in production', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk

  await test.step('rows are chosen with the keyboard', async () => {
    await expect(row(page, 0)).toContainText('@')
    await users(page).focus()
    await page.keyboard.press('Space')
    await expect(selected(page)).toContainText('1 selected')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+Space')
    await expect(selected(page)).toContainText('3 selected')
    await page.keyboard.press('Control+a')
    await expect(selected(page)).toContainText('100 selected')
    await page.getByRole('button', { name: 'Clear selection' }).click()
    await expect(selected(page)).toHaveCount(0)
  })

  await test.step('a job that gives rights asks for a tick', async () => {
    await select(page, 0, 2)
    await page.getByRole('button', { name: 'Make admin…' }).click()
    const press = step(page).getByRole('button', { name: 'Make admin: 3 users' })
    await expect(press).toBeDisabled()
    await step(page)
      .getByRole('checkbox', { name: /These are 3 users/ })
      .check()
    await press.click()
    await expect(detail(page).getByRole('heading', { name: 'Make admin ended' })).toBeVisible()
  })

  await test.step('twenty selected rows are held in one job, whose result is there and in a file', async () => {
    await go(page, `/e/${id}/users?sort_by=created_at&sort_order=desc`)
    await select(page, 0, 19)
    await page.getByRole('button', { name: 'Hold account…' }).click()
    const can = step(page).getByRole('button', { name: /^Can be done/ })
    await expect(can).toBeVisible()
    const count = Number(/\d+/.exec(await can.innerText())?.[0])
    expect(count).toBeGreaterThan(15)
    await expect(step(page).getByText(`and ${count - 1} more like it`)).toBeVisible()
    const press = step(page).getByRole('button', { name: `Hold account: ${count} users` })
    await expect(press).toBeDisabled()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('One network')
    await press.click()
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended' })).toBeVisible()
    await expect(detail(page).getByText(`${count} of ${count}`)).toBeVisible()
    await expect(page.getByRole('grid', { name: 'Jobs' }).getByRole('row', { name: /Hold account/ })).toContainText('ended')
    await desk.saveTo(join(desk.folder, 'job.csv'))
    await detail(page).getByRole('button', { name: 'Export' }).click()
    await expect(detail(page).getByText(`${count} rows in`)).toBeVisible()
    expect(readFileSync(join(desk.folder, 'job.csv'), 'utf8').match(/,done,/g)).toHaveLength(count)
    await go(page, `/e/${id}/users`)
    await expect(row(page, 0)).toContainText('held')
    await expect(selected(page)).toHaveCount(0)
  })

  await test.step('in production the number is typed, even for a few', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-server-'))
    const server = await startPracticeInWorker({ folder, users: 200, fresh: true }, pathToFileURL(resolve('out/main/practice.js')))
    try {
      const id = await connectAt(desk, server.base_url, server.token, 'users')
      await desk.call('environments.update', { environment_id: id, kind: 'production' })
      await desk.call('guard.unlock', { environment_id: id })
      await select(page, 0, 2)
      await page.getByRole('button', { name: 'Make admin…' }).click()
      const press = step(page).getByRole('button', { name: 'Make admin: 3 users' })
      const typed = step(page).getByRole('textbox', { name: /Type 3 to go on in PRODUCTION/ })
      await typed.fill('4')
      await expect(press).toBeDisabled()
      await typed.fill('3')
      await press.click()
      await expect(detail(page).getByRole('heading', { name: 'Make admin ended' })).toBeVisible()
    } finally {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test('jobs from pasted ids; undone whole; nothing keeps anyone out', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk

  await test.step('a job of edits waits as well where that is set, and is undone whole', async () => {
    await desk.call('settings.update', { grace_seconds: 20, grace_in_bulk: true })
    await select(page, 0, 4)
    await page.getByRole('button', { name: 'Hold account…' }).click()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('One network')
    await step(page)
      .getByRole('button', { name: /^Hold account: \d/ })
      .click()
    await expect(page.getByRole('region', { name: 'On their way' })).toContainText('items')
    await page.keyboard.press('z')
    await expect(detail(page).getByRole('heading', { name: 'Hold account cancelled' })).toBeVisible()
    const ledger = await desk.call('ledger.list', {})
    expect(ledger.ok && ledger.value.total).toBe(0)
    await desk.call('settings.update', { grace_seconds: 0, grace_in_bulk: false })
  })

  await test.step('pasted ids are told apart: who can, who can’t and why; reasons come with them', async () => {
    await go(page, `/e/${id}/users`)
    await page.getByRole('button', { name: 'Paste ids…' }).click()
    await step(page).getByRole('combobox', { name: 'What to do' }).selectOption('holds.hold')
    const ids = ['member', 'held', 'member', 'you', 'twin-1'].map(castId)
    const table = ['user_id,reason', ...ids.map((id, at) => `${id},${at === 0 ? 'Chargebacks' : ''}`), 'user_2nobody000,', 'no/id,'].join(
      '\n',
    )
    await step(page).getByRole('textbox', { name: 'Ids of users' }).fill(table)
    await expect(step(page).getByText('7 ids from the table')).toBeVisible()
    await step(page).getByRole('button', { name: 'Preview' }).click()
    await expect(step(page).getByRole('button', { name: 'Can’t be done 5' })).toBeVisible()
    const not = step(page).getByRole('region', { name: 'Can’t be done' })
    for (const why of [
      'Already held.',
      'The same as line 1.',
      'You can’t hold your own account',
      'Not found in this environment.',
      'An id has letters',
    ])
      await expect(not).toContainText(why)
    await expect(step(page).getByRole('heading', { name: 'Hold the account of 2 users' })).toBeVisible()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('The usual')
    await step(page).getByRole('button', { name: 'Hold account: 2 users' }).click()
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended' })).toBeVisible()
    const ledger = await desk.call('ledger.list', {})
    if (!ledger.ok) throw new Error(ledger.failure.what)
    const stories = await Promise.all(ledger.value.items.map(({ attempt }) => desk.call('ledger.get', { attempt })))
    const reasons = stories.map((story) => (story.ok ? story.value?.entries[0]?.body.reason : null))
    expect(reasons.sort()).toEqual(['Chargebacks', 'The usual'])
  })

  await test.step('nothing in jobs keeps anyone out, nor is cut off in a small window', async () => {
    await go(page, `/e/${id}/users`)
    await select(page, 0, 4)
    await page.getByRole('button', { name: 'Hold account…' }).click()
    await expect(step(page).getByRole('button', { name: /^Can be done/ })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(step(page)).toBeHidden()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('button', { name: 'Paste ids…' }).click()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    const job = await makeJob(desk, id, 12, 0)
    await go(page, `/e/${id}/jobs/${job}`)
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended' })).toBeVisible()
    await expect(detail(page).getByRole('listitem').first()).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await resize(desk, 1000, 700)
    const jobs = page.getByRole('grid', { name: 'Jobs' })
    await expect(jobs).toBeVisible()
    expect(await jobs.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  })
})

test('a job that stops: paused, over a restart, without a token, with failures, cancelled', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')

  await test.step('a job pauses, goes on, survives a restart, and nothing is sent twice', async () => {
    const job = await makeJob(desk, id, 30, 600)
    await go(desk.page, `/e/${id}/jobs/${job}`)
    await expect(desk.page.getByRole('navigation').getByRole('link', { name: /Jobs/ })).toContainText('1 running')
    await detail(desk.page).getByRole('button', { name: 'Pause' }).click()
    await expect(detail(desk.page).getByRole('heading', { name: 'Hold account paused' })).toBeVisible()
    await desk.reopen()
    const { page } = desk
    const listed = await desk.call('jobs.list', { environment: id })
    expect(listed.ok && listed.value.items.map((one) => [one.id, one.state])).toEqual([[job, 'paused']])
    await go(page, `/e/${id}/jobs/${job}`)
    await expect(detail(page).getByRole('heading', { name: 'Hold account paused' })).toBeVisible({ timeout: 20_000 })
    await detail(page).getByRole('button', { name: 'Resume' }).click()
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended' })).toBeVisible({ timeout: 30_000 })
    expect(await sendings(desk, job)).toEqual(Array.from({ length: 30 }, () => 1))
  })

  await test.step('a token that is no longer good stops a job; with a new one it goes on where it was', async () => {
    const { page } = desk
    const list = await desk.call('environments.list', {})
    const base = list.ok ? list.value.items.find((one) => one.id === id)?.services.marketplace?.base_url : undefined
    const tokens = (await (await fetch(`${base}/practice/tokens`)).json()) as Record<string, string>
    const expired = tokens.expired
    if (!expired) throw new Error(`practice has no expired token: ${Object.keys(tokens).join()}`)
    const job = await makeJob(desk, id, 30, 600)
    await go(page, `/e/${id}/jobs/${job}`)
    await expect(detail(page).getByText(/^[1-9]\d* of 30/)).toBeVisible()
    await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: expired })
    await expect(detail(page).getByRole('heading', { name: 'Hold account stopped' })).toBeVisible()
    await expect(page.getByRole('navigation').getByRole('link', { name: /Jobs/ })).toContainText('1 stopped')
    await expect(detail(page).getByText('Nothing that was sent is sent again.')).toBeVisible()
    // Practice without a token of a person's own uses its server's.
    await desk.call('environments.forget_credential', { environment_id: id, service: 'marketplace' })
    await detail(page).getByRole('button', { name: 'Resume' }).click()
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended' })).toBeVisible({ timeout: 30_000 })
    await expect(detail(page).getByText('30 of 30')).toBeVisible()
    expect(await sendings(desk, job)).toHaveLength(30)
    const done = await desk.call('ledger.list', { job, states: ['done'], limit: 100 })
    expect(done.ok && done.value.total).toBe(30)
  })

  await test.step('failures are tried again by themselves, and a job is cancelled', async () => {
    const { page } = desk
    const inputs = ['member', 'fail_409', 'twin-1', 'fail_422'].map((word) => ({ user_id: castId(word), reason: 'One network' }))
    const job_id = crypto.randomUUID()
    await desk.call('jobs.create', { job_id, operation: 'holds.hold', inputs }, id)
    await go(page, `/e/${id}/jobs/${job_id}`)
    await expect(detail(page).getByRole('heading', { name: 'Hold account ended, not all done' })).toBeVisible()
    await detail(page)
      .getByRole('button', { name: /^Refused/ })
      .click()
    await expect(detail(page).getByRole('region', { name: 'Each item' }).getByRole('listitem')).toHaveCount(2)
    await expect(detail(page).getByText('it conflicts with the present state')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Try 2 failures again' }).click()
    await step(page).getByRole('button', { name: 'Try again' }).click()
    await expect(detail(page).getByText('the failures of another job')).toBeVisible()
    await expect(detail(page).getByText('2 of 2')).toBeVisible()

    const long = await makeJob(desk, id, 40, 60)
    await go(page, `/e/${id}/jobs/${long}`)
    await detail(page).getByRole('button', { name: 'Cancel job' }).click()
    await step(page).getByRole('button', { name: 'Cancel job' }).click()
    await expect(detail(page).getByRole('heading', { name: 'Hold account cancelled' })).toBeVisible()
  })
})
