import type { Parsed } from '@contract'
import { contract } from '@contract'
import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { purchases } from '../../src-main/database/marketplace/purchases'
import { seededWorld } from './seeded-world'

let db: Client
let close: () => Promise<void>
const caller = { subject: 'user_x', now: new Date() }
beforeAll(async () => {
  ;({ db, close } = await seededWorld(500))
  await db.execute(
    `INSERT INTO users (id, email, display_name, created_at) VALUES ('user_odd', '100%_sure.o''dot@example.com', 'Odd_Name', '2026-01-01')`,
  )
  await db.execute(`INSERT INTO purchases (id, buyer_id, amount_cents, currency, status, stripe_payment_intent_id, created_at)
    VALUES ('pur_odd', 'user_odd', 700, 'usd', 'completed', 'pi_odd', '2020-02-29T23:59:59Z')`)
})
afterAll(() => close())

const list = (input: Record<string, unknown> = {}) =>
  purchases['purchases.list'](db, contract['purchases.list'].input.parse(input) as Parsed<'purchases.list'>, caller)
const get = (purchase_id: string) => purchases['purchases.get'](db, { purchase_id }, caller)
const idsOf = async (input: Record<string, unknown>) => (await list(input)).items.map(({ id }) => id)

describe('purchases.list', () => {
  test('pages of all, the newest first, none twice and none left out', async () => {
    const total = Number((await db.execute('SELECT count(*) AS n FROM purchases')).rows[0]?.n)
    const ids: string[] = []
    for (let offset = 0; ; offset += 50) {
      const page = await list({ offset, limit: 50 })
      expect(page).toMatchObject({ total, offset })
      ids.push(...page.items.map(({ id }) => id))
      if (page.end) break
    }
    expect(ids).toHaveLength(total)
    expect(new Set(ids).size).toBe(total)
    const dates = (await list({ limit: 200 })).items.map(({ created_at }) => created_at ?? '')
    expect(dates).toEqual(dates.toSorted().reverse())
  })

  test('by state, buyer and day, alone and together', async () => {
    for (const status of ['completed', 'refunded', 'pending', 'failed']) {
      const { items, total } = await list({ status, limit: 1000 })
      expect(total).toBeGreaterThan(0)
      expect(items.every((purchase) => purchase.status === status)).toBe(true)
    }
    const { buyer_id } = (await get('pur_practice_0001')) ?? { buyer_id: '' }
    expect((await list({ buyer_id, status: 'pending', text: 'practice_pend' })).items.map(({ id }) => id)).toEqual(['pur_practice_pending'])
    // Both days are included, and they are days in UTC.
    expect(await idsOf({ from: '2020-02-29', to: '2020-02-29' })).toEqual(['pur_odd'])
    expect(await idsOf({ to: '2020-02-28' })).toEqual([])
    expect(await idsOf({ from: '2020-03-01', text: 'pur_odd' })).toEqual([])
  })

  test.each([
    'pur_odd',
    'PI_ODD',
    '100%_sure',
    '%_SURE.O',
    "o'dot@",
    'odd_name',
    'user_odd',
  ])('%s is found, as it is written', async (text) => {
    expect(await idsOf({ text })).toEqual(['pur_odd'])
  })

  test.each(['100_sure', '100%%sure', 'pur%odd', "' OR 1=1 --", 'odd%'])('%s is not taken for a pattern', async (text) => {
    expect(await idsOf({ text })).toEqual([])
  })
})

describe('purchases.get', () => {
  test('with buyer, seller, skill, licence and payment, by either id', async () => {
    const purchase = await get('pur_practice_0001')
    expect(purchase).toMatchObject({
      status: 'completed',
      amount_cents: 4900,
      currency: 'usd',
      payment_intent: 'pi_practice_0001',
      license_id: 'lic_practice_0001',
      license_status: 'active',
      refunded_at: null,
    })
    expect(purchase?.buyer_email).toMatch(/@example\./)
    expect(purchase?.skill_name).not.toBe('')
    expect(await get('pi_practice_0001')).toEqual(purchase)
    expect(await get('pur_practice_refunded')).toMatchObject({ status: 'refunded', license_status: 'deactivated' })
  })

  test('a buyer who is gone leaves the id; what was free has no payment; what is not there is null', async () => {
    expect(await get('pur_practice_nobody')).toMatchObject({ buyer_id: 'user_gone', buyer_email: '', buyer_name: '' })
    expect(await get('pur_practice_free')).toMatchObject({ payment_intent: null, amount_cents: 0 })
    expect(await get('pur_nothing')).toBeNull()
  })
})
