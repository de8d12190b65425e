import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { connectAt, go, listen, practiseAt, resize, sendJson, troubles } from './at-a-screen'
import { test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Pending deletions' })
const rows = (page: Page) => grid(page).locator('[role=row][data-index]')
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const chip = (page: Page, words: RegExp) => page.getByRole('group', { name: 'Which deletions' }).getByRole('button', { name: words })
/** What a sent edit came to, at the foot of the page. */
const line = (page: Page) => page.getByRole('region', { name: 'On their way' }).getByRole('alert')

const HOUR = 3_600_000
/** A server whose list holds these, due so many hours from now. What cancelling answers is in the id. */
const serverOf = (due: Record<string, number | null>, flags: (url: string) => [unknown, number] = () => [{ items: [], total: 0 }, 200]) => {
  const items = Object.entries(due).map(([id, hours]) => ({
    id: `user_${id}`,
    email: `${id}@example.com`,
    deletion_scheduled_at: hours === null ? null : new Date(Date.now() + hours * HOUR).toISOString(),
  }))
  return listen(({ url = '', method }, response) => {
    if (method === 'POST') {
      if (url.endsWith('404')) return sendJson(response, { detail: 'User not found' }, 404)
      if (url.endsWith('409')) return sendJson(response, { detail: 'User has no pending deletion' }, 409)
      if (url.endsWith('503')) return sendJson(response, { detail: 'Service temporarily unavailable' }, 503)
      if (url.endsWith('cut')) return void response.socket?.destroy()
      return sendJson(response, { status: 'cancelled', user_id: 'user_x' })
    }
    if (url.includes('/abuse/')) return sendJson(response, ...flags(url))
    if (!url.includes('/pending-deletions')) return sendJson(response, { items: [], total: 0 })
    sendJson(response, { items, total: items.length })
  })
}

test('servers of several kinds: in order, failing, refusing', async ({ desk }) => {
  const { page } = desk

  await test.step('the soonest is first, whatever order the server gives; what is near or overdue says so', async () => {
    const server = await serverOf({ later: 100, undated: null, overdue: -3.5, soon: 5.5 })
    await connectAt(desk, server.base_url, 'made-up', 'deletions')
    await expect(rows(page)).toHaveCount(4)
    await expect(rows(page).nth(0)).toContainText(/3 h (29|3\d) min overdue/)
    await expect(rows(page).nth(1)).toContainText(/due in 5 h (2\d|30) min/)
    await expect(rows(page).nth(2)).toContainText(/in 4 d [34] h/)
    await expect(rows(page).nth(3)).toContainText('no day given')
    await expect(chip(page, /Due in 24 h/)).toHaveText('Due in 24 h 2')
    await chip(page, /Due in 24 h/).click()
    await expect(rows(page)).toHaveCount(2)
    await page.goBack()
    await expect(rows(page)).toHaveCount(4)
    server.close()
  })

  await test.step('what could not be read is said; an empty list and a failing one say what they are', async () => {
    const partial = await serverOf({ a: 10 }, () => [{ detail: 'broken' }, 400])
    await connectAt(desk, partial.base_url, 'made-up', 'deletions')
    await expect(page.getByText('The abuse flags could not be read, so nobody is marked as flagged.')).toBeVisible()
    await expect(rows(page)).toHaveCount(1)
    await chip(page, /Look first/).click()
    await expect(page.getByText('Nobody among them is held, flagged or a claimant')).toBeVisible()
    partial.close()
    const empty = await serverOf({})
    await connectAt(desk, empty.base_url, 'made-up', 'deletions')
    await expect(page.getByText('No deletions are pending in Elsewhere')).toBeVisible()
    empty.close()
    const broken = await listen((_, response) => sendJson(response, { detail: 'Admin access required' }, 403))
    await connectAt(desk, broken.base_url, 'made-up', 'deletions')
    await expect(page.getByRole('alert')).toContainText('may not do this (403)')
    broken.close()
  })

  await test.step('each refusal is said in words, and an outcome nobody knows is not called a failure', async () => {
    const server = await serverOf({ u404: 40, u409: 41, u503: 42, cut: 43 })
    const id = await connectAt(desk, server.base_url, 'made-up', 'deletions')
    for (const [user, words, servers] of [
      ['u404', 'There is no such user any more', 'User not found'],
      ['u409', 'Nothing is pending any more', 'User has no pending deletion'],
      ['u503', 'not available at the moment', 'Service temporarily unavailable'],
      ['cut', 'nobody knows whether it was done', 'Open it in the ledger'],
    ] as const) {
      await go(page, `/e/${id}/deletions/user_${user}`)
      await detail(page).getByRole('button', { name: 'Cancel deletion' }).click()
      await step(page).getByRole('button', { name: 'Cancel deletion' }).click()
      await expect(line(page)).toContainText(words, { timeout: 40_000 })
      await expect(line(page)).toContainText(servers)
      await line(page).getByRole('button', { name: 'Dismiss' }).click()
    }
    server.close()
  })
})

test('pending deletions: in a file, seen by everybody, cancelled by mouse and by keyboard', async ({ desk }) => {
  const id = await practiseAt(desk, 'deletions')
  const { page } = desk

  await test.step('every pending deletion goes into the file', async () => {
    await expect(rows(page).first()).toContainText('@')
    const file = join(desk.folder, 'deletions.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText(/\d+ rows in/)).toBeVisible()
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('E-mail,Name,Status,Deletion asked,Deletion due,Id')
    expect(text).toContain('leaving.held@example.com')
  })

  await test.step('nothing on the screen keeps anyone out, large or small', async () => {
    await go(page, `/e/${id}/deletions/${castId('leave-held')}`)
    await expect(detail(page).getByText('The account is held for investigation')).toBeVisible()
    await expect(rows(page).first()).toContainText('@')
    expect(await troubles(page)).toEqual([])
    await resize(desk, 1000, 700)
    await expect(grid(page)).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(grid(page)).toBeVisible()
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect(await troubles(page)).toEqual([])
    await resize(desk, 1280, 800)
  })

  await test.step('one is looked at and cancelled; who is held, flagged or a claimant is warned of first', async () => {
    await go(page, `/e/${id}/deletions`)
    await expect(chip(page, /Look first/)).toHaveText(/Look first \d+/)
    await chip(page, /Look first/).click()
    await grid(page)
      .getByRole('row', { name: /leaving\.held@example\.com/ })
      .click()
    await expect(detail(page).getByText('The account is held for investigation')).toBeVisible()
    await expect(detail(page).getByText(/open abuse flags? names? this user/)).toBeVisible()
    await expect(detail(page).getByText('The user has an open claim on a skill.')).toBeVisible()
    await expect(detail(page).getByText(/UTC$/).last()).toBeVisible()
    await detail(page).getByRole('button', { name: 'Look up' }).or(detail(page).getByText('seller, Stripe connected')).first().click()
    await expect(detail(page).getByText('seller, Stripe connected')).toBeVisible()
    await page.keyboard.press('x')
    await expect(step(page).getByText('The account is held for investigation')).toBeVisible()
    await expect(step(page).getByText(`POST /v1/admin/cancel-deletion/${castId('leave-held')}`)).toBeVisible()
    await step(page).getByRole('button', { name: 'Cancel deletion' }).click()
    await expect(step(page)).toHaveCount(0)
    await expect(grid(page).getByRole('row', { name: /leaving\.held@example\.com/ })).toHaveCount(0)
    await expect(detail(page).getByText('No deletion is pending')).toBeVisible()
    await detail(page).getByRole('link', { name: 'Look for the user' }).click()
    await expect(detail(page).getByText('Frozen for investigation')).toBeVisible()
    await go(page, `/e/${id}/deletions/user_2nobody`)
    await expect(detail(page).getByText('No user with this id waits for deletion in Practice.')).toBeVisible()
  })

  await test.step('the whole of it works without a mouse', async () => {
    await go(page, `/e/${id}/deletions`)
    await expect(rows(page).first()).toContainText('@')
    await expect(grid(page)).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const name = await detail(page).getByRole('heading', { level: 2 }).innerText()
    await page.keyboard.press('x')
    await expect(step(page).getByRole('button', { name: 'Cancel', exact: true })).toBeFocused()
    await expect(step(page).getByRole('button', { name: 'Cancel deletion' })).toBeEnabled()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page).getByText('No deletion is pending')).toBeVisible()
    await page.keyboard.press('j')
    await expect(detail(page).getByRole('heading', { level: 2 })).not.toHaveText(name)
    await page.keyboard.press('Escape')
    await expect(detail(page)).toBeHidden()
  })
})
