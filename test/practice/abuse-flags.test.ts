import { AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

const HELD = 'flag_practice_held'
type Listed = { items: AbuseFlag[]; total: number }

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 500, fresh: true })
})
afterEach(() => server.close())

const flagged = async (query = ''): Promise<Listed> =>
  (await ask(server, 'GET', `/v1/admin/abuse/flagged?page_size=1000&${query}`)).json() as Listed
const resolve = (id: string, body: unknown = { resolution: 'resolved_legit' }) =>
  ask(server, 'POST', `/v1/admin/abuse/${id}/resolve`, { body })
const flag = async (id: string) => (await flagged()).items.find((one) => one.id === id)

describe('abuse-flags.list', () => {
  test('holds open and resolved ones, newest first, each with every documented field', async () => {
    const { items, total } = await flagged()
    expect(items).toHaveLength(total)
    expect(new Set(items.map(({ id }) => id)).size).toBe(total)
    expect(items.map(({ created_at }) => created_at)).toEqual(
      items
        .map(({ created_at }) => created_at)
        .toSorted()
        .toReversed(),
    )
    expect(items.some(isResolved) && items.some((one) => !isResolved(one))).toBe(true)
    // Any JSON is read by a rule of its own: see tolerant-reads.test.ts.
    for (const one of items) expect(AbuseFlag.parse(one), one.id).toEqual({ ...one, details: AbuseFlag.parse(one).details })
  })

  test('is filtered by status, by type, and by both', async () => {
    const open = await flagged('status=open')
    const bursts = await flagged('flag_type=buyer_seller_burst')
    const both = await flagged('status=open&flag_type=buyer_seller_burst')
    expect(open.items.every(({ status }) => status === 'open')).toBe(true)
    expect(bursts.items.every(({ flag_type }) => flag_type === 'buyer_seller_burst')).toBe(true)
    expect(both.items.map(({ id }) => id)).toEqual(
      open.items.filter(({ flag_type }) => flag_type === 'buyer_seller_burst').map(({ id }) => id),
    )
    expect(both.total).toBe(both.items.length)
    expect(open.total + (await flagged('status=resolved_legit')).total + (await flagged('status=resolved_fraud')).total).toBe(
      (await flagged()).total,
    )
  })

  test('comes in pages, and is empty for what nobody knows', async () => {
    const { items, total } = await flagged()
    const second = (await ask(server, 'GET', '/v1/admin/abuse/flagged?page=2&page_size=20')).json() as Listed
    expect(second).toEqual({ items: items.slice(20, 40), total, page: 2, page_size: 20 })
    expect(await flagged('status=x%27%20OR%201=1')).toMatchObject({ items: [], total: 0 })
    expect((await ask(server, 'GET', '/v1/admin/abuse/flagged?status=')).status).toBe(422)
  })

  test('has bursts that share a buyer, a seller and a window', async () => {
    const { items } = await flagged('flag_type=buyer_seller_burst')
    const groups = new Map<string, number>()
    for (const { details } of items) groups.set(keyOf(details), (groups.get(keyOf(details)) ?? 0) + 1)
    expect([...groups.values()].filter((count) => count >= 3).length).toBeGreaterThan(2)
    for (const { details, reference_id, reference_type } of items)
      expect([reference_type, (details as { purchase_id: string }).purchase_id]).toEqual(['purchase', reference_id])
  })

  test('carries hostile details as they are', async () => {
    expect((await flag('flag_practice_html'))?.details).toMatchObject({ '<i>key</i>': true })
    expect((await flag('flag_practice_text'))?.details).toBe('not JSON: {"half": ')
    expect((await flag('flag_practice_null'))?.details).toBeNull()
    expect(JSON.stringify((await flag('flag_practice_prototype'))?.details)).toContain('"__proto__":{"polluted":true}')
    expect(({} as { polluted?: true }).polluted).toBeUndefined()
  })
})

describe('abuse-flags.resolve', () => {
  test('answers the updated flag, under the caller’s name, and notes it in the audit log', async () => {
    const before = await flag(HELD)
    const answer = await resolve(HELD, { resolution: 'resolved_fraud', notes: 'Same card as two others.' })
    expect(answer.status).toBe(200)
    const after = answer.json() as AbuseFlag
    expect(after).toEqual({
      ...before,
      status: 'resolved_fraud',
      resolved_by: castId('you'),
      resolved_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      resolution_notes: 'Same card as two others.',
    })
    expect(await flag(HELD)).toEqual(after)
    expect(await worldRows(folder, 'SELECT actor_id, action, target_type, target_id, reason FROM audit_log')).toEqual([
      {
        actor_id: castId('you'),
        action: 'resolved_fraud',
        target_type: 'abuse_flag',
        target_id: HELD,
        reason: 'Same card as two others.',
      },
    ])
  })

  test.each([
    ['no resolution', {}, 'resolution', 'missing'],
    ['another resolution', { resolution: 'resolved' }, 'resolution', 'literal_error'],
    ['notes that are no text', { resolution: 'resolved_legit', notes: 1 }, 'notes', 'string_type'],
    ['too long notes', { resolution: 'resolved_legit', notes: 'x'.repeat(5001) }, 'notes', 'string_too_long'],
  ])('refuses %s with 422', async (_name, body, field, type) => {
    const answer = await resolve(HELD, body)
    expect([answer.status, answer.json()]).toMatchObject([422, { detail: [{ type, loc: ['body', field] }] }])
    expect((await flag(HELD))?.status).toBe('open')
  })

  test('refuses a flag that is not there with 404', async () => {
    for (const id of ['flag_none', 'not%20an%20id']) {
      const answer = await resolve(id)
      expect([answer.status, answer.json()]).toEqual([404, { detail: 'Flag not found' }])
    }
  })

  test('decides once when two decide at once, and never overwrites', async () => {
    const answers = await Promise.all([
      resolve(HELD, { resolution: 'resolved_legit', notes: 'one' }),
      resolve(HELD, { resolution: 'resolved_fraud', notes: 'two' }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.json()).toEqual({ detail: 'Flag is already resolved' })
    const won = answers.find(({ status }) => status === 200)?.json() as AbuseFlag
    expect(await flag(HELD)).toEqual(won)
    expect(await worldRows(folder, 'SELECT 1 FROM audit_log')).toHaveLength(1)
  })

  test('is provoked by the flag’s id, and every failure has a flag', async () => {
    expect((await resolve('flag_practice_fail_503')).status).toBe(503)
    expect((await flag('flag_practice_fail_503'))?.status).toBe('open')
    await expect(resolve('flag_practice_fail_lost')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await flag('flag_practice_fail_lost'))?.status).toBe('resolved_legit')
    await expect(resolve('flag_practice_fail_cut')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect((await flag('flag_practice_fail_cut'))?.status).toBe('open')
  })
})

const keyOf = (details: unknown): string => {
  const { buyer_id, seller_id, window } = details as { buyer_id: string; seller_id: string; window: unknown }
  return JSON.stringify([buyer_id, seller_id, window])
}
