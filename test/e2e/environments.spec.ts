import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Input } from '@contract/index'
import { expect, type Page } from '@playwright/test'
import { go, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const GOOD = 'good-token-of-the-server-1234'

const only = { id: 'user_1', email: 'only@example.com', is_admin: true, is_seller: false, stripe_connected: false }

/** A JWT nobody signed: Opsdesk reads its expiry and subject, and leaves its worth to the server. */
const jwt = (seconds: number, sub = 'user_dana'): string =>
  [{ alg: 'none' }, { sub, exp: Math.floor(Date.now() / 1000) + seconds }, {}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')

/** The smallest admin API: one user, and it accepts one token. */
const openServer = async (): Promise<{ server: Server; address: string }> => {
  const server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${GOOD}`
    const answer = request.url?.includes('/check') ? { is_admin: true } : { items: [only], total: 1 }
    response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
    response.end(JSON.stringify(known ? answer : { detail: 'Token has expired' }))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

const create = async (desk: Desk, profile: Partial<Input<'environments.create'>> = {}): Promise<string> => {
  const made = await desk.call('environments.create', {
    name: 'Local',
    kind: 'local',
    colour: 'blue',
    services: { marketplace: { base_url: 'http://127.0.0.1:9' } },
    ...profile,
  })
  if (!made.ok) throw new Error(made.failure.what)
  return made.value.id
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('one is connected, left half written, and given a token by a command', async ({ desk }) => {
  const { page } = desk

  await test.step('where secrets are kept for the session only, a notice says so and why', async () => {
    const overview = await desk.call('environments.list', {})
    // A machine with a keychain has nothing to say.
    if (overview.ok && overview.value.secrets.kept === 'keychain') return
    const notice = region(page, 'Notice')
    await expect(notice).toContainText('Tokens are kept in memory until you quit.')
    if (overview.ok) await expect(notice).toContainText(overview.value.secrets.reason ?? '')
    await notice.getByRole('button', { name: 'Hide' }).click()
    await expect(notice).toBeHidden()
  })

  await test.step('connecting one: complaints beside the fields, red for production, a token that never comes back', async () => {
    await go(page, '/environments/new')
    await expect(page.getByRole('radio', { name: 'Production' })).toBeChecked()
    await expect(page.getByRole('radio', { name: 'red' })).toBeChecked()
    await page.getByRole('radio', { name: 'Staging' }).click()
    await expect(page.getByRole('radio', { name: 'amber' })).toBeChecked()
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('A name is needed.')).toBeVisible()
    await expect(page.getByText('Write the address of the admin API, or of a database below.')).toBeVisible()
    expect(await troubles(page)).toEqual([])

    await page.getByRole('textbox', { name: 'Name' }).fill('Live')
    await page.getByRole('radio', { name: 'Production' }).click()
    await page.getByRole('textbox', { name: 'Marketplace address' }).fill('https://api.example.com')
    await page.getByRole('textbox', { name: 'Token' }).fill('two words')
    await page.getByRole('button', { name: 'Connect', exact: true }).click()
    await expect(page.getByText('A token has no spaces or line breaks.')).toBeVisible()
    const token = jwt(47 * 60 + 30)
    await page.getByRole('textbox', { name: 'Token' }).fill(token)
    await page.getByRole('button', { name: 'Connect', exact: true }).click()

    await expect(heading(page, 'Live')).toBeVisible()
    await expect(region(page, 'Token')).toContainText(`set · ends …${token.slice(-4)} · expires in 47 min · subject user_dana`)
    expect(await page.content()).not.toContain(token)
    const { value } = (await desk.call('environments.list', {})) as { value: unknown }
    expect(JSON.stringify(value)).not.toContain(token)
    expect(await troubles(page)).toEqual([])
  })

  await test.step('a form that is not saved is not lost by leaving', async () => {
    const id = await create(desk)
    await go(page, '/environments')
    await page.getByRole('main').getByRole('link', { name: 'Local' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Half written')
    const question = page.getByRole('dialog', { name: 'Leave without saving?' })
    await page.getByRole('link', { name: 'Guide' }).click()
    await question.getByRole('button', { name: 'Stay' }).click()
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Half written')
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(new RegExp(`/environments/${id}$`))
    await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Half written')
    await page.keyboard.press('Alt+ArrowLeft')
    await question.getByRole('button', { name: 'Leave' }).click()
    await expect(heading(page, 'Environments')).toBeVisible()
  })

  await test.step('a command is asked about outside the page, and its failure leaves what was typed', async () => {
    const id = await create(desk, { name: 'Commanded' })
    await go(page, `/environments/${id}`)
    const token = region(page, 'Token')
    await token.getByRole('button', { name: 'Cancel' }).click()
    await token.getByRole('button', { name: 'Token from a command' }).click()
    await token.getByRole('textbox', { name: 'Command' }).fill('/no/such/program --token')
    await desk.answerQuestions(false)
    await token.getByRole('button', { name: 'Run and keep' }).click()
    await expect(token.getByText('Stopped.')).toBeVisible()
    await desk.answerQuestions(true)
    await token.getByRole('button', { name: 'Run and keep' }).click()
    await expect(token.getByRole('alert')).toBeVisible()
    await expect(token.getByRole('textbox', { name: 'Command' })).toHaveValue('/no/such/program --token')
    expect((await desk.questions()).map(({ detail }) => detail)).toContain('/no/such/program --token')
  })
})

test('renamed, tested, and the end of its token', async ({ desk }) => {
  const { page } = desk

  await test.step('rename, duplicate, reorder, and delete by typing the name', async () => {
    const id = await create(desk, { name: 'First' })
    await create(desk, { name: 'Second' })
    await go(page, `/environments/${id}`)
    await page.getByRole('textbox', { name: 'Name' }).fill('Renamed')
    await region(page, 'Name and address').getByRole('button', { name: 'Save' }).click()
    await expect(heading(page, 'Renamed')).toBeVisible()
    await page.getByRole('button', { name: 'Duplicate' }).click()
    await expect(heading(page, 'Renamed copy')).toBeVisible()
    await expect(region(page, 'Token')).toContainText('not set')

    await page.getByRole('link', { name: 'Environments' }).click()
    const names = page.getByRole('main').getByRole('listitem').getByRole('link')
    await expect(names).toHaveText(['Renamed', 'Renamed copy', 'Second'])
    await page.getByRole('button', { name: 'Move Second up' }).click()
    await expect(names).toHaveText(['Renamed', 'Second', 'Renamed copy'])
    expect(await troubles(page)).toEqual([])

    await names.filter({ hasText: 'Renamed copy' }).click()
    await page.getByRole('button', { name: 'Delete this environment' }).click()
    const question = page.getByRole('dialog', { name: 'Delete Renamed copy?' })
    await expect(question.getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(question.getByRole('button', { name: 'Delete' })).toBeDisabled()
    expect(await troubles(page)).toEqual([])
    await question.getByRole('textbox').fill('Renamed copy')
    await question.getByRole('button', { name: 'Delete' }).click()
    await expect(names).toHaveText(['Renamed', 'Second'])
  })

  await test.step('Test connection says in words what came of it', async () => {
    const { server, address } = await openServer()
    try {
      const id = await create(desk)
      await go(page, `/environments/${id}`)
      const connection = region(page, 'Connection')
      const test_ = async (words: string): Promise<void> => {
        await connection.getByRole('button', { name: 'Test connection' }).click()
        await expect(connection.getByText(words, { exact: true })).toBeVisible()
      }
      const move = async (base_url: string): Promise<void> => {
        await page.getByRole('textbox', { name: 'Marketplace address' }).fill(base_url)
        await region(page, 'Name and address').getByRole('button', { name: 'Save' }).click()
        await expect(region(page, 'Name and address').getByRole('button', { name: 'Save' })).toBeDisabled()
      }
      const token = async (text: string): Promise<void> => {
        const replace = region(page, 'Token').getByRole('button', { name: /(Set|Replace) token/ })
        const field = page.getByRole('textbox', { name: 'New token' })
        await expect(replace.or(field)).toBeVisible()
        if (await replace.isVisible()) await replace.click()
        await field.fill(text)
        await page.getByRole('button', { name: 'Keep token' }).click()
        await expect(region(page, 'Token')).toContainText(`ends …${text.slice(-4)}`)
      }
      await test_('No token to send')
      await token('any-token-of-nobody-0000')
      await test_('Not reached')
      await move('http://api.example.com')
      await test_('Not an https address')
      await move(address)
      await expect(region(page, 'Token')).toContainText('set for another address, so it is not sent')
      await token('any-token-of-nobody-0001')
      await test_('Token not accepted')
      await token(GOOD)
      await test_('All well')
      expect(await troubles(page)).toEqual([])
    } finally {
      server.close()
    }
  })

  await test.step('a platform is added, tested, signed in by a cookie and then by a token, and taken away', async () => {
    const asked: (string | undefined)[] = []
    const server = createServer((request, response) => {
      const { cookie, authorization } = request.headers
      asked.push(cookie ?? authorization)
      const known = cookie === 'session=abc-1234' || authorization === `Bearer ${GOOD}`
      response.writeHead(known ? 200 : 401, { 'content-type': 'application/json' })
      response.end(JSON.stringify(known ? { items: [], total: 12 } : { error: { code: 'unauthorized', message: 'Session has ended' } }))
    })
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    try {
      const id = await create(desk)
      await go(page, `/environments/${id}`)
      await page.getByRole('button', { name: 'Add Platform' }).click()
      await page.getByRole('textbox', { name: 'Platform address' }).fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
      await page.getByRole('radio', { name: 'Session cookie' }).check()
      await region(page, 'Platform').getByRole('button', { name: 'Save address' }).click()
      const test_ = async (words: string): Promise<void> => {
        const connection = region(page, 'Platform connection')
        await connection.getByRole('button', { name: 'Test connection' }).click()
        await expect(connection.getByText(words)).toBeVisible()
      }
      await page.getByLabel('New cookie').fill('session=abc-0000')
      await page.getByRole('button', { name: 'Keep cookie' }).click()
      await expect(page.getByRole('button', { name: 'Keep cookie' })).toBeHidden()
      await test_('Cookie not accepted')
      await region(page, 'Platform cookie').getByRole('button', { name: 'Replace cookie' }).click()
      await page.getByLabel('New cookie').fill('session=abc-1234')
      await page.getByRole('button', { name: 'Keep cookie' }).click()
      await expect(page.getByRole('button', { name: 'Keep cookie' })).toBeHidden()
      await test_('All well: the platform answers, with 12 agent wallets.')
      expect(await troubles(page)).toEqual([])

      await page.getByRole('radio', { name: 'Bearer token' }).check()
      await region(page, 'Platform').getByRole('button', { name: 'Save address' }).click()
      await region(page, 'Platform token')
        .getByRole('button', { name: /(Set|Replace) token/ })
        .click()
      await region(page, 'Platform token').getByLabel('New token').fill(GOOD)
      await region(page, 'Platform token').getByRole('button', { name: 'Keep token' }).click()
      await expect(region(page, 'Platform token').getByRole('button', { name: 'Keep token' })).toBeHidden()
      await test_('All well: the platform answers, with 12 agent wallets.')
      expect(asked).toContain('session=abc-1234')
      expect(asked.at(-1)).toBe(`Bearer ${GOOD}`)

      await page.getByRole('button', { name: 'Remove Platform' }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Remove Platform' }).click()
      await expect(page.getByRole('button', { name: 'Add Platform' })).toBeVisible()
    } finally {
      server.close()
    }
  })

  await test.step('a token that ends in the middle of work is replaced in place', async () => {
    const { server, address } = await openServer()
    try {
      const id = await create(desk, { services: { marketplace: { base_url: address } } })
      await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'old-token-0000' })
      await desk.call('environments.open', { environment_id: id })
      await go(page, `/e/${id}/users`)
      const failing = page.getByRole('main').getByRole('alert')
      await expect(failing).toContainText('Token has expired')
      await failing.getByRole('button', { name: 'Replace token' }).click()
      const dialog = page.getByRole('dialog', { name: 'Token for Local' })
      await expect(dialog.getByRole('textbox', { name: 'New token' })).toBeFocused()
      expect(await troubles(page)).toEqual([])
      await dialog.getByRole('textbox', { name: 'New token' }).fill(GOOD)
      await page.keyboard.press('Enter')
      await expect(dialog).toBeHidden()
      await expect(page.getByText('only@example.com')).toBeVisible()
      await expect(failing).toBeHidden()
    } finally {
      server.close()
    }
  })

  await test.step('the end of a token is announced before it comes', async () => {
    const id = await create(desk)
    await desk.call('environments.open', { environment_id: id })
    await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: jwt(4 * 60) })
    const notice = region(page, 'Notice').filter({ hasText: 'The token for Local' })
    await expect(notice).toContainText(/expires in [34] min/)
    await notice.getByRole('button', { name: 'Replace token' }).click()
    await page.getByRole('textbox', { name: 'New token' }).last().fill(jwt(3600))
    await page.keyboard.press('Enter')
    await expect(notice).toBeHidden()
    await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: jwt(-60) })
    await expect(notice).toContainText('expired 1 min ago')
    await desk.call('environments.forget_credential', { environment_id: id, service: 'marketplace' })
    await expect(notice).toBeHidden()
    await expect(page.getByRole('banner').getByRole('link', { name: 'no token' })).toBeVisible()
  })
})

test('practice: what was found out about its lists, set by hand, found out again; and made anew', async ({ desk }) => {
  test.setTimeout(90_000)
  const { page } = desk
  await go(page, '/environments')
  await page.getByRole('button', { name: 'Practise' }).click()
  await expect(page.getByText('open now')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('main').getByText('12,000 users')).toBeVisible()
  await go(page, '/environments/practice')
  const lists = region(page, 'Lists')
  await expect(lists).toContainText('found out by asking the server')
  expect(await troubles(page)).toEqual([])
  await lists.getByRole('button', { name: 'Set by hand' }).click()
  await lists.getByRole('textbox', { name: 'Key parameter' }).fill('')
  await lists.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(lists.getByText('Write the parameter’s name.')).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await lists.getByRole('textbox', { name: 'Key parameter' }).fill('sort_by')
  await lists.getByRole('button', { name: 'Set', exact: true }).click()
  await expect(lists).toContainText('set by hand')
  await lists.getByRole('button', { name: 'Find out again' }).click()
  await expect(lists).toContainText('Not found out yet')

  const practice = region(page, 'Practice')
  await practice.getByRole('textbox', { name: 'Users after a reset' }).fill('70')
  await practice.getByRole('button', { name: 'Reset' }).click()
  await page.getByRole('dialog', { name: 'Reset the practice marketplace?' }).getByRole('button', { name: 'Reset' }).click()
  await expect(practice).toContainText('with 70 users', { timeout: 30_000 })
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await expect(page.getByRole('main').getByText('70 users')).toBeVisible()
  expect(desk.complaints).toEqual([])
})
