import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { iso } from './cast'
import type { SeededSkill } from './catalogue'
import type { Crowd } from './crowd'
import { base62, chance, fraction, letters, pick, whole } from './draw'
import { flagCast } from './flag-cast'

export interface SeededFlag {
  id: string
  flag_type: string
  reference_id: string | null
  reference_type: string | null
  /** As the database keeps it: JSON, mostly. */
  details: string | null
  status: 'open' | 'resolved_legit' | 'resolved_fraud'
  resolved_by: string | null
  resolved_at: string | null
  resolution_notes: string | null
  created_at: string
}

/** What a flag is about: several may come of one occasion. */
type Occasion = Pick<SeededFlag, 'flag_type' | 'reference_id' | 'reference_type'> & { details: unknown; at: number }

/** A purchase that a flag speaks of: it is there, so that it can be looked at and refunded. */
export type Flagged = { purchase_id: string; skill_id: string | null; amount_cents: number; currency: string; at: string } & {
  buyer_id: string
  seller_id: string
}

interface Stage {
  random: RandomGenerator
  suspects: readonly string[]
  skills: readonly SeededSkill[]
  crowd: Crowd
  /** Where the purchases go that are spoken of. */
  bought: Flagged[]
}

const SEED = 20_260_303
const MINUTE = 60_000
const DAY = 86_400_000
const MOST = 3000

const notes = [
  'Reviewed transaction history, activity is legitimate.',
  'Same household: two family members, one card.',
  'Refunded and held. See the other flags of this seller.',
  'Known tester account.\nNo action.',
  '<b>urgent</b> "quoted"; =1+1',
  null,
  null,
]

/**
 * The flags of a world: a morning's work for one operator at 12,000 users, the same for the same world. Most come in
 * bursts that share a buyer, a seller and a window; the older ones were resolved by one of the admins. The purchases
 * they speak of are added to `bought`.
 */
export function* flags(
  size: number,
  day: number,
  crowd: Crowd,
  skills: readonly SeededSkill[],
  bought: Flagged[] = [],
): Generator<SeededFlag> {
  yield* flagCast(day, crowd)
  const random = xoroshiro128plus(SEED)
  const open = Math.min(MOST, Math.round(30 + size * 0.023))
  const past = Math.round(open * 0.8)
  // The same people again and again: that is what makes a history. Those who are held or leave are among them.
  const regulars = Array.from({ length: Math.ceil(open / 5) }, () => pick(random, crowd.anyone))
  const suspects = [...regulars, ...crowd.held.slice(0, 12), ...crowd.leaving.slice(0, 12)]
  const stage: Stage = { random, suspects, skills, crowd, bought }

  yield* some(
    open,
    () => occasionsAt(stage, day - fraction(random) ** 2 * 21 * DAY),
    (occasion) => asFlag(random, occasion),
  )
  yield* some(
    past,
    () => occasionsAt(stage, day - (21 + fraction(random) * 300) * DAY),
    (occasion) => resolved(random, crowd, occasion),
  )
}

/** So many, however many each occasion brings. */
function* some(count: number, next: () => Occasion[], as: (occasion: Occasion) => SeededFlag): Generator<SeededFlag> {
  for (let made = 0; made < count; ) {
    for (const occasion of next().slice(0, count - made)) {
      yield as(occasion)
      made++
    }
  }
}

const occasionsAt = (stage: Stage, at: number): Occasion[] => {
  const kind = fraction(stage.random)
  if (kind < 0.5) return burst(stage, at)
  if (kind < 0.75) return [selfPurchase(stage, at)]
  return kind < 0.92 ? ring(stage, at) : [anomaly(stage, at)]
}

const purchase = ({ random, skills }: Stage, at: number) => ({
  purchase_id: `pur_${letters(random)}${letters(random)}${letters(random)}`,
  skill_id: skills.length > 0 ? pick(random, skills).id : null,
  amount_cents: pick(random, [499, 999, 1900, 4900]),
  currency: 'usd',
  at: iso(at),
})

/** One buyer, one seller, some minutes: a flag for each purchase in it. */
const burst = (stage: Stage, begun: number): Occasion[] => {
  const { random, suspects, crowd } = stage
  const minutes = pick(random, [5, 10, 30, 60])
  const purchases = Array.from({ length: whole(random, 3, 9) }, () => purchase(stage, begun + fraction(random) * minutes * MINUTE))
  const shared = {
    buyer_id: pick(random, suspects),
    seller_id: pick(random, crowd.sellers),
    window: { start: iso(begun), end: iso(begun + minutes * MINUTE), minutes },
    purchase_count: purchases.length,
    total_cents: purchases.reduce((sum, { amount_cents }) => sum + amount_cents, 0),
    currency: 'usd',
    signals: { same_device: chance(random, 0.6), same_card: chance(random, 0.4), buyer_age_days: whole(random, 0, 400) },
    purchases,
  }
  const { buyer_id, seller_id } = shared
  stage.bought.push(...purchases.map((one) => ({ ...one, buyer_id, seller_id })))
  return purchases.map(({ purchase_id, at }) => ({
    flag_type: 'buyer_seller_burst',
    reference_id: purchase_id,
    reference_type: 'purchase',
    details: { purchase_id, ...shared },
    at: Date.parse(at) + MINUTE,
  }))
}

const selfPurchase = (stage: Stage, at: number): Occasion => {
  const { random, suspects } = stage
  const seller_id = pick(random, suspects)
  const match = { payment_fingerprint: chance(random, 0.7), device: chance(random, 0.5), ip: `203.0.113.${whole(random, 1, 254)}` }
  const details = { buyer_id: pick(random, suspects), seller_id, match, purchase: purchase(stage, at - 2 * MINUTE) }
  stage.bought.push({ ...details.purchase, buyer_id: details.buyer_id, seller_id })
  return { flag_type: 'self_purchase', reference_id: seller_id, reference_type: 'user', details, at }
}

/** Reviewers who review each other: one flag for each, about the skill they praised. */
const ring = (stage: Stage, at: number): Occasion[] => {
  const { random, suspects, skills } = stage
  if (skills.length === 0) return [anomaly(stage, at)]
  const { id: skill_id, owner_id: seller_id } = pick(random, skills)
  const reviewers = Array.from({ length: whole(random, 2, 5) }, () => ({
    user_id: pick(random, suspects),
    rating: whole(random, 4, 5),
    at: iso(at - whole(random, 1, 600) * MINUTE),
    text: pick(random, ['Great!', 'Works as described', '👍👍👍', 'best skill <3', 'A+++ <a href="http://example.com">more</a>']),
  }))
  const window = { start: iso(at - 600 * MINUTE), end: iso(at), minutes: 600 }
  const details = { skill_id, seller_id, overlap: Math.round(fraction(random) * 100) / 100, window, reviewers }
  return reviewers.slice(0, 2).map(({ user_id }, index) => ({
    flag_type: 'review_ring',
    reference_id: skill_id,
    reference_type: 'skill',
    details: { user_id, ...details },
    at: at + index * MINUTE,
  }))
}

/** A type no document names, with details of a form of its own. */
const anomaly = ({ random, suspects }: Stage, at: number): Occasion => {
  const user_id = pick(random, suspects)
  const series = Array.from({ length: 6 }, (_, hour) => [iso(at - (6 - hour) * 60 * MINUTE), whole(random, 0, 90)])
  const details = { model: 'velocity', version: 2, score: fraction(random), subject: user_id, series, thresholds: { warn: 0.6, act: 0.9 } }
  return { flag_type: 'velocity_anomaly_v2', reference_id: user_id, reference_type: 'user', details, at }
}

const asFlag = (random: RandomGenerator, { at, details, ...about }: Occasion): SeededFlag => ({
  id: `flag_${base62(Math.floor(at / 1000), 6)}${letters(random)}${letters(random)}`,
  ...about,
  details: JSON.stringify(details),
  status: 'open',
  resolved_by: null,
  resolved_at: null,
  resolution_notes: null,
  created_at: iso(at),
})

const resolved = (random: RandomGenerator, crowd: Crowd, occasion: Occasion): SeededFlag => ({
  ...asFlag(random, occasion),
  status: chance(random, 0.7) ? 'resolved_legit' : 'resolved_fraud',
  resolved_by: crowd.known(pick(random, ['you', 'amal', 'bob', 'chiara'])),
  resolved_at: iso(occasion.at + whole(random, 2, 3000) * MINUTE),
  resolution_notes: pick(random, notes),
})
