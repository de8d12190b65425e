import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openDesk } from './desk'

// Runs beside a throw-away gnome-keyring: `npm test -- keychain`. Never in anybody's own.
const bus = { DBUS_SESSION_BUS_ADDRESS: process.env.DBUS_SESSION_BUS_ADDRESS ?? '' }
const canary = 'canary-token-in-the-real-keychain-a1b2'

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile())

test('a token goes to the real keychain, is there after a restart, and nowhere else', async () => {
  const desk = await openDesk({ shell: 'electron', env: bus })
  try {
    await expect(desk.page.getByText('Tokens are kept in memory')).toHaveCount(0)
    const made = await desk.call('environments.create', {
      name: 'Staging',
      kind: 'staging',
      colour: 'blue',
      services: { marketplace: { base_url: 'https://api.staging.example.com' } },
    })
    const id = made.ok ? made.value.id : ''
    const set = await desk.call('environments.set_token', { environment_id: id, service: 'marketplace', token: canary })
    expect(set).toMatchObject({ ok: true, value: { state: 'set', kept: 'keychain', ends: 'a1b2', reason: null } })

    // Another program, with the same keyring, reads what Opsdesk stored.
    const script = `require('keytar').getPassword('Opsdesk', '${id}/marketplace').then((secret) => process.stdout.write(String(secret)))`
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toContain(canary)

    await desk.reopen()
    const after = await desk.call('environments.list', {})
    expect(after).toMatchObject({
      ok: true,
      value: { secrets: { kept: 'keychain' }, items: [{ services: { marketplace: { credential: { state: 'set' } } } }] },
    })
    expect(filesIn(desk.folder).filter((path) => readFileSync(path).includes(canary))).toEqual([])
  } finally {
    await desk.close()
  }
})

test('without a keychain the window says that tokens are kept until it closes, and why', async () => {
  const desk = await openDesk({ shell: 'electron' })
  try {
    await expect(desk.page.getByText('Tokens are kept in memory until you quit.')).toBeVisible()
    await expect(desk.page.getByText('No keyring is running in this session.')).toBeVisible()
  } finally {
    await desk.close()
  }
})
