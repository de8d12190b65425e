import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { connectAt, go, listen, practiseAt, resize, sendJson, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Claims' })
const rows = (page: Page) => grid(page).locator('[role=row][data-index]')
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const chip = (page: Page, words: RegExp) => page.getByRole('group', { name: 'Which claims' }).getByRole('button', { name: words })

/** Opens a claim of the practice world. */
const open = async (page: Page, id: string, word: string): Promise<void> => {
  await go(page, `/e/${id}/claims/claim_practice_${word}`)
  await expect(detail(page).getByText(`claim_practice_${word}`)).toBeVisible()
  await expect(detail(page).getByRole('button', { name: 'Approve' })).toBeVisible()
}
const confirm = async (page: Page, button: 'Approve claim' | 'Reject claim'): Promise<void> => {
  await step(page)
    .getByRole('checkbox', { name: /I have read what follows/ })
    .check()
  await step(page).getByRole('button', { name: button }).click()
}
const nameOf = async (desk: Desk, id: string, word: string): Promise<string> => {
  const claim = await desk.call('claims.get', { claim_id: `claim_practice_${word}` }, id)
  return (claim.ok && claim.value?.skill_name) || 'no such claim'
}

test('a claim: judged and approved, warned of, refused, in a file', async ({ desk }) => {
  const id = await practiseAt(desk, 'claims')
  const { page } = desk

  await test.step('a claim is judged side by side, and approved: what goes from whom to whom is said first', async () => {
    await expect(rows(page).first()).toContainText('@')
    const skill = await nameOf(desk, id, 'first')
    await open(page, id, 'first')
    const sides = detail(page).getByRole('table')
    await expect(sides.getByRole('columnheader', { name: 'Claimant' })).toBeVisible()
    await expect(sides.getByRole('row', { name: /^Name/ })).toContainText('Morgan Member')
    await expect(sides.getByRole('row', { name: /^Name/ })).toContainText(skill)
    await expect(sides.getByRole('row', { name: /^Handle/ })).toContainText('in the evidence')
    await expect(detail(page).getByText('active', { exact: true })).toBeVisible()
    await expect(detail(page).getByText('handle_matches')).toBeVisible()
    await expect(detail(page).getByRole('link', { name: /example\.org/ })).toHaveCount(0)
    await page.keyboard.press('a')
    await expect(step(page).getByText(`${skill} (skill_`)).toBeVisible()
    await expect(step(page).getByText('member@example.com (user_2practice')).toBeVisible()
    await expect(step(page).getByText('POST /v1/admin/claims/claim_practice_first/approve')).toBeVisible()
    await confirm(page, 'Approve claim')
    await expect(step(page)).toBeHidden()
    await expect(detail(page).getByText('No such claim')).toBeVisible()
    await expect(chip(page, /To decide/)).toHaveText(/To decide \d+/)
  })

  await test.step('evidence and addresses are text, whatever they hold', async () => {
    await open(page, id, 'hostile')
    await expect(detail(page).getByText('<script>document.title = "ran"</script>')).toBeVisible()
    await expect(detail(page).getByText('⟨U+202E⟩').first()).toBeVisible()
    await expect(detail(page).getByText('not a web address')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Show all 4,000 characters' }).click()
    await expect(detail(page).getByText('x'.repeat(4000))).toBeVisible()
    await open(page, id, 'bare')
    await expect(detail(page).getByText('The claim names no source.')).toBeVisible()
    expect(desk.complaints).toEqual([])
    expect(await page.title()).toContain('Claims')
  })

  await test.step('every claim goes into the file, parked ones too', async () => {
    await go(page, `/e/${id}/claims`)
    await expect(rows(page).first()).toContainText('@')
    const file = join(desk.folder, 'claims.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText(/\d+ rows in/)).toBeVisible()
    const text = readFileSync(file, 'utf8')
    expect(text).toContain('Id,Status,Skill,Slug,Skill id,Registry,Source,Claimed handle,Claimant,Claimant id,Evidence,Claimed')
    expect(text).toContain('claim_practice_hostile')
  })

  await test.step('whoever is held, flagged or not alone in claiming it is warned of before approving', async () => {
    await open(page, id, 'caught')
    await expect(detail(page).getByText('held', { exact: true })).toBeVisible()
    await expect(detail(page).getByText('flag_practice_leaving_held')).toBeVisible()
    await page.keyboard.press('a')
    await expect(step(page).getByText('The claimant’s account is held.')).toBeVisible()
    await page.keyboard.press('Escape')
    await open(page, id, 'disputed_1')
    await expect(detail(page).getByText('alex.morgan@example.org')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Approve' }).click()
    await expect(step(page).getByText('Somebody else claims the same skill.')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(step(page)).toHaveCount(0)
  })

  await test.step('each refusal of an approval is said in words, and nothing is lost', async () => {
    for (const [word, explained, servers] of [
      ['owned', 'It can’t be approved as things are', 'Skill already has an owner'],
      ['gone', 'It can’t be approved as things are', 'Claimed skill no longer exists'],
      ['nobody', 'It can’t be approved as things are', 'Claimant no longer exists'],
      ['fail_409', 'It can’t be approved as things are', 'it conflicts with the present state'],
      ['fail_404', 'somebody decided on it', 'User not found'],
      ['fail_503', 'Service temporarily unavailable', 'Service temporarily unavailable'],
    ] as const) {
      await open(page, id, word)
      await detail(page).getByRole('button', { name: 'Approve' }).click()
      await confirm(page, 'Approve claim')
      await expect(step(page).getByText(explained).first()).toBeVisible()
      await expect(step(page).getByRole('alert')).toContainText(servers)
      await step(page).getByRole('button', { name: 'Cancel' }).click()
    }
    await open(page, id, 'fail_cut')
    await detail(page).getByRole('button', { name: 'Approve' }).click()
    await confirm(page, 'Approve claim')
    await expect(step(page).getByText('may have been made, or not')).toBeVisible({ timeout: 40_000 })
    await expect(step(page).getByRole('button', { name: 'Approve claim' })).toBeDisabled()
    await expect(step(page).getByRole('button', { name: 'Read the record again' })).toBeVisible()
  })
})

test('a claim is parked', async ({ desk }) => {
  await test.step('a parked claim that leaves the server’s list is still counted', async () => {
    const claims = [{ id: 'claim_1', claimant_email: 'a@example.com', claimant_id: 'user_a', skill_name: 'Left Pad', evidence: 'none' }]
    const server = await listen(({ url, method }, response) => {
      if (method === 'GET' && url?.startsWith('/v1/admin/claims/sandbox')) sendJson(response, { items: claims, total: claims.length })
      else if (method === 'POST') sendJson(response, { detail: 'Method Not Allowed' }, 405)
      else sendJson(response, { items: [], total: 0 })
    })
    const id = await connectAt(desk, server.base_url, 'made-up', 'claims/claim_1')
    const { page } = desk
    await detail(page).getByRole('button', { name: 'Reject' }).click()
    await confirm(page, 'Reject claim')
    await expect(step(page).getByText('This server does not offer reject')).toBeVisible()
    await step(page).getByRole('button', { name: 'Park claim…' }).click()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('Not theirs.')
    await step(page).getByRole('button', { name: 'Park claim' }).click()
    await expect(chip(page, /Parked/)).toHaveText('Parked 1')
    await expect(page.getByText('No claims wait in Elsewhere')).toBeVisible()
    claims.pop()
    await go(page, `/e/${id}/claims?show=parked`)
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(rows(page).first()).toContainText('left the list')
    await rows(page).first().click()
    await expect(detail(page).getByText('no longer holds this claim')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Remove from parked' }).click()
    await expect(page.getByText('No claims are parked on this desk')).toBeVisible()
    server.close()
  })

  const id = await practiseAt(desk, 'claims')

  await test.step('where the server can’t reject, a claim is parked here with a reason, through a restart, and taken back', async () => {
    await open(desk.page, id, 'hostile')
    const skill = await nameOf(desk, id, 'hostile')
    await expect(chip(desk.page, /To decide/)).toHaveText(/\d/)
    const waiting = Number((await chip(desk.page, /To decide/).innerText()).replace(/\D/g, ''))
    await expect(detail(desk.page).getByRole('button', { name: /Park/ })).toHaveCount(0)
    await detail(desk.page).getByRole('button', { name: 'Reject' }).click()
    await confirm(desk.page, 'Reject claim')
    await expect(
      step(desk.page).getByText('This server does not offer reject (POST /v1/admin/claims/claim_practice_hostile/reject).'),
    ).toBeVisible()
    await step(desk.page).getByRole('button', { name: 'Park claim…' }).click()
    const asked = step(desk.page).filter({ hasText: 'The server is not told' })
    await asked.getByRole('button', { name: 'Park claim' }).click()
    await expect(asked.getByText('Say why')).toBeVisible()
    await asked.getByRole('textbox', { name: 'Reason' }).fill('The source is no address.')
    await asked.getByRole('textbox', { name: 'Reason' }).press('Control+Enter')
    await expect(step(desk.page)).toHaveCount(0)
    await expect(chip(desk.page, /Parked/)).toHaveText('Parked 1')
    await expect(chip(desk.page, /To decide/)).toHaveText(`To decide ${waiting - 1}`)
    await expect(detail(desk.page).getByText('Parked on this desk, not told to the server')).toBeVisible()

    await desk.reopen()
    await go(desk.page, `/e/${id}/claims?show=parked`)
    await expect(rows(desk.page)).toHaveCount(1)
    await expect(rows(desk.page).first()).toContainText('The source is no address.')
    await rows(desk.page).first().click()
    await expect(detail(desk.page).getByRole('heading', { level: 2 })).toHaveText(skill)
    await desk.page.keyboard.press('p')
    await expect(chip(desk.page, /Parked/)).toHaveText('Parked 0')
    await expect(chip(desk.page, /To decide/)).toHaveText(`To decide ${waiting}`)
    // The server's lack is remembered, so the next one is parked without asking it again.
    await desk.page.keyboard.press('p')
    await expect(step(desk.page).getByText('The server is not told')).toBeVisible()
  })
})

test('the whole of it works without a mouse, and nothing on the screen keeps anyone out', async ({ desk }) => {
  const id = await practiseAt(desk, 'claims')
  const { page } = desk

  await test.step('the whole of it works without a mouse', async () => {
    await expect(rows(page).first()).toContainText('@')
    await expect(grid(page)).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    const first = await detail(page).getByRole('heading', { level: 2 }).innerText()
    await page.keyboard.press('j')
    await expect(detail(page).getByRole('heading', { level: 2 })).not.toHaveText(first)
    await page.keyboard.press('k')
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText(first)
    await expect(detail(page).getByText('since')).toBeVisible()
    await page.keyboard.press('a')
    await expect(step(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page)).toBeVisible()
    await page.keyboard.press('x')
    await step(page).getByRole('checkbox').focus()
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await expect(step(page).getByText('does not offer reject')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.keyboard.press('p')
    await expect(step(page).getByRole('textbox', { name: 'Reason' })).toBeFocused()
    await page.keyboard.type('By the keyboard')
    await page.keyboard.press('Control+Enter')
    await expect(chip(page, /Parked/)).toHaveText('Parked 1')
    await expect(step(page)).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(detail(page)).toBeHidden()
  })

  await test.step('nothing on the screen keeps anyone out, large or small', async () => {
    await open(page, id, 'disputed_1')
    await expect(detail(page).getByText('since')).toBeVisible()
    await expect(rows(page).first()).toContainText('@')
    expect(await troubles(page)).toEqual([])
    await resize(desk, 1000, 700)
    await expect(grid(page)).toBeHidden()
    await page.keyboard.press('Escape')
    await expect(grid(page)).toBeVisible()
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect(await troubles(page)).toEqual([])
  })
})

test('other servers: one that fails, and one that can reject', async ({ desk }) => {
  await test.step('a list that fails says so in its place; what can’t be read about claimants is said beside', async () => {
    const server = await listen(({ url }, response) => {
      if (url?.includes('/abuse/')) sendJson(response, { detail: 'broken' }, 400)
      else if (url?.includes('/claims/')) sendJson(response, { items: [{ id: 'claim_1', claimant_id: 'user_a' }], total: 1 })
      else sendJson(response, { items: [], total: 0 })
    })
    await connectAt(desk, server.base_url, 'made-up', 'claims/claim_1')
    await expect(detail(desk.page).getByText('The abuse flags could not be read, so nobody is marked as flagged.')).toBeVisible()
    await expect(detail(desk.page).getByText('no such user')).toBeVisible()
    server.close()
    const broken = await listen((_, response) => sendJson(response, { detail: 'Admin access required' }, 403))
    await connectAt(desk, broken.base_url, 'made-up', 'claims')
    await expect(desk.page.getByRole('alert')).toContainText('may not do this (403)')
    await expect(grid(desk.page)).toHaveCount(0)
    broken.close()
  })

  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-server-'))
  const server = await startPracticeInWorker({ folder, users: 200, fresh: true }, pathToFileURL(resolve('out/main/practice.js')))
  try {
    await test.step('a claim is rejected; one that somebody else decided on meanwhile is said to be', async () => {
      const id = await connectAt(desk, `${server.base_url}/with_reject`, server.token, 'claims')
      const { page } = desk
      await open(page, id, 'text')
      await page.keyboard.press('x')
      await expect(step(page).getByText('/with_reject')).toHaveCount(0)
      await confirm(page, 'Reject claim')
      await expect(step(page)).toBeHidden()
      await expect(detail(page).getByText('No such claim')).toBeVisible()

      await open(page, id, 'second')
      await page.keyboard.press('x')
      const headers = { authorization: `Bearer ${server.token}` }
      await fetch(`${server.base_url}/v1/admin/claims/claim_practice_second/approve`, { method: 'POST', headers })
      await confirm(page, 'Reject claim')
      await expect(step(page).getByText('somebody decided on it')).toBeVisible()
      await expect(step(page).getByRole('alert')).toContainText('Claim is already approved')
    })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
