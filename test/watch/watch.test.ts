import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'
import { ask } from '../practice/ask'

/** One desk in practice, over real HTTP; somebody else's hand is a request or a row of their own. */
let desk: OpenCore
let server: PracticeServer
const notified: { title: string; body: string; notice: string | null }[] = []
const folder = newFolder()

const open = async (): Promise<OpenCore> => {
  const opened = await openCore({
    folder,
    surroundings: {
      folder,
      confirm: async () => true,
      saveFile: async () => null,
      paper: { pdf: async () => new Uint8Array(), print: async () => false },
      emit: () => undefined,
      notify: (one) => void notified.push(one),
      watching: () => undefined,
    },
    startPractice: async (options) => {
      server = await servePractice(options)
      return server
    },
  })
  return opened
}
const look = async () => unwrap(await desk.call('watches.look', { environment_id: 'practice' }))
const notices = async () => unwrap(await desk.call('watches.notices', {}))
/** What was noticed since the last call, newest first. */
const news = async () => {
  const { items } = await notices()
  const fresh = items.filter(({ unread }) => unread)
  await desk.call('watches.read', { ids: null })
  return fresh
}
const flag = (id: string): void => {
  const db = new Database(join(folder, 'practice', 'practice', 'world.db'))
  db.prepare(`INSERT INTO abuse_flags (id, flag_type, status, created_at) VALUES (?, 'purchase_burst', 'open', ?)`).run(
    id,
    new Date().toISOString(),
  )
  db.close()
}
const someUser = async (): Promise<string> => {
  const { items } = unwrap(await desk.call('users.list', { limit: 50 }, 'practice'))
  return items.find(({ is_admin }) => !is_admin)?.id ?? ''
}

beforeAll(async () => {
  desk = await open()
  unwrap(await desk.call('environments.practise', { users: 120 }))
  // Agentbot's world is lively: it would say things of its own here.
  unwrap(
    await desk.call('watches.set', {
      environment_id: 'practice',
      rules: ['flags', 'claims', 'deletions', 'admins', 'unknown', 'jobs', 'tokens'],
    }),
  )
})
afterAll(async () => {
  await desk.core.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a watch over real HTTP', () => {
  test('the first look only learns: what waits already is on Home, and no news', async () => {
    await look()
    expect(await news()).toEqual([])
    const flags = unwrap(await desk.call('home.flags', {}, 'practice'))
    expect(flags.count).toBeGreaterThan(0)
    expect(flags.types.reduce((sum, { count }) => sum + count, 0)).toBe(flags.read)
    expect(unwrap(await desk.call('home.looks', {}, 'practice')).flags?.count).toBe(flags.count)
    const deletions = unwrap(await desk.call('home.deletions', {}, 'practice'))
    expect(deletions.count).toBe(unwrap(await desk.call('deletions.list', { limit: 1000 }, 'practice')).items.length)
    const claims = unwrap(await desk.call('home.claims', {}, 'practice'))
    expect(claims.count).toBe(unwrap(await desk.call('claims.list', { limit: 1000 }, 'practice')).items.length)
    const agentbot = unwrap(await desk.call('home.agentbot', {}, 'practice'))
    expect(agentbot.services?.length).toBeGreaterThan(0)
  })

  test('a new flag is one notice that leads to it, once; two are one notice that leads to the list', async () => {
    flag('flag_new_1')
    await look()
    expect(await news()).toMatchObject([
      { rule: 'flags', words: '1 new abuse flag', to: { capability: 'abuse-flags', record: 'flag_new_1' }, environment_id: 'practice' },
    ])
    await look()
    expect(await news()).toEqual([])
    flag('flag_new_2')
    flag('flag_new_3')
    await look()
    expect(await news()).toMatchObject([{ words: '2 new abuse flags', to: { record: null, search: 'order=newest' } }])
  })

  test('an admin made elsewhere is told, one made here is not, nor one removed here', async () => {
    const user = await someUser()
    const made = await ask(server, 'POST', `/v1/admin/admins/${user}`)
    expect(made.status).toBeLessThan(300)
    await look()
    expect(await news()).toMatchObject([{ rule: 'admins', words: '1 admin was made elsewhere', detail: user, to: { record: user } }])

    const removed = await desk.call('admins.demote', { user_id: user }, 'practice', {
      attempt: crypto.randomUUID(),
      typed: 'read back',
      seen: unwrap(await desk.call('users.get', { user_id: user }, 'practice')),
    })
    unwrap(removed)
    await look()
    expect(await news()).toEqual([])

    const promoted = await desk.call('admins.promote', { user_id: user }, 'practice', {
      attempt: crypto.randomUUID(),
      typed: 'read back',
      seen: unwrap(await desk.call('users.get', { user_id: user }, 'practice')),
    })
    unwrap(promoted)
    await look()
    expect(await news()).toEqual([])
  })

  test('what the system shows holds a count and the environment’s name: no id, no name, no address', async () => {
    expect(notified.length).toBeGreaterThan(0)
    expect(notified.every(({ title }) => title === 'Practice')).toBe(true)
    expect(notified.map(({ body }) => body)).toContain('1 admin was made elsewhere')
    expect(JSON.stringify(notified.map(({ title, body }) => [title, body]))).not.toMatch(/user_|flag_new|@/)
  })

  test('a click outside the window is kept until the window asks, and given once', async () => {
    const one = notified.find(({ notice }) => notice !== null)
    desk.core.clicked(one?.notice ?? null)
    const { clicked } = unwrap(await desk.call('watches.clicked', {}))
    expect(clicked?.notice).toMatchObject({ id: one?.notice, to: { record: 'flag_new_1' } })
    expect(unwrap(await desk.call('watches.clicked', {})).clicked).toBeNull()
  })

  test('after a restart nothing is told twice, and what came meanwhile is told once', async () => {
    await desk.core.close()
    const file = join(folder, 'watches.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    // Ids only: the file holds nobody's name or address.
    expect(readFileSync(file, 'utf8')).not.toContain('@')
    notified.length = 0
    desk = await open()
    unwrap(await desk.call('environments.open', { environment_id: 'practice' }))
    await look()
    expect(await news()).toEqual([])
    await desk.core.close()
    desk = await open()
    flag('flag_new_4')
    unwrap(await desk.call('environments.open', { environment_id: 'practice' }))
    await look()
    expect(await news()).toMatchObject([{ to: { record: 'flag_new_4' } }])
    expect(notified).toHaveLength(1)
  })

  test('a rule that is off says nothing, and begins anew when it is on again', async () => {
    const before = unwrap(await desk.call('watches.get', {})).environments[0]?.settings.rules ?? []
    unwrap(await desk.call('watches.set', { environment_id: 'practice', rules: before.filter((rule) => rule !== 'flags') }))
    flag('flag_new_5')
    await look()
    unwrap(await desk.call('watches.set', { environment_id: 'practice', rules: before }))
    await look()
    expect(await news()).toEqual([])
    flag('flag_new_6')
    await look()
    expect(await news()).toMatchObject([{ to: { record: 'flag_new_6' } }])
  })

  test('a token that is not accepted is said once, and watching rests until another is set', async () => {
    unwrap(await desk.call('environments.set_token', { environment_id: 'practice', service: 'marketplace', token: server.tokens.expired }))
    await look()
    expect(await news()).toMatchObject([{ rule: 'tokens', words: 'Watching rests: the token is not accepted', to: { capability: null } }])
    const [watched] = unwrap(await desk.call('watches.get', {})).environments
    expect(watched).toMatchObject({ rest: 'refused', next_look: null })
    await look()
    expect(await news()).toEqual([])
    unwrap(await desk.call('environments.forget_credential', { environment_id: 'practice', service: 'marketplace' }))
    flag('flag_new_7')
    const [after] = (await look()).environments
    expect(after).toMatchObject({ rest: null, trouble: null })
    expect(await news()).toMatchObject([{ to: { record: 'flag_new_7' } }])
  })

  test('a preset chooses what is watched where nobody chose it, and is kept', async () => {
    unwrap(await desk.call('watches.set', { environment_id: 'practice', rules: null }))
    unwrap(await desk.call('home.choose', { preset: 'finance' }))
    expect(unwrap(await desk.call('watches.get', {})).environments[0]).toMatchObject({
      own_rules: false,
      settings: { rules: ['spend', 'requests', 'unknown', 'jobs', 'tokens'] },
      rest: null,
    })
    expect(existsSync(join(folder, 'home.json'))).toBe(true)
    await desk.core.close()
    desk = await open()
    expect(unwrap(await desk.call('home.get', {}))).toEqual({ preset: 'finance' })
    unwrap(await desk.call('home.choose', { preset: 'everything' }))
  })

  test('habits are checked, kept, and paused watching rests', async () => {
    expect(await desk.call('watches.update', { quiet: { from: '25:00', to: '07:00' } })).toMatchObject({ ok: false })
    expect(await desk.call('watches.update', { digest_minutes: 1000 })).toMatchObject({ ok: false })
    const { habits, environments, tray } = unwrap(
      await desk.call('watches.update', { paused: true, digest_minutes: 15, quiet: { from: '22:00', to: '07:00' } }),
    )
    expect(habits).toMatchObject({ paused: true, digest_minutes: 15, quiet: { from: '22:00', to: '07:00' }, stay_in_tray: false })
    expect(environments[0]?.rest).toBe('paused')
    expect(tray).toBe(true)
    await desk.core.pauseWatching(false)
    expect(desk.core.watching()).toEqual({ paused: false, stay: false })
  })
})
