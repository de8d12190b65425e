import type { Client } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { seededWorld } from '../database/seeded-world'

let db: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await seededWorld(12_000))
})
afterAll(() => close())

const count = async (sql: string): Promise<number> => Number((await db.execute(`SELECT count(*) AS n FROM ${sql}`)).rows[0]?.n)

describe('a world of 12,000 users', () => {
  test('has a day’s work among its flags, of four types and more', async () => {
    expect(await count("abuse_flags WHERE status = 'open'")).toBeGreaterThan(300)
    expect(await count("abuse_flags WHERE status <> 'open'")).toBeGreaterThan(200)
    for (const type of ['buyer_seller_burst', 'self_purchase', 'review_ring', 'velocity_anomaly_v2'])
      expect(await count(`abuse_flags WHERE status = 'open' AND flag_type = '${type}'`), type).toBeGreaterThan(4)
    expect(await count("(SELECT DISTINCT flag_type FROM abuse_flags WHERE status = 'open')")).toBeGreaterThanOrEqual(5)
  })

  test('has flags about people who are held or leaving', async () => {
    const about = (state: string) =>
      count(`users AS u WHERE ${state} AND EXISTS (SELECT 1 FROM abuse_flags AS f WHERE f.status = 'open' AND instr(f.details, u.id) > 0)`)
    expect(await about("u.account_status = 'held'")).toBeGreaterThan(3)
    expect(await about('u.deletion_scheduled_at IS NOT NULL')).toBeGreaterThan(3)
  })

  test('has purchases in every state, some that nothing was paid for, and those its flags speak of', async () => {
    expect(await count('purchases')).toBeGreaterThan(3600)
    for (const status of ['completed', 'refunded', 'pending', 'failed'])
      expect(await count(`purchases WHERE status = '${status}'`), status).toBeGreaterThan(100)
    expect(await count("purchases WHERE status = 'completed' AND stripe_payment_intent_id IS NULL")).toBeGreaterThan(20)
    expect(await count("purchases WHERE currency <> 'usd'")).toBeGreaterThan(50)
    expect(
      await count("licenses AS l JOIN purchases AS p ON p.id = l.purchase_id WHERE (l.status = 'active') <> (p.status = 'completed')"),
    ).toBe(0)
    expect(
      await count(
        "abuse_flags AS f WHERE reference_type = 'purchase' AND NOT EXISTS (SELECT 1 FROM purchases AS p WHERE p.id = f.reference_id)",
      ),
    ).toBe(0)
    expect(await count("abuse_flags WHERE reference_type = 'purchase'")).toBeGreaterThan(100)
  })

  test('has some who have opted in to marketing, and more who have not', async () => {
    expect(await count('users WHERE marketing_opt_in = TRUE')).toBeGreaterThan(4000)
    expect(await count('users WHERE marketing_opt_in = FALSE')).toBeGreaterThan(7000)
  })

  test('has deletions due at any hour of its first day, and later, some of held accounts', async () => {
    const due = (from: number, to: number) =>
      count(`users WHERE julianday(deletion_scheduled_at) BETWEEN julianday('now', 'start of day', '+${from} hours')
        AND julianday('now', 'start of day', '+${to} hours')`)
    expect(await count('users WHERE deletion_scheduled_at IS NOT NULL')).toBeGreaterThanOrEqual(40)
    expect([await due(0, 12), await due(12, 48), await due(48, 720)].filter((n) => n < 3)).toEqual([])
    expect(await count("users WHERE deletion_scheduled_at IS NOT NULL AND account_status = 'held'")).toBeGreaterThan(3)
  })
})
