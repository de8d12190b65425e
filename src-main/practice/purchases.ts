import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { iso } from './cast'
import type { SeededSkill } from './catalogue'
import type { Crowd } from './crowd'
import { chance, fraction, letters, pick, whole } from './draw'
import type { Flagged } from './flags'
import { sentinels } from './sentinels'

export interface SeededPurchase {
  id: string
  buyer_id: string
  seller_id: string | null
  skill_id: string | null
  amount_cents: number
  currency: string
  status: 'pending' | 'completed' | 'refunded' | 'failed'
  stripe_payment_intent_id: string | null
  created_at: string
  refunded_at: string | null
}

export interface SeededLicense {
  id: string
  purchase_id: string
  user_id: string
  skill_id: string | null
  status: 'active' | 'deactivated'
  created_at: string
  deactivated_at: string | null
}

const SEED = 20_260_505
const DAY = 86_400_000
const HOUR = 3_600_000
const MOST = 12_000

/**
 * The purchases of a world: those a guide and the flags can name, then generated ones, about 3,600 at 12,000 users. What
 * cost nothing was paid with nothing: it is completed and has no PaymentIntent.
 */
export const purchases = (
  size: number,
  day: number,
  crowd: Crowd,
  skills: readonly SeededSkill[],
  flagged: readonly Flagged[],
): SeededPurchase[] => {
  const random = xoroshiro128plus(SEED)
  const sold = skills.filter(({ price_cents }) => price_cents > 0)
  const generated = Math.min(MOST, Math.round(30 + size * 0.3))
  return [
    ...named(day, crowd, sold),
    ...flagged.map(
      ({ purchase_id, skill_id, amount_cents, currency, at, buyer_id, seller_id }): SeededPurchase => ({
        id: purchase_id,
        buyer_id,
        seller_id,
        skill_id,
        amount_cents,
        currency,
        status: 'completed',
        stripe_payment_intent_id: `pi_3${letters(random)}${letters(random)}${letters(random)}`,
        created_at: at,
        refunded_at: null,
      }),
    ),
    ...Array.from({ length: generated }, (): SeededPurchase => {
      const at = day - Math.floor(fraction(random) ** 2 * 500 * DAY)
      const skill = sold.length > 0 ? pick(random, sold) : null
      const free = chance(random, 0.03)
      const fate = fraction(random)
      const status = free || fate < 0.88 ? 'completed' : fate < 0.92 ? 'refunded' : fate < 0.96 ? 'pending' : 'failed'
      return {
        id: `pur_${letters(random)}${letters(random)}${letters(random)}`,
        buyer_id: pick(random, crowd.anyone),
        seller_id: skill?.owner_id ?? pick(random, crowd.sellers),
        skill_id: skill?.id ?? null,
        amount_cents: free ? 0 : (skill?.price_cents ?? 999),
        currency: chance(random, 0.94) ? 'usd' : pick(random, ['eur', 'gbp']),
        status,
        stripe_payment_intent_id: free ? null : `pi_3${letters(random)}${letters(random)}${letters(random)}`,
        created_at: iso(at),
        refunded_at: status === 'refunded' ? iso(Math.min(day, at + whole(random, 1, 20 * 24) * HOUR)) : null,
      }
    }),
  ]
}

/** By hand: one for each answer the document names, for each currency's manner, and for each failure. */
const named = (day: number, crowd: Crowd, sold: readonly SeededSkill[]): SeededPurchase[] => {
  const purchase = (word: string, hours: number, rest: Partial<SeededPurchase> = {}): SeededPurchase => ({
    id: `pur_practice_${word}`,
    buyer_id: crowd.known('member'),
    seller_id: crowd.known('bob'),
    skill_id: sold[hours % Math.max(1, sold.length)]?.id ?? null,
    amount_cents: 4900,
    currency: 'usd',
    status: 'completed',
    stripe_payment_intent_id: `pi_practice_${word}`,
    created_at: iso(day - hours * HOUR),
    refunded_at: null,
    ...rest,
  })
  return [
    purchase('0001', 30),
    purchase('0002', 40, { amount_cents: 999 }),
    purchase('0003', 50, { amount_cents: 1900 }),
    purchase('pending', 60, { status: 'pending' }),
    purchase('failed', 70, { status: 'failed' }),
    purchase('refunded', 80, { status: 'refunded', refunded_at: iso(day - 20 * HOUR) }),
    purchase('free', 90, { amount_cents: 0, stripe_payment_intent_id: null }),
    purchase('large', 100, { amount_cents: 249_900 }),
    purchase('eur', 110, { amount_cents: 1250, currency: 'eur' }),
    // The yen has no smaller unit: 1200 is ¥1,200, whatever the field is called.
    purchase('jpy', 120, { amount_cents: 1200, currency: 'jpy' }),
    purchase('held', 130, { buyer_id: crowd.known('held') }),
    purchase('nobody', 140, { buyer_id: 'user_gone' }),
    // Stripe refunds it, and its report never comes.
    purchase('no_webhook', 150),
    ...Object.keys(sentinels).map((word, index) => purchase(word, 200 + index, { amount_cents: 100 + index })),
  ]
}

/** Whoever paid has a licence; whoever got the money back has one that no longer works. */
export const licenses = (bought: readonly SeededPurchase[]): SeededLicense[] =>
  bought
    .filter(({ status }) => status === 'completed' || status === 'refunded')
    .map(({ id, buyer_id, skill_id, status, created_at, refunded_at }) => ({
      id: id.replace(/^pur_/, 'lic_'),
      purchase_id: id,
      user_id: buyer_id,
      skill_id,
      status: status === 'completed' ? 'active' : 'deactivated',
      created_at,
      deactivated_at: refunded_at,
    }))
