import { expect } from '@playwright/test'
import { test } from './desk'

test('the window opens with a bridge and nothing configured', async ({ desk, shell }) => {
  expect(await desk.page.title()).toBe('Opsdesk')
  expect(await desk.page.evaluate(() => window.bridge.shell)).toBe(shell)
  const overview = await desk.call('environments.list', {})
  expect(overview).toMatchObject({ ok: true, value: { items: [], current: null } })
})
