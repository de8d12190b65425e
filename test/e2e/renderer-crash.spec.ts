import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { type Oracle, startOracle } from '../faults/oracle-process'
import { connectAt, go } from './at-a-screen'
import { type Desk, test } from './desk'

let oracle: Oracle
test.beforeAll(async () => {
  oracle = await startOracle()
})
test.afterAll(() => oracle.close())

const wasAsked = async (target: string): Promise<{ requests: number; commits: number }> => {
  const { requests, commits } = await oracle.truth()
  const of = (list: { target: string }[]): number => list.filter((one) => one.target === target).length
  return { requests: of(requests), commits: of(commits) }
}

/** What the page says, asked through main: Playwright gives a page up for good once it has crashed. One that loads just now may never answer. */
const inPage = <T>({ app }: Desk, script: string): Promise<T> =>
  app?.evaluate(
    ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code),
        new Promise((answer) => setTimeout(answer, 2_000, '')),
      ]),
    script,
  ) as Promise<T>

/** An environment at the oracle, open at a screen. Returns its id. */
const atOracle = (desk: Desk, screen = ''): Promise<string> =>
  connectAt(desk, `http://127.0.0.1:${oracle.port}`, 'a-token-for-the-oracle-1234', screen)

const crash = async ({ page, app }: Desk): Promise<void> => {
  const crashed = page.waitForEvent('crash')
  await app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  await crashed
}
const shown = (desk: Desk): Promise<string> => inPage<string>(desk, 'document.body.innerText').catch(() => '')

test.describe('fault 26', () => {
  test.skip(({ shell }) => shell !== 'electron', 'the browser shell has no renderer of its own to crash')

  test('the page crashes during a write: it is carried out once, and the page comes back and shows it', async ({ desk }) => {
    const id = await atOracle(desk)
    const [target, attempt] = ['user_7', randomUUID()]
    await go(desk.page, `/e/${id}/users/${target}`)
    await expect(desk.page.getByRole('button', { name: 'Make admin' })).toBeVisible()

    await oracle.plan(target, 'slower')
    const call = { id: randomUUID(), operation: 'admins.promote', environment: id, input: { user_id: target }, attempt, typed: 'read back' }
    await desk.page.evaluate((asked) => void window.bridge.call(asked as never), call)
    await expect.poll(async () => (await wasAsked(target)).requests).toBe(1)
    expect((await wasAsked(target)).commits).toBe(0)
    await crash(desk)

    await expect.poll(() => wasAsked(target)).toEqual({ requests: 1, commits: 1 })
    await expect.poll(() => inPage<string>(desk, 'location.hash').catch(() => '')).toContain(`/users/${target}`)
    const story = `window.bridge.call(${JSON.stringify({ id: randomUUID(), operation: 'ledger.get', environment: null, input: { attempt } })})`
    await expect.poll(() => inPage(desk, story)).toMatchObject({ ok: true, value: { write: { state: 'done', target } } })
    await expect.poll(() => shown(desk)).toContain('Remove admin')
    expect(await wasAsked(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('the page crashes during a refund: the buyer has the money once, and the form comes back and says so', async ({ desk }) => {
    const id = await atOracle(desk)
    const target = 'pur_crash_1'
    const { page } = desk
    await go(page, `/e/${id}/refunds/%2Fnew%2F${target}`)
    await page.getByRole('button', { name: 'Refund…' }).click()
    await page.getByRole('dialog').getByRole('checkbox').check()
    await oracle.plan(target, 'slower')
    await page.getByRole('dialog').getByRole('button', { name: 'Issue refund' }).click()
    await expect.poll(async () => (await wasAsked(target)).requests).toBe(1)
    expect((await wasAsked(target)).commits).toBe(0)
    await crash(desk)

    await expect.poll(() => wasAsked(target)).toEqual({ requests: 1, commits: 1 })
    await expect.poll(() => shown(desk)).toContain('From this desk before:')
    await expect.poll(() => shown(desk)).toContain('$9.99')
    expect(await shown(desk)).toContain('succeeded')
    expect(await wasAsked(target)).toEqual({ requests: 1, commits: 1 })
  })

  test('the page crashes while an e-mail is written: what was saved is there again', async ({ desk }) => {
    await atOracle(desk, 'marketing-email')
    const { page } = desk
    await page.getByRole('button', { name: /^New draft/ }).click()
    await page.getByRole('textbox', { name: 'Subject' }).fill('Ten new skills')
    await page.getByRole('textbox', { name: 'HTML', exact: true }).click()
    await page.keyboard.insertText('<p>Ten of them, all new')
    await expect(page.getByText('Saving…')).toBeHidden()
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    await crash(desk)

    await expect.poll(() => shown(desk)).toContain('Ten of them, all new')
    expect(await inPage<string>(desk, `document.querySelector('input[placeholder="What people read first"]').value`)).toBe('Ten new skills')
  })
})
