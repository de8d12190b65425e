import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '@playwright/test'
import { test } from '../desk'
import { listen } from './listener'

const hostile = (host: string): string[] => [
  `<script>fetch('http://${host}/script');alert(1)</script>`,
  `<img src="http://${host}/img" onerror="alert(1)">`,
  `<svg onload="alert(1)"><use href="http://${host}/svg"/></svg>`,
  `"><iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<style>@import 'http://${host}/css'; * { background: url(http://${host}/bg) }</style>`,
  `<meta http-equiv="refresh" content="0; url=http://${host}/refresh">`,
  `<link rel="prefetch" href="http://${host}/prefetch">`,
  `<form action="http://${host}/form"><button autofocus onfocus="alert(1)">x</button></form>`,
  `javascript:alert(1)//`,
  `[click](javascript:alert(1)) ![x](http://${host}/markdown)`,
  `{{constructor.constructor('alert(1)')()}}`,
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  'a\u202Egnp.exe',
  '\u0000\u001B[31mred\u001B[0m',
]

/** A marketplace whose every text is an attempt. */
const hostileServer = async (texts: readonly string[]) => {
  const users = texts.map((text, index) => ({
    id: `usr_${index}`,
    email: `${text}@example.com`,
    name: text,
    is_admin: true,
    is_seller: true,
    stripe_connected: false,
    account_status: text.slice(0, 90),
    created_at: text.slice(0, 60),
  }))
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/v1/admin/check')) return response.end(JSON.stringify({ is_admin: true, message: texts[0] }))
    if (request.url?.startsWith('/v1/admin/'))
      return response.end(JSON.stringify({ items: users, users, admins: users, total: users.length }))
    response.statusCode = 500
    return response.end(JSON.stringify({ error: texts.join(' ') }))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }
}

test('control 20: whatever a server sends is shown as text', async ({ desk }) => {
  const listener = await listen()
  const texts = hostile(`127.0.0.1:${listener.tcp}`)
  const server = await hostileServer(texts)
  const dialogs: string[] = []
  desk.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })

  const made = await desk.call('environments.create', {
    name: '<img src=x onerror=alert(1)>',
    kind: 'staging',
    colour: 'amber',
    services: { marketplace: { base_url: server.address } },
  })
  if (!made.ok) throw new Error(made.failure.what)
  const environment = made.value.id
  await desk.call('environments.set_token', { environment_id: environment, service: 'marketplace', token: 'token' })
  await desk.call('environments.open', { environment_id: environment })

  for (const screen of ['users', 'users/usr_0', 'admins']) {
    await desk.page.evaluate((to) => {
      location.hash = to
      location.reload()
    }, `#/e/${environment}/${screen}`)
    await desk.page.waitForLoadState()
    // The words are there to be read, so they were really drawn.
    await expect(desk.page.getByText('alert(1)</script>', { exact: false }).first()).toBeVisible()
    await desk.page.waitForTimeout(500)
    const made = await desk.page.evaluate(
      () =>
        document.querySelectorAll(
          '#root :is(script, iframe, object, embed, meta, link, form[action], img[src^=http], [onerror], [onload], [onfocus])',
        ).length,
    )
    expect(made, screen).toBe(0)
  }
  expect(dialogs).toEqual([])
  expect(listener.visits).toEqual([])
  server.close()
  await listener.close()
})
