import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { go, practiseAt, resize, troubles } from './at-a-screen'
import { test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Ledger' })
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const unknown = (page: Page) => page.getByRole('region', { name: 'Unknown writes' })

/** Makes somebody an admin through the window, as far as the press. */
const promote = async (page: Page, environment: string, word: string): Promise<void> => {
  await go(page, `/e/${environment}/users/${castId(word)}`)
  await page.getByRole('button', { name: 'Make admin' }).click()
  await step(page).getByRole('checkbox').check()
  await step(page).getByRole('button', { name: 'Make admin' }).click()
}

test('a write: its story, verified, exported, found', async ({ desk }) => {
  const id = await practiseAt(desk, 'ledger')
  const { page } = desk
  await expect(page.getByText('Nothing was written in this environment yet')).toBeVisible()

  await test.step('a write stands in the ledger with its whole story, and leads back to its record', async () => {
    await promote(page, id, 'member')
    await expect(page.getByText('Make Morgan Member an admin: done')).toBeVisible()
    await page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: 'Ledger' }).click()
    await expect(page.getByText('1 line', { exact: true })).toBeVisible()
    const row = grid(page).getByRole('row', { name: castId('member') })
    await expect(row).toContainText('Make admin')
    await expect(row).toContainText('done')
    await expect(row).toContainText('200')
    await row.click()
    await expect(detail(page).getByRole('region', { name: 'Asked' })).toContainText(`POST /v1/admin/admins/${castId('member')}`)
    await expect(detail(page).getByRole('region', { name: 'Asked' })).toContainText(castId('you'))
    await expect(detail(page).getByRole('region', { name: 'Answered' })).toContainText('done')
    await detail(page).getByRole('link', { name: 'Open it' }).click()
    await expect(detail(page).getByRole('heading', { name: 'Morgan Member' })).toBeVisible()
  })

  await test.step('verified, exported and signed', async () => {
    await go(page, `/e/${id}/ledger`)
    await page.getByRole('button', { name: 'Verify' }).click()
    await expect(page.getByText('The ledger is whole: 2 entries')).toBeVisible()
    await page.getByRole('main').getByRole('button', { name: 'Dismiss' }).click()

    const csv = join(desk.folder, 'ledger.csv')
    await desk.saveTo(csv)
    await page.getByRole('button', { name: 'Export', exact: true }).click()
    await expect(page.getByText('1 row in')).toBeVisible()
    expect(readFileSync(csv, 'utf8')).toContain(castId('member'))
    await page.getByRole('main').getByRole('button', { name: 'Dismiss' }).click()

    const signed = join(desk.folder, 'ledger.jsonl')
    await desk.saveTo(signed)
    await page.getByRole('button', { name: 'Signed file' }).click()
    await expect(page.getByText('2 entries in')).toBeVisible()
    expect(existsSync(signed)).toBe(true)
    expect(readFileSync(signed, 'utf8').trim().split('\n')).toHaveLength(4)
  })

  await test.step('narrowed down by state, operation, day, text and environment; the address keeps it', async () => {
    await promote(page, id, 'fail_409')
    await expect(step(page).getByRole('alert')).toBeVisible()
    await page.keyboard.press('Escape')
    await go(page, `/e/${id}/ledger`)
    await expect(page.getByText('2 lines', { exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Refused' }).click()
    await expect(page.getByText('1 line', { exact: true })).toBeVisible()
    expect(page.url()).toContain('states=refused')
    await page.getByRole('searchbox', { name: 'Search' }).fill('member')
    await expect(page.getByText('Nothing in the ledger matches these filters')).toBeVisible()
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(page.getByText('2 lines', { exact: true })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search' }).fill('fail_409')
    await expect(page.getByText('1 line', { exact: true })).toBeVisible()
    await page.getByRole('searchbox', { name: 'Search' }).fill('')
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('holds.hold')
    await expect(page.getByText('Nothing in the ledger matches these filters')).toBeVisible()
    await page.getByRole('combobox', { name: 'Operation' }).selectOption('admins.promote')
    await page.getByRole('textbox', { name: 'From' }).fill('2020-01-01')
    await expect(page.getByText('2 lines', { exact: true })).toBeVisible()
    await page.getByRole('textbox', { name: 'To', exact: true }).fill('2020-01-02')
    await expect(page.getByText('Nothing in the ledger matches these filters')).toBeVisible()
    await go(page, `/e/${id}/ledger?environment=all`)
    await expect(page.getByRole('columnheader', { name: 'Environment' })).toBeVisible()
  })
})

test('a write nobody knows the outcome of', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk

  await test.step('what nobody knows stands everywhere until it is settled', async () => {
    await promote(page, id, 'fail_lost')
    await expect(step(page).getByText('may have been made, or not')).toBeVisible({ timeout: 40_000 })
    await page.keyboard.press('Escape')
    await expect(unknown(page)).toContainText('in Practice: Make')
    await expect(page.getByRole('navigation').getByRole('link', { name: /Ledger/ })).toContainText('1 unknown')
    await expect(detail(page).getByText('unknown write')).toBeVisible()
  })

  await test.step('nothing in the ledger keeps anyone out, nor is cut off in a small window', async () => {
    await go(page, `/e/${id}/ledger`)
    await grid(page)
      .getByRole('row', { name: castId('fail_lost') })
      .click()
    await expect(detail(page).getByRole('region', { name: 'Answered' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await detail(page).getByRole('button', { name: 'Say what happened' }).click()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await resize(desk, 1000, 700)
    await expect(grid(page)).toBeVisible()
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await resize(desk, 1280, 800)
  })

  await test.step('what nobody knows blocks a second try, until the record is read again', async () => {
    await go(page, `/e/${id}/users/${castId('fail_lost')}`)
    // A new form for the same person: refused before anything is sent, with a way to what is in its way.
    await detail(page).getByRole('button', { name: 'Hold account' }).click()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('Looks odd')
    await step(page).getByRole('button', { name: 'Hold account' }).click()
    const line = page.getByRole('alert').filter({ hasText: 'Hold the account of' })
    await expect(line).toContainText('not sent')
    await line.getByRole('link', { name: 'Open it in the ledger' }).click()
    await expect(detail(page).getByRole('heading', { name: /Make admin unknown/ })).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()

    await detail(page).getByRole('button', { name: 'Read the record again' }).click()
    await expect(detail(page).getByText('The record shows that it happened.')).toBeVisible()
    await expect(detail(page).getByRole('region', { name: 'Settled' })).toContainText('By reading the record again')
    await expect(unknown(page)).toHaveCount(0)
    await expect(page.getByRole('navigation').getByRole('link', { name: /Ledger/ })).not.toContainText('unknown')
  })

  await test.step('a person settles what the record can’t show yet, and says how they know', async () => {
    await promote(page, id, 'fail_cut')
    await expect(step(page).getByText('may have been made, or not')).toBeVisible({ timeout: 40_000 })
    await page.keyboard.press('Escape')
    await go(page, '/environments')
    await unknown(page).getByRole('link', { name: 'Settle it' }).click()
    await detail(page).getByRole('button', { name: 'Say what happened' }).click()
    await step(page).getByRole('button', { name: 'It did not happen' }).click()
    await expect(step(page).getByText('Say how you know.')).toBeVisible()
    await step(page).getByRole('textbox', { name: 'How you know' }).fill('Asked the person who runs the server.')
    await step(page).getByRole('button', { name: 'It did not happen' }).click()
    const settled = detail(page).getByRole('region', { name: 'Settled' })
    await expect(settled).toContainText('not done')
    await expect(settled).toContainText('By a person’s own word')
    await expect(settled).toContainText('Asked the person who runs the server.')
    await expect(unknown(page)).toHaveCount(0)
    await promote(page, id, 'member')
    await expect(page.getByText('Make Morgan Member an admin: done')).toBeVisible()
  })
})
