import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { documented, fileWith } from './file-database'

let desk: OpenCore
beforeAll(async () => {
  desk = await openCore()
})
afterAll(() => desk.core.close())

const write = () => ({ attempt: randomUUID(), typed: 'read back' })

describe('an environment that has only a database', () => {
  test('is made, tested and understood, has its first admin made, and says in the ledger where that went', async () => {
    const file = fileWith(documented)
    const services = { database: { base_url: file } }
    const { id, host } = unwrap(await desk.call('environments.create', { name: 'File', kind: 'local', colour: 'grey', services }))
    expect(host).toBe('agentpowers.db')
    expect(unwrap(await desk.call('environments.test', { environment_id: id, service: 'database' }))).toMatchObject({
      outcome: 'part_of_schema',
    })
    const { capabilities } = unwrap(await desk.call('databases.schema', { environment_id: id }))
    expect(capabilities.filter(({ state }) => state === 'works').map(({ capability }) => capability)).toEqual(['users', 'admins'])

    expect(unwrap(await desk.call('users.find', { who: 'two@example.com' }, id)).items).toMatchObject([{ id: 'user_2', is_admin: false }])
    const input = { user_id: 'user_2' }
    expect(unwrap(await desk.call('databases.plan', { environment_id: id, operation: 'admins.bootstrap', input })).statements).toEqual([
      "UPDATE users SET is_admin = TRUE WHERE id = 'user_2';",
    ])
    unwrap(await desk.call('admins.bootstrap', input, id, write()))
    expect(unwrap(await desk.call('admins.list', {}, id)).items).toMatchObject([{ id: 'user_2', is_admin: true }])
    expect(await desk.call('admins.bootstrap', { user_id: 'user_1' }, id, write())).toMatchObject({ failure: { code: 'refused_here' } })
    expect(await desk.call('admins.demote', input, id, write())).toMatchObject({ failure: { code: 'refused_here' } })

    const [entry] = unwrap(await desk.call('ledger.list', { environment: id })).items
    const story = unwrap(await desk.call('ledger.get', { attempt: entry?.attempt ?? '' }))
    expect(JSON.stringify(story)).toContain('SQL admins.bootstrap')

    const mail = { subject: 'Hello', html_body: '<p>Hello</p>' }
    expect(await desk.call('marketing-email.send', mail, id, write())).toMatchObject({
      failure: { code: 'refused_here', what: 'A database alone can’t send e-mail: it can only count who would get it.' },
    })
  })

  test('keeps what a person says of it', async () => {
    const services = { database: { base_url: fileWith(documented) } }
    const { id } = unwrap(await desk.call('environments.create', { name: 'Named', kind: 'local', colour: 'grey', services }))
    const names = { users: { columns: { display_name: 'email' } } }
    const said = { names, reads_from: 'database' as const, acting_as: 'user_1' }
    expect(unwrap(await desk.call('databases.set', { environment_id: id, ...said }))).toEqual(said)
    expect(unwrap(await desk.call('users.get', { user_id: 'user_1' }, id))).toMatchObject({ display_name: 'one@example.com' })
    expect(unwrap(await desk.call('databases.choose_file', {}))).toEqual({ path: null })
    expect(await desk.call('admins.check', {}, id)).toMatchObject({ value: { is_admin: false } })
  })
})

describe('practice', () => {
  test('has a database for those who want it: writes still go through the API, search comes from the database', async () => {
    const { id } = unwrap(await desk.call('environments.practise', {}))
    expect(await desk.call('users.search', { text: 'morgan' }, id)).toMatchObject({
      failure: { code: 'not_connected', service: 'database' },
    })
    unwrap(await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'both' }))
    expect(unwrap(await desk.call('users.search', { text: 'alex_morgan' }, id)).items).toMatchObject([{ id: castId('twin-3') }])
    expect(unwrap(await desk.call('marketing-email.audience', {}, id)).recipients).toBeGreaterThan(100)
    unwrap(await desk.call('admins.promote', { user_id: castId('twin-1') }, id, write()))
    expect(JSON.stringify(unwrap(await desk.call('ledger.list', { environment: id })))).not.toContain('SQL ')
    expect(unwrap(await desk.call('users.get', { user_id: castId('twin-1') }, id))).toMatchObject({ is_admin: true })

    unwrap(await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'database' }))
    unwrap(await desk.call('admins.demote', { user_id: castId('twin-1') }, id, write()))
    expect(unwrap(await desk.call('users.get', { user_id: castId('twin-1') }, id))).toMatchObject({ is_admin: false })
  }, 30_000)
})
