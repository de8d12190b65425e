import { randomUUID } from 'node:crypto'
import type { Input, OperationName } from '@contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import { type OpenCore, openCore, unwrap } from '../open-core'

const MEMBER = castId('member')
const reason = 'Suspected fraudulent purchase pattern'

let desk: OpenCore
let practice: string
beforeAll(async () => {
  desk = await openCore({ stillWorking: 0 })
  practice = unwrap(await desk.call('environments.practise', {})).id
  unwrap(await desk.call('environments.reset_practice', { environment_id: practice, users: 500 }))
})
afterAll(() => desk.core.close())

const read = <N extends OperationName>(operation: N, input: Input<N>) => desk.call(operation, input, practice)
const write = <N extends OperationName>(operation: N, input: Input<N>, seen?: unknown, attempt = randomUUID()) =>
  desk.call(operation, input, practice, { attempt, typed: 'read back', seen })
const user = async (user_id: string) => unwrap(await read('users.get', { user_id }))
const flag = async (flag_id: string) => unwrap(await read('abuse-flags.get', { flag_id }))
const inLedger = async (target: string) =>
  unwrap(await desk.call('ledger.list', { target }))
    .items.map(({ operation, effect, state }) => [operation, effect, state])
    .toReversed()

describe('an operator’s morning, through the one path of writes', () => {
  test('hold, release and resolve end up in the ledger', async () => {
    expect(unwrap(await write('holds.hold', { user_id: MEMBER, reason }, await user(MEMBER)))).toEqual({ status: 'held', user_id: MEMBER })
    expect((await user(MEMBER))?.account_status).toBe('held')
    unwrap(await write('holds.release', { user_id: MEMBER }, await user(MEMBER)))
    expect(await inLedger(MEMBER)).toEqual([
      ['holds.hold', 'edit', 'done'],
      ['holds.release', 'edit', 'done'],
    ])

    const seen = await flag('flag_practice_held')
    const notes = 'Same card.'
    expect(
      unwrap(await write('abuse-flags.resolve', { flag_id: 'flag_practice_held', resolution: 'resolved_fraud', notes }, seen)),
    ).toMatchObject({
      status: 'resolved_fraud',
      resolved_by: castId('you'),
      resolution_notes: notes,
    })
    expect(await inLedger('flag_practice_held')).toEqual([['abuse-flags.resolve', 'edit', 'done']])
    const [{ attempt } = { attempt: '' }] = unwrap(await desk.call('ledger.list', { target: 'flag_practice_held' })).items
    expect(unwrap(await desk.call('ledger.get', { attempt }))?.entries[0]?.body).toMatchObject({ reason: notes })
  })

  test('what somebody else changed since it was looked at is refused, and says what is different', async () => {
    const seen = await user(castId('tos-only'))
    unwrap(await write('holds.hold', { user_id: castId('tos-only'), reason: 'somebody else' }))
    expect(await write('holds.hold', { user_id: castId('tos-only'), reason }, seen)).toMatchObject({
      ok: false,
      failure: { code: 'moved', fields: { account_status: 'active → held' } },
    })

    const open = await flag('flag_practice_admin')
    const resolve = { flag_id: 'flag_practice_admin', resolution: 'resolved_legit' } as const
    unwrap(await write('abuse-flags.resolve', resolve))
    expect(await write('abuse-flags.resolve', { ...resolve, resolution: 'resolved_fraud' }, open)).toMatchObject({
      ok: false,
      failure: { code: 'moved', fields: { status: 'open → resolved_legit' } },
    })
    expect((await flag('flag_practice_admin'))?.status).toBe('resolved_legit')
  })

  test('what can’t be done is refused before anything is sent', async () => {
    const refused = async (answer: ReturnType<typeof write>) => {
      const result = await answer
      return result.ok ? null : [result.failure.code, result.failure.what]
    }
    expect(await refused(write('holds.hold', { user_id: castId('held'), reason }))).toEqual(['refused_here', 'Already held.'])
    expect(await refused(write('holds.hold', { user_id: castId('you'), reason }))).toEqual([
      'refused_here',
      'You can’t hold your own account: ask another admin to do it.',
    ])
    expect(await refused(write('holds.release', { user_id: MEMBER }))).toEqual(['refused_here', 'Not held.'])
    expect(await refused(write('abuse-flags.resolve', { flag_id: 'flag_practice_resolved', resolution: 'resolved_fraud' }))).toEqual([
      'refused_here',
      expect.stringMatching(/^Already resolved as legit by user_2practice0+amal at \d{4}-/),
    ])
    expect(await refused(write('categories.update', { slug: 'design' }))).toEqual(['refused_here', 'Nothing is changed.'])
    expect(await refused(write('categories.update', { slug: 'design', icon: 'palette' }))).toEqual([
      'refused_here',
      'It is so already: nothing would change.',
    ])
    expect(await refused(write('categories.create', { name: 'design' }))).toEqual(['refused_here', 'The slug is taken by “Design”.'])
  })

  test('claims, categories and deletions go the same way', async () => {
    const claim = unwrap(await read('claims.get', { claim_id: 'claim_practice_first' }))
    unwrap(await write('claims.approve', { claim_id: 'claim_practice_first' }, claim))
    expect(unwrap(await read('claims.get', { claim_id: 'claim_practice_first' }))).toBeNull()
    expect(await inLedger('claim_practice_first')).toEqual([['claims.approve', 'access', 'done']])
    expect(await write('claims.reject', { claim_id: 'claim_practice_second' })).toMatchObject({
      ok: false,
      failure: { code: 'not_found', status: 404, happened: 'refused', server_words: 'Not Found' },
    })

    expect(unwrap(await write('categories.create', { name: 'Home & Garden' }))).toMatchObject({ category: 'home-garden', icon: 'grid' })
    const made = unwrap(await read('categories.get', { slug: 'home-garden' }))
    expect(unwrap(await write('categories.update', { slug: 'home-garden', icon: 'zap' }, made))).toMatchObject({ icon: 'zap' })
    unwrap(await write('categories.delete', { slug: 'home-garden' }))
    expect(await write('categories.delete', { slug: 'marketing' })).toMatchObject({ ok: false, failure: { code: 'conflict', status: 409 } })

    const leaving = unwrap(await read('deletions.get', { user_id: castId('leave') }))
    unwrap(await write('deletions.cancel', { user_id: castId('leave'), reason: 'Asked for it by telephone' }, leaving))
    expect((await user(castId('leave')))?.account_status).toBe('active')
  })
})

describe('an answer that was lost', () => {
  const lose = async <N extends OperationName>(operation: N, input: Input<N>) => {
    const attempt = randomUUID()
    const result = await write(operation, input, undefined, attempt)
    expect(result).toMatchObject({ ok: false, failure: { code: 'unknown_outcome' } })
    return unwrap(await desk.call('ledger.recheck', { attempt })).settled
  }

  test('is settled by what the record shows', async () => {
    expect(await lose('holds.hold', { user_id: castId('fail_lost'), reason })).toBe('done')
    expect(await lose('holds.hold', { user_id: castId('fail_cut'), reason })).toBe('not_done')
    expect(await lose('abuse-flags.resolve', { flag_id: 'flag_practice_fail_lost', resolution: 'resolved_legit' })).toBe('done')
    expect(await lose('abuse-flags.resolve', { flag_id: 'flag_practice_fail_cut', resolution: 'resolved_legit' })).toBe('not_done')
    expect(await lose('categories.create', { name: 'Cooking', description: 'fail_cut' })).toBe('not_done')
    expect(await lose('categories.create', { name: 'Cooking', description: 'fail_lost' })).toBe('done')
    expect(await lose('categories.delete', { slug: 'fail_lost' })).toBe('done')
    expect(await lose('claims.approve', { claim_id: 'claim_practice_fail_cut' })).toBe('not_done')
  })

  test('stays unknown where the record is gone and that proves nothing', async () => {
    expect(await lose('claims.approve', { claim_id: 'claim_practice_fail_lost' })).toBeNull()
  })
})

test('many flags are decided as one job, each its own call; the one that was decided is left out', async () => {
  const bursts = unwrap(await read('abuse-flags.list', { status: 'open', flag_type: 'buyer_seller_burst', limit: 5 })).items
  const inputs = [...bursts.map(({ id }) => id), 'flag_practice_resolved'].map((flag_id) => ({ flag_id, resolution: 'resolved_fraud' }))
  const preview = unwrap(await read('jobs.preview', { operation: 'abuse-flags.resolve', inputs }))
  expect(preview.items.map(({ why_not }) => why_not === null)).toEqual([...bursts.map(() => true), false])
  const job_id = randomUUID()
  unwrap(await write('jobs.create', { job_id, operation: 'abuse-flags.resolve', inputs, typed: String(inputs.length) }))
  await expect
    .poll(async () => unwrap(await desk.call('jobs.get', { job_id })), { timeout: 10_000 })
    .toMatchObject({ state: 'ended', done: bursts.length })
  expect((await flag(bursts[0]?.id ?? ''))?.status).toBe('resolved_fraud')
})
