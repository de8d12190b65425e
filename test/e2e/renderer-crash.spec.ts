import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import { type Oracle, startOracle } from '../faults/oracle-process'
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

/** What the page says, asked through main: Playwright gives a page up for good once it has crashed. */
const inPage = <T>({ app }: Desk, script: string): Promise<T> =>
  app?.evaluate(({ BrowserWindow }, code) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(code), script) as Promise<T>

test.describe('fault 26', () => {
  test.skip(({ shell }) => shell !== 'electron', 'the browser shell has no renderer of its own to crash')

  test('the page crashes during a write: it is carried out once, and the page comes back and shows it', async ({ desk }) => {
    const made = await desk.call('environments.create', {
      name: 'Staging',
      kind: 'staging',
      colour: 'blue',
      services: { marketplace: { base_url: `http://127.0.0.1:${oracle.port}` } },
    })
    const id = made.ok ? made.value.id : ''
    await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'a-token-for-the-oracle-1234' })
    await desk.call('environments.open', { environment_id: id })
    const [target, attempt] = ['user_7', randomUUID()]
    await desk.page.evaluate((hash) => {
      location.hash = hash
    }, `/e/${id}/users/${target}`)
    await expect(desk.page.getByRole('button', { name: 'Make admin' })).toBeVisible()

    await oracle.plan(target, 'slower')
    const call = { id: randomUUID(), operation: 'admins.promote', environment: id, input: { user_id: target }, attempt, typed: 'read back' }
    await desk.page.evaluate((asked) => void window.bridge.call(asked as never), call)
    await expect.poll(async () => (await wasAsked(target)).requests).toBe(1)
    expect((await wasAsked(target)).commits).toBe(0)
    const crashed = desk.page.waitForEvent('crash')
    await desk.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
    await crashed

    await expect.poll(() => wasAsked(target)).toEqual({ requests: 1, commits: 1 })
    await expect.poll(() => inPage<string>(desk, 'location.hash').catch(() => '')).toContain(`/users/${target}`)
    const story = `window.bridge.call(${JSON.stringify({ id: randomUUID(), operation: 'ledger.get', environment: null, input: { attempt } })})`
    await expect.poll(() => inPage(desk, story)).toMatchObject({ ok: true, value: { write: { state: 'done', target } } })
    await expect.poll(() => inPage<string>(desk, 'document.body.innerText')).toContain('Remove admin')
    expect(await wasAsked(target)).toEqual({ requests: 1, commits: 1 })
  })
})
