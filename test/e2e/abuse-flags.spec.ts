import { expect } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { accountOf, flagOf, go, grid, open, pane, practise, row, selected, statusOf } from './at-the-flags'
import { test } from './desk'

test('decisions one by one: legit, fraud, held, refused, not known, decided by another', async ({ desk }) => {
  const id = await practise(desk)
  const { page } = desk

  await test.step('legit with a note and fraud without one, by a key each; the next flag is open at once', async () => {
    await open(page, id, 'flag_practice_html')
    await page.keyboard.press('n')
    await pane(page).getByLabel('Note, sent with legit or fraud').fill('Known tester, asked twice.')
    await page.keyboard.press('Enter')
    await pane(page).getByText('What is sent').click()
    await expect(pane(page).getByText('POST /v1/admin/abuse/flag_practice_html/resolve').first()).toBeVisible()
    await expect(pane(page).getByText('"notes": "Known tester, asked twice."').first()).toBeVisible()
    await page.keyboard.press('l')
    await expect.poll(() => selected(page)).not.toBe('flag_practice_html')
    await expect.poll(() => statusOf(desk, id, 'flag_practice_html')).toBe('resolved_legit')
    expect((await flagOf(desk, id, 'flag_practice_html')).resolution_notes).toBe('Known tester, asked twice.')

    const next = selected(page)
    await page.keyboard.press('f')
    await expect.poll(() => statusOf(desk, id, next)).toBe('resolved_fraud')
    expect((await flagOf(desk, id, next)).resolution_notes).toBeNull()
    await expect(page.getByText(/Today 2 decided · median .* · 50 % fraud/)).toBeVisible()

    await go(page, `/e/${id}/abuse-flags/flag_practice_html`)
    await expect(pane(page).getByRole('region', { name: 'From the ledger' })).toContainText(
      'Resolved as legit · Known tester, asked twice.',
    )
  })

  await test.step('an account is held with a reason and released', async () => {
    await open(page, id, 'flag_practice_list')
    await expect(pane(page).getByText('member@example.com')).toBeVisible()
    await page.keyboard.press('h')
    const form = pane(page).getByRole('form', { name: 'Hold an account' })
    await expect(form.getByRole('button', { name: 'Hold account' })).toBeDisabled()
    await form.getByRole('button', { name: 'Chargebacks under review' }).click()
    await expect(form.getByText(`POST /v1/admin/abuse/hold-account/${castId('member')}`)).toBeVisible()
    await expect(form.getByText('Stripe connected')).toBeVisible()
    await form.getByLabel('Reason, for the audit log').press('Enter')
    await expect.poll(() => accountOf(desk, id, 'member')).toBe('held')
    await expect(pane(page).getByText('held', { exact: true })).toBeVisible()
    expect(selected(page)).toBe('flag_practice_list')
    await page.keyboard.press('e')
    await expect.poll(() => accountOf(desk, id, 'member')).toBe('active')
    await expect(pane(page).getByText('held', { exact: true })).toBeHidden()
  })

  for (const [word, words] of [
    ['404', 'User not found'],
    ['409', 'conflicts with the present state'],
    ['422', 'this was provoked'],
    ['503', 'temporarily unavailable'],
  ] as const)
    await test.step(`what the server refuses with ${word} is said with the flag, which stays open`, async () => {
      await open(page, id, `flag_practice_fail_${word}`)
      await page.keyboard.press('l')
      await page.getByRole('button', { name: 'Open it' }).click()
      await expect(pane(page).getByRole('alert')).toContainText(words)
      await expect(pane(page).getByRole('button', { name: 'Try again' })).toBeVisible()
      await pane(page).getByRole('button', { name: 'Leave it' }).click()
      await expect(pane(page).getByRole('button', { name: 'Legit' })).toBeVisible()
      await expect(page.getByText('One decision is not done')).toBeHidden()
      expect(await statusOf(desk, id, `flag_practice_fail_${word}`)).toBe('open')
    })

  await test.step('where no answer comes it is not known, until the record was read again', async () => {
    await open(page, id, 'flag_practice_fail_lost')
    await page.keyboard.press('f')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(grid(page).getByText('not known')).toBeVisible()
    await expect(pane(page).getByRole('alert')).toBeVisible()
    await expect(pane(page).getByRole('button', { name: 'Try again' })).toHaveCount(0)
    await pane(page)
      .getByRole('region', { name: 'This decision is not done' })
      .getByRole('button', { name: 'Read the record again' })
      .click()
    await expect(page.getByText('One decision is not done')).toBeHidden()
    await expect(pane(page).getByText('Resolved', { exact: true })).toBeVisible()
  })

  await test.step('a flag another operator resolved is not overwritten: by whom and when is said', async () => {
    await open(page, id, 'flag_practice_text')
    const other = await desk.call('abuse-flags.resolve', { flag_id: 'flag_practice_text', resolution: 'resolved_fraud' }, id)
    expect(other.ok).toBe(true)
    await page.keyboard.press('l')
    await expect(grid(page).getByText('fraud, by another')).toBeVisible()
    await go(page, `/e/${id}/abuse-flags/flag_practice_text`)
    await expect(pane(page).getByRole('alert')).toContainText(`Resolved as fraud by ${castId('you')}`)
    await expect(pane(page).getByRole('button', { name: 'Legit' })).toHaveCount(0)
    expect(await statusOf(desk, id, 'flag_practice_text')).toBe('resolved_fraud')
  })
})

test('decisions taken back, in two steps, and for a group', async ({ desk }) => {
  const id = await practise(desk, { users: 600, grace: 20 })
  const { page } = desk

  await test.step('Z takes back a decision that has not left, and its flag is open again', async () => {
    await open(page, id, 'flag_practice_text')
    await page.keyboard.press('f')
    await expect.poll(() => selected(page)).not.toBe('flag_practice_text')
    await expect(grid(page).getByText('fraud…')).toBeVisible()
    await page.keyboard.press('z')
    await expect.poll(() => selected(page)).toBe('flag_practice_text')
    await expect(grid(page).getByText('fraud…')).toBeHidden()
    await expect(pane(page).getByRole('button', { name: 'Legit' })).toBeVisible()
    expect(await statusOf(desk, id, 'flag_practice_text')).toBe('open')
    await expect(page.getByText('Nothing decided at this desk today')).toBeVisible()
  })

  await desk.call('settings.update', { grace_seconds: 0 })

  await test.step('fraud and hold is one plan of two calls, gone on with at the step that failed, after a restart too', async () => {
    await open(page, id, 'flag_practice_list')
    await expect(pane(page).getByText('member@example.com')).toBeVisible()
    await page.keyboard.press('b')
    const form = pane(page).getByRole('form', { name: 'Resolve as fraud, then hold the account' })
    await form.getByLabel('Reason, for the audit log').fill('provoked fail_503')
    await expect(form.getByText(/1 {2}POST .*flag_practice_list\/resolve/)).toBeVisible()
    await expect(form.getByText(/2 {2}POST .*hold-account/)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(grid(page).getByText('half done')).toBeVisible()
    await page.reload()
    await page.getByRole('button', { name: 'Open it' }).click()
    const plan = pane(page).getByRole('region', { name: 'This decision is not done' })
    await expect(plan.getByRole('listitem').nth(0)).toContainText('Resolve as fraud done')
    await expect(plan.getByRole('listitem').nth(1)).toContainText('not done')
    expect(await statusOf(desk, id, 'flag_practice_list')).toBe('resolved_fraud')
    expect(await accountOf(desk, id, 'member')).toBe('active')
    await plan.getByLabel('Reason').fill('Suspected fraudulent purchase pattern')
    await plan.getByRole('button', { name: 'Try step 2 again' }).click()
    await expect.poll(() => accountOf(desk, id, 'member')).toBe('held')
    await expect(plan).toBeHidden()
    const ledger = await desk.call('ledger.list', { environment: id, offset: 0, limit: 10 })
    const writes = ledger.ok ? ledger.value.items.map(({ operation, state }) => `${operation} ${state}`).sort() : []
    expect(writes).toEqual(['abuse-flags.resolve done', 'holds.hold done', 'holds.hold refused'])
  })

  await test.step('a group is decided as one job, once each of its flags was opened', async () => {
    await go(page, `/e/${id}/abuse-flags?type=buyer_seller_burst`)
    await expect(page.getByText(/^\d+ of \d+ open · oldest/)).toBeVisible()
    await row(page).first().click()
    const group = pane(page).getByRole('region', { name: /^Group of/ })
    const members = Number(/Group of (\d+)/.exec(await group.innerText())?.[1])
    expect(members).toBeGreaterThan(1)
    for (let one = 1; one < members; one++) {
      // A flag counts as opened once its evidence has stood there for a moment.
      await expect(group.getByText(`${members - one} left to open`)).toBeVisible()
      await page.keyboard.press('g')
    }
    await expect(group.getByText('each of them was opened')).toBeVisible()
    await page.keyboard.press('g')
    const form = pane(page).getByRole('form', { name: `Decide all ${members}` })
    await expect(form.getByRole('button', { name: /for all/ })).toBeDisabled()
    await form.getByRole('radio', { name: 'Fraud' }).check()
    await expect(form.getByText(`and ${members - 1} more like it`)).toBeVisible()
    await page.keyboard.press('Enter')
    await expect
      .poll(async () => {
        const jobs = await desk.call('jobs.list', { environment: id, offset: 0, limit: 5 })
        return jobs.ok && jobs.value.items.map(({ operation, state, done }) => `${operation} ${state} ${done}`).join()
      })
      .toBe(`abuse-flags.resolve ended ${members}`)
    // And the one of the plan.
    await expect(page.getByText(`Today ${members + 1} decided`)).toBeVisible()
  })
})

test('forty flags without the mouse', async ({ desk }) => {
  const id = await practise(desk, { users: 3000 })
  const { page } = desk
  await go(page, `/e/${id}/abuse-flags?type=buyer_seller_burst`)
  await expect(page.getByRole('button', { name: 'buyer_seller_burst', pressed: true })).toBeVisible()
  const left = async (): Promise<number> => {
    const answer = await desk.call('abuse-flags.list', { status: 'open', flag_type: 'buyer_seller_burst' }, id)
    return answer.ok ? (answer.value.total ?? 0) : -1
  }
  const before = await left()
  expect(before).toBeGreaterThan(40)
  await expect(row(page).first()).toBeVisible()
  await page.keyboard.press('j')
  const decided = new Set<string>()
  for (let one = 0; one < 40; one++) {
    await expect.poll(() => selected(page) !== '' && !decided.has(selected(page))).toBe(true)
    decided.add(selected(page))
    await page.keyboard.press(one % 2 === 0 ? 'l' : 'f')
  }
  await expect.poll(left, { timeout: 30_000 }).toBe(before - 40)
  await expect(page.getByText(/Today 40 decided .* 50 % fraud/)).toBeVisible()
  await page.keyboard.press('r')
  await expect(grid(page).locator('[data-closed]')).toHaveCount(0)
})
