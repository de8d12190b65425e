import { randomUUID } from 'node:crypto'
import type { Input, MutationName, QueryName } from '@contract'
import type { FailureCode } from '@contract/failure'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import { type OpenCore, openCore, unwrap } from '../open-core'

/** The same world twice, reached through its admin API and through its database. */
const ways = ['api', 'database'] as const
type Way = (typeof ways)[number]
const desks = {} as Record<Way, { desk: OpenCore; id: string }>

beforeAll(async () => {
  for (const way of ways) {
    const desk = await openCore()
    const { id } = unwrap(await desk.call('environments.practise', { users: 300 }))
    unwrap(await desk.call('environments.set_practice_sources', { environment_id: id, sources: way }))
    // The API knows who asks by its token.
    unwrap(await desk.call('databases.set', { environment_id: id, acting_as: castId('you') }))
    desks[way] = { desk, id }
  }
}, 60_000)
afterAll(() => Promise.all(ways.map((way) => desks[way]?.desk.core.close())))

const read = async <N extends QueryName>(way: Way, operation: N, input: Input<N>): Promise<unknown> => {
  const { desk, id } = desks[way]
  return unwrap(await desk.call(operation, input, id))
}
/** What a write came to: its code and status where it was refused. */
const write = async <N extends MutationName>(way: Way, operation: N, input: Input<N>): Promise<unknown> => {
  const { desk, id } = desks[way]
  const result = await desk.call(operation, input, id, { attempt: randomUUID(), typed: 'read back' })
  if (result.ok) return 'done'
  const { code, status, server_words, happened } = result.failure
  return { code, status, server_words, happened }
}
const refused = (code: FailureCode, status: number | null, server_words: string | null) => ({
  code,
  status,
  server_words,
  happened: status === null ? 'nothing' : 'refused',
})

describe('what is read is the same, whichever way', () => {
  const window = { offset: 0, limit: 100 }
  const reads: [QueryName, unknown][] = [
    ['users.list', { ...window, sort_by: 'email', sort_order: 'asc' }],
    ['users.list', { offset: 200, limit: 100, sort_by: 'is_seller', sort_order: 'desc' }],
    ['users.get', { user_id: castId('member') }],
    ['users.get', { user_id: 'user_nobody' }],
    ['admins.list', window],
    ['admins.check', {}],
    ['abuse-flags.list', { ...window, status: 'open' }],
    ['claims.list', window],
    ['categories.list', window],
    ['categories.get', { slug: 'no-such' }],
    ['deletions.list', window],
  ]
  test.each(reads)('%s %j', async (operation, input) => {
    const [api, database] = [await read('api', operation, input as never), await read('database', operation, input as never)]
    // The API does not say how many flags there are in the way a database does.
    expect(withoutTotals(database)).toEqual(withoutTotals(api))
  })
})

const withoutTotals = (answer: unknown): unknown => {
  if (typeof answer !== 'object' || answer === null || !('items' in answer)) return answer
  return answer.items
}

describe.each(ways)('what is written comes to the same: %s', (way) => {
  test('an admin is made and unmade, and never the last', async () => {
    const user_id = castId('member')
    expect(await write(way, 'admins.promote', { user_id })).toBe('done')
    expect(await read(way, 'users.get', { user_id })).toMatchObject({ is_admin: true })
    expect(await write(way, 'admins.demote', { user_id })).toBe('done')
    expect(await write(way, 'admins.demote', { user_id })).toEqual(refused('refused_here', null, null))
    expect(await write(way, 'admins.demote', { user_id: castId('you') })).toEqual(refused('refused_here', null, null))
    expect(await write(way, 'admins.promote', { user_id: 'user_nobody' })).toEqual(refused('not_found', 404, 'User not found'))
  })

  test('an account is held once, and released', async () => {
    const user_id = castId('twin-1')
    expect(await write(way, 'holds.hold', { user_id, reason: 'Looks stolen' })).toBe('done')
    expect(await read(way, 'users.get', { user_id })).toMatchObject({ account_status: 'held' })
    expect(await write(way, 'holds.release', { user_id })).toBe('done')
    expect(await write(way, 'holds.release', { user_id: 'user_nobody' })).toEqual(refused('not_found', 404, 'User not found'))
  })

  test('a flag is decided once', async () => {
    const { items } = (await read(way, 'abuse-flags.list', { offset: 0, limit: 1, status: 'open' })) as { items: { id: string }[] }
    const flag_id = items[0]?.id ?? ''
    expect(await write(way, 'abuse-flags.resolve', { flag_id, resolution: 'resolved_legit', notes: 'fine' })).toBe('done')
    expect(await read(way, 'abuse-flags.get', { flag_id })).toMatchObject({
      status: 'resolved_legit',
      resolved_by: castId('you'),
      resolution_notes: 'fine',
    })
    expect(await write(way, 'abuse-flags.resolve', { flag_id, resolution: 'resolved_fraud' })).toEqual(refused('refused_here', null, null))
  })

  test('a category has its slug to itself, and stays while skills are in it', async () => {
    expect(await write(way, 'categories.create', { name: 'Quiet Tools' })).toBe('done')
    expect(await read(way, 'categories.get', { slug: 'quiet-tools' })).toMatchObject({ name: 'Quiet Tools', icon: 'grid' })
    expect(await write(way, 'categories.update', { slug: 'quiet-tools', icon: 'zap' })).toBe('done')
    expect(await write(way, 'categories.delete', { slug: 'quiet-tools' })).toBe('done')
    const { items } = (await read(way, 'categories.list', { offset: 0, limit: 1 })) as { items: { category: string }[] }
    expect(await write(way, 'categories.delete', { slug: items[0]?.category ?? '' })).toMatchObject({ code: 'conflict', status: 409 })
  })

  test('a claim moves its skill, and a deletion is called back', async () => {
    const claims = (await read(way, 'claims.list', { offset: 0, limit: 1 })) as { items: { id: string }[] }
    const claim_id = claims.items[0]?.id ?? ''
    expect(await write(way, 'claims.approve', { claim_id })).toBe('done')
    expect(await read(way, 'claims.get', { claim_id })).toBeNull()
    const pending = (await read(way, 'deletions.list', { offset: 0, limit: 1 })) as { items: { id: string }[] }
    const user_id = pending.items[0]?.id ?? ''
    expect(await write(way, 'deletions.cancel', { user_id })).toBe('done')
    expect(await read(way, 'users.get', { user_id })).toMatchObject({ deletion_scheduled_at: null })
  })
})
