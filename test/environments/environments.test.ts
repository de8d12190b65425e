import { randomUUID } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterEach, expect, test } from 'vitest'
import { sessionKeychain } from '../../src-main/environments/keychain'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'

const cores: OpenCore[] = []
const open = async (options?: Parameters<typeof openCore>[0]): Promise<OpenCore> => {
  const opened = await openCore(options)
  cores.push(opened)
  return opened
}
afterEach(async () => {
  for (const { core } of cores.splice(0)) await core.close()
})

const staging = {
  name: 'Staging',
  kind: 'staging',
  colour: 'blue',
  services: { marketplace: { base_url: 'https://api.staging.example.com' } },
} as const
const production = { ...staging, name: 'Live', kind: 'production', colour: 'red' } as const
const jwt = (expires: Date): Promise<string> =>
  new SignJWT({})
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject('user_me')
    .setExpirationTime(Math.floor(expires.getTime() / 1000))
    .sign(new Uint8Array(32))

test('a new desk has no environment; one is made, renamed, reordered, duplicated without its secret, and removed', async () => {
  const { call } = await open()
  expect(unwrap(await call('environments.list', {}))).toMatchObject({
    items: [],
    current: null,
    secrets: { kept: 'session', reason: 'a test' },
  })
  const made = unwrap(await call('environments.create', staging))
  unwrap(await call('environments.set_token', { environment_id: made.id, service: 'marketplace', token: 'a-token-of-some-length-a1b2' }))
  const copy = unwrap(await call('environments.duplicate', { environment_id: made.id }))
  expect(copy).toMatchObject({
    name: 'Staging copy',
    services: { marketplace: { base_url: 'https://api.staging.example.com', credential: { state: 'none' } } },
  })
  unwrap(await call('environments.update', { environment_id: copy.id, name: 'Other' }))
  unwrap(await call('environments.reorder', { environment_ids: [copy.id, made.id] }))
  expect(unwrap(await call('environments.list', {})).items.map(({ name }) => name)).toEqual(['Other', 'Staging'])
  unwrap(await call('environments.delete', { environment_id: made.id }))
  expect(unwrap(await call('environments.list', {})).items.map(({ name }) => name)).toEqual(['Other'])
})

test('an environment is known by the host of its marketplace, else of what it has', async () => {
  const { call } = await open()
  const hostWith = async (services: Record<string, { base_url: string }>): Promise<string> => {
    const { id } = unwrap(await call('environments.create', { name: 'One', kind: 'local', colour: 'grey', services: {} }))
    return unwrap(await call('environments.update', { environment_id: id, services })).host
  }
  const platform = { base_url: 'https://platform.example.com' }
  expect(await hostWith({ platform, marketplace: { base_url: 'https://api.example.com' } })).toBe('api.example.com')
  expect(await hostWith({ platform, agentbot: { base_url: 'https://bot.example.com' } })).toBe('platform.example.com')
  expect(await hostWith({})).toBe('no address yet')
})

test('a token goes in and never comes out: what is told is how it ends, when it expires and whose it is', async () => {
  const { call, folder } = await open()
  const { id } = unwrap(await call('environments.create', staging))
  const token = await jwt(new Date('2026-11-20T12:47:00Z'))
  const credential = unwrap(await call('environments.set_token', { environment_id: id, service: 'marketplace', token }))
  expect(credential).toEqual({
    state: 'set',
    kept: 'session',
    ends: token.slice(-4),
    expires_at: '2026-11-20T12:47:00.000Z',
    subject: 'user_me',
    command: null,
    reason: 'a test',
  })
  const list = await call('environments.list', {})
  expect(JSON.stringify(list)).not.toContain(token)
  expect(readFileSync(join(folder, 'environments.json'), 'utf8')).not.toContain(token)
  expect(statSync(join(folder, 'environments.json')).mode & 0o777).toBe(0o600)
})

test('control 16: a token is bound to its environment and its host', async () => {
  const { call } = await open()
  const { id } = unwrap(await call('environments.create', staging))
  unwrap(await call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'a-token-of-some-length-a1b2' }))
  const moved = unwrap(
    await call('environments.update', { environment_id: id, services: { marketplace: { base_url: 'https://elsewhere.example.com' } } }),
  )
  expect(moved.services.marketplace?.credential.state).toBe('other_host')
  expect(await call('users.list', {}, id)).toMatchObject({ ok: false, failure: { code: 'no_credential', not: 'It was not sent.' } })
})

test('control 16: an edited file cannot send a token elsewhere', async () => {
  const folder = newFolder()
  const keychain = sessionKeychain('a test')
  const first = await open({ folder, keychain })
  const { id } = unwrap(await first.call('environments.create', staging))
  unwrap(await first.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'a-token-of-some-length-a1b2' }))
  await first.core.close()
  cores.pop()
  const path = join(folder, 'environments.json')
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('api.staging.example.com', 'evil.example.net'))
  const second = await open({ folder, keychain })
  expect(await second.call('users.list', {}, id)).toMatchObject({ ok: false, failure: { code: 'no_credential' } })
})

test('a token kept for the session only is missing after a restart, and says so', async () => {
  const folder = newFolder()
  const first = await open({ folder })
  const { id } = unwrap(await first.call('environments.create', staging))
  unwrap(await first.call('environments.set_token', { environment_id: id, service: 'marketplace', token: 'a-token-of-some-length-a1b2' }))
  const second = await open({ folder })
  expect(await second.call('users.list', {}, id)).toMatchObject({ ok: false, failure: { code: 'no_credential' } })
  const after = unwrap(await second.call('environments.list', {}))
  expect(after.items[0]?.services.marketplace?.credential.state).toBe('missing')
})

test('a token from a command: no shell, kept in memory, asked for outside the page', async () => {
  const { call, says, questions, folder } = await open()
  const { id } = unwrap(await call('environments.create', staging))
  const set = (command: string) => call('environments.set_command', { environment_id: id, service: 'marketplace', command })
  const token = await jwt(new Date('2026-11-20T12:47:00Z'))

  says.yes = false
  expect(await set(`printf ${token}`)).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  says.yes = true
  expect(unwrap(await set(`printf ${token}`))).toMatchObject({
    state: 'set',
    kept: 'command',
    subject: 'user_me',
    expires_at: '2026-11-20T12:47:00.000Z',
  })
  expect(questions[0]).toContain('printf')
  expect(readFileSync(join(folder, 'environments.json'), 'utf8')).toContain('"kept": "command"')

  expect(await set('sh -c "exit 3"')).toMatchObject({ ok: false, failure: { what: 'sh ended with exit code 3.' } })
  expect(await set('no-such-program-here')).toMatchObject({ ok: false, failure: { what: expect.stringContaining('There is no program') } })
  expect(await set('printf "two words"')).toMatchObject({ ok: false, failure: { what: expect.stringContaining('neither a token') } })
  // A shell would run the second command; without one it is an argument.
  expect(await set(`printf tok%s-long-enough ; rm`)).toMatchObject({ ok: true })
  expect(unwrap(await set(`printf %s '{"token":"abcdefghijklmnopqrstuvwx","expires_at":"2026-11-20T13:00:00Z"}'`))).toMatchObject({
    ends: 'uvwx',
    expires_at: '2026-11-20T13:00:00.000Z',
  })
})

test('production is not made less than that without a word outside the page', async () => {
  const { call, says } = await open()
  const { id } = unwrap(await call('environments.create', production))
  says.yes = false
  expect(await call('environments.update', { environment_id: id, kind: 'local' })).toMatchObject({
    ok: false,
    failure: { code: 'cancelled' },
  })
  expect(unwrap(await call('guard.get', { environment_id: id })).writing).toBe('locked')
})

test('production opens locked, is unlocked for minutes, and leaving it locks it again', async () => {
  const { call, events } = await open()
  const { id } = unwrap(await call('environments.create', production))
  const other = unwrap(await call('environments.create', staging))
  await call('environments.open', { environment_id: id })
  const promote = () => call('admins.promote', { user_id: 'user_1' }, id, { attempt: randomUUID(), typed: 'user_1' })
  expect(await promote()).toMatchObject({ ok: false, failure: { code: 'locked' } })
  const unlocked = unwrap(await call('guard.unlock', { environment_id: id, minutes: 10 }))
  expect(unlocked.writing).toBe('unlocked')
  expect(Date.parse(unlocked.until ?? '') - Date.now()).toBeGreaterThan(9.9 * 60_000)
  // Past the guard, the next thing missing is the token.
  expect(await promote()).toMatchObject({ ok: false, failure: { code: 'no_credential' } })
  await call('environments.open', { environment_id: other.id })
  expect(await promote()).toMatchObject({ ok: false, failure: { code: 'locked' } })
  expect(events.filter(({ event }) => event === 'guard').at(-1)?.payload).toMatchObject({ writing: 'locked' })
  expect(unwrap(await call('guard.get', { environment_id: other.id })).writing).toBe('open')
})

test('an unreadable profile file is put aside, not overwritten', async () => {
  const folder = newFolder()
  writeFileSync(join(folder, 'environments.json'), '{ "version": 1, ')
  const { call } = await open({ folder })
  expect(unwrap(await call('environments.list', {})).items).toEqual([])
  const { readdirSync } = await import('node:fs')
  const aside = readdirSync(folder).find((name) => name.includes('unreadable'))
  expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe('{ "version": 1, ')
})

test('practise: one press makes the practice environment, opens it and reads its users; reset seeds it anew', async () => {
  const { call } = await open()
  const practice = unwrap(await call('environments.practise', {}))
  expect(practice).toMatchObject({ kind: 'practice', practice: { users: 12_000, running: true } })
  expect(unwrap(await call('users.list', {}, practice.id)).total).toBe(12_000)
  unwrap(await call('environments.reset_practice', { environment_id: practice.id, users: 50 }))
  expect(unwrap(await call('users.list', {}, practice.id)).total).toBe(50)
  expect(unwrap(await call('environments.practise', {})).id).toBe(practice.id)
})

test('what the server obeys is found out once, remembered, and can be set by hand', async () => {
  const { call } = await open()
  const { id } = unwrap(await call('environments.practise', {}))
  await call('users.list', {}, id)
  const found = unwrap(await call('environments.list', {})).items[0]?.services.marketplace?.dialect
  expect(found).toMatchObject({
    source: 'found',
    paging: { style: 'page', page: 'page', size: 'page_size', first: 1 },
    sorting: { style: 'two', key: 'sort_by' },
  })
  const by_hand = { paging: null, sorting: null, max_size: 10, source: 'set', found_at: null } as const
  unwrap(await call('environments.set_dialect', { environment_id: id, service: 'marketplace', dialect: by_hand }))
  await call('users.list', {}, id)
  expect(unwrap(await call('environments.list', {})).items[0]?.services.marketplace?.dialect).toEqual(by_hand)
})

test('any environment can be guarded; it locks by itself when nobody is there, by its own minutes', async () => {
  const { call, core } = await open()
  const { id } = unwrap(await call('environments.create', staging))
  expect(unwrap(await call('guard.get', { environment_id: id })).writing).toBe('open')
  unwrap(await call('environments.update', { environment_id: id, guard: { locked: true, minutes: 3, idle_minutes: 2 } }))
  expect(unwrap(await call('guard.get', { environment_id: id }))).toMatchObject({ writing: 'locked', because: 'opened' })
  const { until } = unwrap(await call('guard.unlock', { environment_id: id }))
  expect(Math.round((Date.parse(until ?? '') - Date.now()) / 60_000)).toBe(3)
  core.idle(119)
  expect(unwrap(await call('guard.get', { environment_id: id })).writing).toBe('unlocked')
  core.idle(120)
  expect(unwrap(await call('guard.get', { environment_id: id }))).toMatchObject({ writing: 'locked', because: 'idle' })
  unwrap(await call('guard.unlock', { environment_id: id }))
  core.lock()
  expect(unwrap(await call('guard.get', { environment_id: id }))).toMatchObject({ writing: 'locked', because: 'left' })
})

test('production left open needs a word outside the page', async () => {
  const { call, says, questions } = await open()
  const { id } = unwrap(await call('environments.create', production))
  says.yes = false
  const guard = { locked: false, minutes: 10, idle_minutes: 5 }
  expect(await call('environments.update', { environment_id: id, guard })).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
  expect(questions.at(-1)).toContain('Leave writing open in Live?')
})

test('settings are kept over a restart; a broken file is as good as none', async () => {
  const folder = newFolder()
  const first = await open({ folder })
  unwrap(await first.call('settings.update', { grace_seconds: 9 }))
  const second = await open({ folder })
  expect(unwrap(await second.call('settings.get', {}))).toMatchObject({ grace_seconds: 9, grace_in_bulk: false })
  writeFileSync(join(folder, 'settings.json'), 'not json')
  const third = await open({ folder })
  expect(unwrap(await third.call('settings.get', {})).grace_seconds).toBe(0)
})
