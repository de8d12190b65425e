import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { go, troubles } from './at-a-screen'
import { create, GOOD, heading, jwt, openServer, region } from './at-the-environments'
import { test } from './desk'

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
        // It can’t be pressed while it saves either.
        await expect.poll(async () => JSON.stringify(await desk.call('environments.list', {}))).toContain(base_url)
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
      // The cookie is no token: it is not sent as one, and a token is asked for at once.
      await expect(region(page, 'Platform token')).toContainText('It was given as a cookie, so it is not sent as a token.')
      const before = asked.length
      await test_('No token to send')
      expect(asked).toHaveLength(before)
      expect(await troubles(page)).toEqual([])
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
