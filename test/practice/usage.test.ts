import { isUnderWay } from '@contract/platform/usage-records'
import type { Client } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Caller } from '../../src-main/database/sql'
import { platformAnswers as answers } from '../../src-main/practice/platform/platform-answers'
import { openPlatform } from '../../src-main/practice/platform/platform-world'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

const NOW = new Date('2026-11-21T10:00:00Z')
const at = (seconds: number): Caller => ({ subject: 'usr_practice_you', now: new Date(NOW.getTime() + seconds * 1000) })
const window = { offset: 0, limit: 1000 }

describe('the world of usage', () => {
  let db: Client
  beforeEach(async () => {
    db = await openPlatform({ folder: await worldFolder(), fresh: true }, NOW)
  })
  afterEach(() => db.close())

  const orgs = async () => (await answers['usage.orgs'](db, { ...window, sort_by: 'attention', sort_order: 'asc' }, at(0))).items

  test('every state of a bill is there, the worst first, and each days’ sum is what was spent', async () => {
    const all = await orgs()
    expect([...new Set(all.map(({ health }) => health))]).toEqual(['payment_failed', 'over_limit', 'payment_overdue', 'near_limit', 'good'])
    expect(new Set(all.map(({ currency }) => currency))).toEqual(new Set(['usd', 'eur', 'jpy']))
    for (const org_id of ['org_practice_acorn', 'org_practice_cobalt', 'org_practice_empty']) {
      const { days, last_days } = await answers['usage.org_days'](db, { org_id }, at(0))
      const sum = (some: typeof days) => some.flatMap(({ categories }) => categories).reduce((total, { cents }) => total + cents, 0)
      const org = all.find((one) => one.org_id === org_id)
      expect([sum(days), sum(last_days)]).toEqual([org?.spend_cents, org?.last_period_cents ?? 0])
    }
  })

  test('all orgs of a currency are in its total, and no other', async () => {
    const all = await orgs()
    const { currencies } = await answers['usage.totals'](db, {}, at(0))
    for (const { currency, orgs: count } of currencies) expect(all.filter((org) => org.currency === currency)).toHaveLength(count)
    expect(currencies.reduce((total, { orgs: count }) => total + count, 0)).toBe(all.length)
  })

  test('a threshold is reached on the day that reached it, and set anew it is asked of the same days', async () => {
    const set = (amount_cents: number | null, day_cents: number | null) =>
      answers['usage.set_threshold'](db, { org_id: 'org_practice_acorn', currency: 'usd', amount_cents, day_cents, note: '' }, at(0))
    expect((await set(1, null)).reached_at?.slice(0, 10)).toBe('2026-11-01')
    expect((await set(null, 40_000)).reached_at?.slice(0, 10)).toBe('2026-11-19')
    expect((await set(900_000_000, 900_000_000)).reached_at).toBeNull()
    await expect(set(null, null)).rejects.toMatchObject({ status: 422 })
    const reached = (await answers['usage.thresholds'](db, { ...window, reached: true }, at(0))).items
    expect(reached.length).toBeGreaterThan(1)
    expect(reached.filter(({ reached_at }) => reached_at === null)).toEqual([])
    const instants = reached.map(({ reached_at }) => reached_at ?? '')
    expect(instants).toEqual(instants.toSorted().reverse())
  })

  test('an export waits, runs, and is done with exactly its rows; nobody has to look on', async () => {
    const begun = await answers['usage.start_export'](db, { from: '2026-11-01', to: '2026-11-20' }, at(0))
    const look = (seconds: number) => answers['usage.export'](db, { export_id: begun.id }, at(seconds))
    expect([begun.state, (await look(2)).state]).toEqual(['queued', 'running'])
    expect((await look(2)).rows_done).toBeLessThan((await look(4)).rows_done)
    await expect(answers['usage.export_rows'](db, { ...window, export_id: begun.id }, at(2))).rejects.toMatchObject({ status: 409 })
    const done = await look(60)
    expect([done.state, done.rows_done]).toEqual(['done', done.rows_total])
    const { items, total } = await answers['usage.export_rows'](db, { ...window, export_id: begun.id }, at(60))
    expect(total).toBe(done.rows_total)
    expect(items.filter(({ day }) => day < '2026-11-01' || day > '2026-11-20')).toEqual([])
  })

  test('whoever practises is one person, on a threshold as on an export', async () => {
    const me: Caller = { ...at(0), subject: 'user_2practice000000000000000you' }
    const input = { org_id: 'org_practice_acorn', currency: 'usd', amount_cents: 500, day_cents: null, note: '' }
    expect((await answers['usage.set_threshold'](db, input, me)).set_by).toBe('usr_practice_you')
    const started = await answers['usage.start_export'](db, { from: '2026-11-01', to: '2026-11-02' }, me)
    expect(started.asked_by).toBe('usr_practice_you')
  })

  test('one that is cancelled stays so; that of a suspended org fails with its reason', async () => {
    const { id: export_id } = await answers['usage.start_export'](db, { from: '2026-11-01', to: '2026-11-20' }, at(0))
    const cancelled = await answers['usage.cancel_export'](db, { export_id }, at(3))
    expect(await answers['usage.export'](db, { export_id }, at(500))).toEqual(cancelled)
    expect(isUnderWay(cancelled)).toBe(false)
    await expect(answers['usage.cancel_export'](db, { export_id }, at(4))).rejects.toMatchObject({ status: 409 })
    const failing = await answers['usage.start_export'](db, { from: '2026-11-01', to: '2026-11-20', org_id: 'org_practice_dormant' }, at(0))
    const failed = await answers['usage.export'](db, { export_id: failing.id }, at(60))
    expect([failed.state, failed.failure]).toEqual(['failed', expect.stringContaining('not closed')])
  })

  test('anomalies come newest first, of one org, of one kind, or since an instant', async () => {
    const list = async (input: object) => (await answers['usage.anomalies'](db, { ...window, ...input }, at(0))).items
    const all = (await list({})).map(({ found_at }) => found_at)
    expect(all).toEqual(all.toSorted().reverse())
    expect(await list({ since: all[2] })).toHaveLength(all.filter((one) => one >= (all[2] ?? '')).length)
    expect(new Set((await list({ org_id: 'org_practice_acorn' })).map(({ kind }) => kind))).toEqual(new Set(['spike']))
  })

  test('models: the worst first, what is retired last, prices by their number, and those an org asked', async () => {
    const list = async (input: object) =>
      (await answers['models.list'](db, { ...window, sort_by: 'attention', sort_order: 'asc', ...input }, at(0))).items
    const all = await list({})
    expect(all[0]?.health).toBe('down')
    expect(all.at(-1)?.stage).toBe('retired')
    const prices = (await list({ sort_by: 'input_cost' })).map(({ input_price }) => Number(input_price ?? -1))
    expect(prices).toEqual(prices.toSorted((a, b) => a - b))
    expect((await list({ org_id: 'org_practice_acorn' })).map(({ id }) => id)).toContain('larch-1')
    expect(await list({ org_id: 'org_practice_empty' })).toEqual([])
  })
})

describe('over HTTP', () => {
  let server: PracticeServer
  beforeEach(async () => {
    server = await servePractice({ folder: await worldFolder(), users: 100, fresh: true })
  })
  afterEach(() => server.close())

  test('the same key starts one export, whatever got lost on the way', async () => {
    const path = '/platform/api/v1/admin/usage/exports'
    const start = () => ask(server, 'POST', path, { body: { from: '2026-11-01', to: '2026-11-02' }, headers: { 'idempotency-key': 'one' } })
    const [first, again] = [await start(), await start()]
    expect(again.json()).toEqual(first.json())
    const { total } = (await ask(server, 'GET', path)).json() as { total: number }
    expect(total).toBe(5)
  })

  test('a threshold for an org whose id provokes a failure gets that failure', async () => {
    const body = { currency: 'usd', amount_cents: 1, day_cents: null, note: 'fail_503' }
    expect((await ask(server, 'PUT', '/platform/api/v1/admin/usage/thresholds/org_practice_acorn', { body })).status).toBe(503)
  })
})
