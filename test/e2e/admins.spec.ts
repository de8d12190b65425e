import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Admins' })
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')

/** Asks for somebody to be made an admin by id, and says back what is asked. */
const promote = async (page: Page, userId: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'User id' }).fill(userId)
  await page.getByRole('button', { name: 'Make admin…' }).click()
  await step(page)
    .getByRole('checkbox', { name: /I have read what follows/ })
    .check()
  await step(page).getByRole('button', { name: 'Make admin' }).click()
}

test('admins: made, removed, refused, not known', async ({ desk }) => {
  const id = await practiseAt(desk, 'admins')
  const { page } = desk

  await test.step('nothing on the screen keeps anyone out', async () => {
    await go(page, `/e/${id}/admins/${castId('you')}`)
    await expect(detail(page).getByText('This is you')).toBeVisible()
    await expect(grid(page).getByRole('row', { name: /you@example.com/ })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await go(page, `/e/${id}/admins`)
  })

  await test.step('an id that can’t be one is refused while typing, one that nobody has before it is sent', async () => {
    await page.getByRole('textbox', { name: 'User id' }).fill('../check')
    await page.getByRole('button', { name: 'Make admin…' }).click()
    await expect(page.getByText('An id has letters, digits')).toBeVisible()
    await expect(step(page)).toHaveCount(0)

    await page.getByRole('textbox', { name: 'User id' }).fill('user_2nobody')
    await page.getByRole('button', { name: 'Make admin…' }).click()
    await expect(step(page).getByText('was found in Practice')).toBeVisible()
    await step(page)
      .getByRole('textbox', { name: /Type user_2nobody/ })
      .fill('user_2nobody')
    await step(page).getByRole('button', { name: 'Make admin' }).click()
    await expect(step(page).getByRole('alert')).toContainText('User not found')
    await step(page).getByRole('button', { name: 'Cancel' }).click()

    await page.getByRole('textbox', { name: 'User id' }).fill(castId('amal'))
    await page.getByRole('button', { name: 'Make admin…' }).click()
    await expect(step(page).getByText('Already an admin.')).toBeVisible()
    await expect(step(page).getByRole('button', { name: 'Make admin' })).toBeDisabled()
    await page.keyboard.press('Escape')
    await expect(step(page)).toHaveCount(0)
  })

  await test.step('a refusal is said once, in the server’s words, and nothing is lost', async () => {
    for (const [word, words] of [
      ['fail_503', 'Service temporarily unavailable'],
      ['fail_409', 'it conflicts with the present state'],
    ] as const) {
      await promote(page, castId(word))
      await expect(step(page).getByRole('alert')).toHaveCount(1)
      await expect(step(page).getByRole('alert')).toContainText(words)
      await expect(step(page).getByRole('checkbox')).toBeChecked()
      await step(page).getByRole('button', { name: 'Cancel' }).click()
    }
    await expect(page.getByText('5 admins')).toBeVisible()
  })

  await test.step('somebody is made an admin and removed again, seen each time before it is done', async () => {
    await expect(page.getByText('5 admins')).toBeVisible()
    await go(page, `/e/${id}/users/${castId('member')}`)
    await page.getByRole('button', { name: 'Make admin' }).click()
    await expect(step(page).getByRole('heading', { name: 'Make Morgan Member an admin' })).toBeVisible()
    await expect(step(page).getByText('member@example.com')).toBeVisible()
    await expect(step(page).getByText(`POST /v1/admin/admins/${castId('member')}`)).toBeVisible()
    await expect(step(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(step(page).getByRole('button', { name: 'Make admin' })).toBeDisabled()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Make admin' }).click()
    await expect(step(page)).toBeHidden()
    await expect(page.getByText('Make Morgan Member an admin: done')).toBeVisible()
    await expect(detail(page).getByRole('button', { name: 'Remove admin' })).toBeVisible()

    await go(page, `/e/${id}/admins`)
    await expect(page.getByText('6 admins')).toBeVisible()
    await grid(page)
      .getByRole('row', { name: /member@example.com/ })
      .click()
    await page.keyboard.press('a')
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Remove admin' }).click()
    await expect(page.getByText('5 admins')).toBeVisible()
    await expect(grid(page).getByRole('row', { name: /member@example.com/ })).toHaveCount(0)
    await expect(detail(page).getByRole('button', { name: 'Make admin' })).toBeVisible()
  })

  await test.step('an outcome nobody knows blocks the button until the record was read again', async () => {
    for (const [word, words] of [
      ['fail_cut', 'The record does not show it yet.'],
      ['fail_lost', 'The record shows that it happened.'],
    ] as const) {
      await promote(page, castId(word))
      await expect(step(page).getByText('may have been made, or not')).toBeVisible({ timeout: 40_000 })
      await expect(step(page).getByRole('button', { name: 'Make admin' })).toBeDisabled()
      await step(page).getByRole('button', { name: 'Read the record again' }).click()
      await expect(step(page).getByText(words)).toBeVisible()
      await expect(step(page).getByRole('button', { name: 'Make admin' })).toBeDisabled()
      await page.keyboard.press('Escape')
      await expect(step(page)).toBeHidden()
    }
    await expect(page.getByText('6 admins')).toBeVisible()
  })
})

test('where one is kept from it: in production, and as the last admin', async ({ desk }) => {
  const { page } = desk
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-server-'))
  const server = await startPracticeInWorker({ folder, users: 200, fresh: true }, pathToFileURL(resolve('out/main/practice.js')))
  try {
    await test.step('in production: writing is locked, is unlocked in place, and the id is typed', async () => {
      const made = await desk.call('environments.create', {
        name: 'AgentPowers',
        kind: 'production',
        colour: 'red',
        services: { marketplace: { base_url: server.base_url } },
      })
      if (!made.ok) throw new Error(made.failure.what)
      const id = made.value.id
      await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: server.token })
      await desk.call('environments.open', { environment_id: id })
      await go(page, `/e/${id}/users/${castId('member')}`)
      await page.getByRole('button', { name: 'Make admin' }).click()
      const typed = step(page).getByRole('textbox', { name: /PRODUCTION/ })
      const button = step(page).getByRole('button', { name: 'Make admin' })
      await typed.fill(castId('member'))
      await expect(button).toBeDisabled()
      await step(page).getByRole('button', { name: 'Unlock for 10 minutes' }).click()
      await expect(step(page).getByText('Writing is locked')).toBeHidden()
      await expect(typed).toHaveValue(castId('member'))
      await expect(button).toBeEnabled()
      await typed.fill('member')
      await expect(button).toBeDisabled()
      await typed.fill(castId('member'))
      await typed.press('Enter')
      await expect(page.getByText('Make Morgan Member an admin: done')).toBeVisible()
    })
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }

  const id = await practiseAt(desk, 'admins', 2)
  await test.step('the last admin, and oneself, can’t be removed, and why stands at the button', async () => {
    await expect(page.getByText('1 admin', { exact: true })).toBeVisible()
    await grid(page)
      .getByRole('row', { name: /you@example.com/ })
      .click()
    const remove = detail(page).getByRole('button', { name: 'Remove admin' })
    await expect(remove).toHaveAccessibleDescription('You, practising is the only admin; make somebody else an admin first.')
    await expect(remove).toBeDisabled()
    await page.keyboard.press('a')
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page).getByText('This is you')).toBeVisible()

    await promote(page, castId('member'))
    await expect(page.getByText('2 admins')).toBeVisible()
    await expect(remove).toHaveAccessibleDescription(/can’t remove yourself/)
    const refused = await desk.call('admins.demote', { user_id: castId('you') }, id)
    expect(refused).toMatchObject({ ok: false, failure: { happened: 'nothing' } })
  })
})
