import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { connectAt, listen, sendJson, troubles } from './at-a-screen'
import { go, grid, heading, open, pane, practise, row, selected, statusOf } from './at-the-flags'
import { test } from './desk'

test('the queue: hostile details, views, snoozed flags, keys', async ({ desk }) => {
  const id = await practise(desk, { users: 600 })
  const { page } = desk

  await test.step('hostile details are text and nothing else, and long, deep and wide ones are folded', async () => {
    for (const word of [
      'html',
      'script',
      'link',
      'override',
      'formula',
      'prototype',
      'numbers',
      'unicode',
      'null',
      'empty',
      'type',
      'nobody',
    ])
      await open(page, id, `flag_practice_${word}`)
    await open(page, id, 'flag_practice_override')
    await expect(pane(page).getByText('⟨U+202E⟩', { exact: false }).first()).toBeVisible()
    await open(page, id, 'flag_practice_long')
    await pane(page).getByRole('button', { name: 'Show all 10,000 characters' }).click()
    await open(page, id, 'flag_practice_wide')
    await pane(page)
      .getByRole('button', { name: /Show 2\d\d more/ })
      .click()
    await expect(pane(page).getByText('field_299')).toBeVisible()
    await open(page, id, 'flag_practice_deep')
    await pane(page).getByRole('button', { name: 'Show 1 field' }).click()
    await open(page, id, 'flag_practice_link')
    await expect(pane(page).getByRole('link', { name: /javascript|receipt/ })).toHaveCount(0)
    expect(await page.title()).not.toContain('ran')
    expect(desk.complaints).toEqual([])
  })

  await test.step('views, filters that are kept, and an export of what is shown', async () => {
    await go(page, `/e/${id}/abuse-flags`)
    await page.getByRole('button', { name: 'self_purchase' }).click()
    await page.getByRole('button', { name: 'Oldest first' }).click()
    expect(page.url()).toContain('type=self_purchase&order=newest')
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('textbox', { name: 'Name of this filter' }).fill('Mornings')
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await page.getByRole('button', { name: 'Show: Open' }).click()
    await page.getByRole('menuitem', { name: 'Resolved as fraud' }).click()
    await expect(row(page).first()).toContainText('fraud')
    const file = join(desk.folder, 'flags.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText(/rows in/)).toBeVisible()
    const lines = readFileSync(file, 'utf8').split('\r\n')
    expect(lines[0]).toContain('Id,Type,About,Reference,Status')
    expect(lines.some((line) => line.includes('resolved_legit'))).toBe(false)
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('menuitem', { name: 'Mornings', exact: true }).click()
    expect(page.url()).toContain('type=self_purchase&order=newest')
    await go(page, `/e/${id}/abuse-flags/flag_nobody_has`)
    await expect(pane(page).getByText('No flag with this id in Practice.')).toBeVisible()
  })

  await test.step('a snoozed flag leaves the queue at this desk until it is woken, over a restart', async () => {
    await open(page, id, 'flag_practice_text')
    await page.keyboard.press('s')
    await page.keyboard.press('2')
    await expect.poll(() => selected(page)).not.toBe('flag_practice_text')
    await page.reload()
    await go(page, `/e/${id}/abuse-flags?view=snoozed`)
    await expect(page.getByText('1 snoozed')).toBeVisible()
    await row(page).first().click()
    await pane(page).getByRole('button', { name: 'Wake' }).click()
    await expect(pane(page).getByRole('button', { name: 'Snooze' })).toBeVisible()
    expect(await statusOf(desk, id, 'flag_practice_text')).toBe('open')
  })

  await test.step('keys are changed in a dialog, shown on the buttons, and switched off', async () => {
    await go(page, `/e/${id}/abuse-flags`)
    await page.getByRole('button', { name: 'Set keys' }).click()
    const dialog = page.getByRole('dialog', { name: 'Keys for abuse flags' })
    await dialog.getByRole('button', { name: /^Key for Legit/ }).click()
    await page.keyboard.press('f')
    await expect(dialog.getByRole('alert')).toContainText('Already used: Fraud')
    await page.keyboard.press('q')
    await expect(dialog.getByRole('button', { name: 'Key for Legit, and on to the next: q. Change' })).toBeVisible()
    await page.keyboard.press('Escape')
    await open(page, id, 'flag_practice_text')
    await expect(pane(page).getByRole('button', { name: 'Legit' })).toContainText('Q')
    await page.keyboard.press('l')
    expect(selected(page)).toBe('flag_practice_text')
    await page.keyboard.press('q')
    await expect.poll(() => statusOf(desk, id, 'flag_practice_text')).toBe('resolved_legit')

    await open(page, id, 'flag_practice_list')
    await page.getByRole('button', { name: 'Set keys' }).click()
    await dialog.getByRole('switch', { name: 'Single-letter keys' }).click()
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    for (const key of ['q', 'f', 'j']) await page.keyboard.press(key)
    await page.waitForTimeout(300)
    expect(selected(page)).toBe('flag_practice_list')
    expect(await statusOf(desk, id, 'flag_practice_list')).toBe('open')
    await expect(pane(page).getByRole('button', { name: 'Legit' })).not.toContainText('Q')
    await pane(page).getByRole('button', { name: 'Legit' }).click()
    await expect.poll(() => statusOf(desk, id, 'flag_practice_list')).toBe('resolved_legit')
  })
})

test('nothing keeps anyone out, in a small window neither', async ({ desk }) => {
  const id = await practise(desk, { users: 600 })
  const { page } = desk

  await test.step('nothing keeps anyone out', async () => {
    await row(page).first().click()
    await expect(heading(page)).toBeVisible()
    await expect(pane(page).getByText('Nothing was done about this from this desk')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await open(page, id, 'flag_practice_list')
    await page.keyboard.press('b')
    await expect(pane(page).getByRole('form')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Set keys' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('in a small window the evidence covers the queue, and deciding goes on there', async () => {
    await go(page, `/e/${id}/abuse-flags`)
    const { app } = desk
    if (app) await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1000, 700))
    else await page.setViewportSize({ width: 1000, height: 700 })
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    await open(page, id, 'flag_practice_text')
    await expect(grid(page)).toBeHidden()
    await page.keyboard.press('l')
    await expect.poll(() => selected(page)).not.toBe('flag_practice_text')
    await expect(heading(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(grid(page)).toBeVisible()
  })
})

test('over a server of its own: empty, failing, and reading itself again', async ({ desk }) => {
  const { page } = desk
  let flags: unknown[] = []
  let fails = false
  const flag = (number: number) => ({
    id: `flag_${number}`,
    flag_type: 'review_ring',
    reference_id: `rev_${number}`,
    reference_type: 'review',
    details: {},
    status: 'open',
    created_at: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString(),
  })
  const server = await listen((_, response) =>
    fails ? sendJson(response, { detail: 'No' }, 403) : sendJson(response, { items: flags, total: flags.length }),
  )

  await test.step('an empty queue says so, and what comes into it is shown; a failing one tries again', async () => {
    await connectAt(desk, server.base_url, 'made-up', 'abuse-flags')
    await expect(page.getByText('No open flags in Elsewhere')).toBeVisible()
    fails = true
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('alert').first()).toBeVisible()
    fails = false
    flags = [flag(1)]
    await page.getByRole('button', { name: 'Try again' }).first().click()
    await expect(row(page)).toHaveCount(1)
  })

  await test.step('the queue reads itself again and keeps its place: new flags wait behind a count', async () => {
    flags = Array.from({ length: 80 }, (_, index) => flag(index + 10))
    const id = await connectAt(desk, server.base_url, 'made-up', 'abuse-flags')
    await expect(row(page).first()).toBeVisible()
    await go(page, `/e/${id}/abuse-flags/flag_60`)
    await expect(grid(page).locator('[aria-selected=true]')).toContainText('rev_60')
    const place = await grid(page).evaluate((element) => element.scrollTop)
    expect(place).toBeGreaterThan(0)
    flags = [flag(1), flag(2), flag(3), ...flags.filter((_, index) => index !== 4)]
    await expect(page.getByRole('button', { name: '3 new' })).toBeVisible({ timeout: 45_000 })
    // Beside an open record it is seen once it is late only.
    await expect(page.getByText(/updated \d s ago/)).toBeAttached()
    expect(await grid(page).evaluate((element) => element.scrollTop)).toBe(place)
    await expect(grid(page).locator('[aria-selected=true]')).toContainText('rev_60')
    expect(selected(page)).toBe('flag_60')
    await page.getByRole('button', { name: '3 new' }).click()
    await grid(page).evaluate((element) => element.scrollTo({ top: 0 }))
    await expect(row(page).first()).toContainText('rev_1')
  })
  server.close()
})
