import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import { go, practiseAt, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const step = (page: Page) => page.getByRole('dialog')
const lines = (page: Page) => page.getByRole('region', { name: 'On their way' })

/** Asks for an account to be held, as far as the press. */
const hold = async (page: Page, environment: string, word: string, reason = 'Suspected fraud'): Promise<void> => {
  await go(page, `/e/${environment}/users/${castId(word)}`)
  await page.getByRole('button', { name: 'Hold account' }).click()
  await step(page).getByRole('textbox', { name: 'Reason' }).fill(reason)
  await step(page).getByRole('button', { name: 'Hold account' }).click()
  await expect(step(page)).toBeHidden()
}

const grace = (desk: Desk, grace_seconds: number) => desk.call('settings.update', { grace_seconds })
const written = async (desk: Desk): Promise<number> => {
  const ledger = await desk.call('ledger.list', {})
  return ledger.ok ? ledger.value.items.length : -1
}

test('an edit is undone, leaves, or comes back', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk

  await test.step('an edit is undone before it leaves: nothing was sent and nothing is in the ledger', async () => {
    await grace(desk, 30)
    await hold(page, id, 'member')
    await expect(lines(page)).toContainText('Hold the account of Morgan Member · leaves in')
    await hold(page, id, 'twin-1')
    await expect(lines(page).getByRole('button', { name: 'Undo' })).toHaveCount(2)
    expect(await troubles(page)).toEqual([])
    // Z takes the newest, a press on its button the other.
    await page.keyboard.press('z')
    await expect(page.getByText('Hold the account of Alex Morgan: undone')).toBeVisible()
    await expect(lines(page)).toContainText('Morgan Member')
    await lines(page).getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText('Hold the account of Morgan Member: undone')).toBeVisible()
    await expect(lines(page)).toHaveCount(0)
    expect(await written(desk)).toBe(0)
  })

  await test.step('an edit that nobody undoes leaves by itself, and says so', async () => {
    // Without the notices of the step before, which would lie over the button.
    await page.reload()
    await grace(desk, 1)
    await hold(page, id, 'member')
    await expect(page.getByText('Hold the account of Morgan Member: done')).toBeVisible()
    await expect(lines(page)).toHaveCount(0)
    await expect(page.getByRole('complementary').getByText('held', { exact: true })).toBeVisible()
    expect(await written(desk)).toBe(1)
  })

  await test.step('an edit that is refused leads back to its form, with what was typed', async () => {
    await page.reload()
    await grace(desk, 0)
    await hold(page, id, 'fail_409', 'Three cards in one hour')
    const line = page.getByRole('alert').filter({ hasText: 'refused' })
    await expect(line).toContainText('it conflicts with the present state')
    await line.getByRole('button', { name: 'Back to the form' }).click()
    await expect(step(page).getByRole('textbox', { name: 'Reason' })).toHaveValue('Three cards in one hour')
    await expect(step(page).getByRole('alert')).toContainText('it conflicts with the present state')
    await page.keyboard.press('Escape')
    await expect(step(page)).toHaveCount(0)
  })

  await test.step('how long an edit waits is set in the window', async () => {
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitem', { name: 'Time to undo' }).click()
    await step(page).getByRole('textbox', { name: 'Seconds an edit waits' }).fill('31')
    await expect(step(page).getByText('Between 0 and 30.')).toBeVisible()
    await step(page).getByRole('textbox', { name: 'Seconds an edit waits' }).fill('12')
    await step(page).getByRole('checkbox', { name: 'Also before a job of edits' }).check()
    await step(page).getByRole('button', { name: 'Save' }).click()
    await expect(step(page)).toBeHidden()
    expect(await desk.call('settings.get', {})).toMatchObject({ ok: true, value: { grace_seconds: 12, grace_in_bulk: true } })
  })
})

test('closing asks about what has not left, and holds it back while it asks', async ({ desk }) => {
  test.skip(desk.app === null, 'A browser asks in its own words')
  const id = await practiseAt(desk, 'users')
  await grace(desk, 2)
  const { page, app } = desk
  if (!app) return
  const closeWindow = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await desk.answerQuestions(false)
  await hold(page, id, 'member')
  await expect(lines(page)).toBeVisible()
  await closeWindow()
  await expect.poll(async () => (await desk.questions()).map(({ title }) => title)).toEqual(['1 edit has not left yet. Close and undo it?'])
  // Not closed: it leaves after all.
  await expect(page.getByText('Hold the account of Morgan Member: done')).toBeVisible()

  await grace(desk, 30)
  await desk.answerQuestions(true)
  await hold(page, id, 'twin-1')
  await expect(lines(page)).toBeVisible()
  const closed = page.waitForEvent('close')
  await closeWindow()
  await closed
  await desk.reopen()
  const ledger = await desk.call('ledger.list', {})
  if (!ledger.ok) throw new Error(ledger.failure.what)
  expect(ledger.value.items.map(({ target }) => target)).toEqual([castId('member')])
})

test('closing and quitting ask about what is typed in a form, and about nothing else', async ({ desk }) => {
  test.skip(desk.app === null, 'A browser asks in its own words')
  const { page, app } = desk
  if (!app) return
  const name = page.getByRole('textbox', { name: 'Name' })
  const asked = async (): Promise<number> => (await desk.questions()).length
  /** Asks main for it in a task of its own, and does not wait for what comes of it. */
  const press = (what: 'close' | 'quit') =>
    app.evaluate(async ({ app: program, BrowserWindow }, wanted) => {
      await new Promise((turn) => setImmediate(turn))
      const [window] = BrowserWindow.getAllWindows()
      if (wanted === 'close') window?.close()
      else program.quit()
    }, what)

  await desk.answerQuestions(false)
  await go(page, '/environments/new')
  await name.click()
  for (const what of ['close', 'quit'] as const) {
    await name.pressSequentially('x')
    const before = await asked()
    await press(what)
    await expect.poll(asked, { message: what }).toBe(before + 1)
  }
  expect((await desk.questions()).at(-1)).toMatchObject({ title: 'What you typed is not saved. Close anyway?', button: 'Close anyway' })
  await expect(name).toHaveValue('xx')

  // Whoever agrees loses it, and the window closes.
  await desk.answerQuestions(true)
  const closed = page.waitForEvent('close')
  await press('close')
  await closed
  await desk.reopen()

  await test.step('where nothing is typed nothing is asked; and quitting goes on once it is agreed to', async () => {
    const again = desk.app
    if (!again) return
    await go(desk.page, '/environments/new')
    const field = desk.page.getByRole('textbox', { name: 'Name' })
    await field.click()
    await desk.page.reload()
    await expect(field).toBeVisible()
    expect(await desk.questions()).toEqual([])
    await field.click()
    await field.pressSequentially('y')
    const ended = again.waitForEvent('close')
    await again.evaluate(({ app: program }) => void setImmediate(() => program.quit()))
    await ended
  })
})
