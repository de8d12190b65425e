import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { Id } from '@contract/operation'

type Details = Readonly<Record<string, unknown>>

/** What a flag's details say where they are an object; an empty one otherwise. Hostile: read by own keys only. */
export const detailsOf = ({ details }: Pick<AbuseFlag, 'details'>): Details =>
  typeof details === 'object' && details !== null && !Array.isArray(details) ? (details as Details) : {}

const own = (from: Details, key: string): unknown => (Object.hasOwn(from, key) ? from[key] : undefined)
const record = (value: unknown): Details => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Details) : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null)
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null)
const id = (value: unknown): string | null => (typeof value === 'string' && Id.safeParse(value).success ? value : null)

export type Part = 'buyer' | 'seller' | 'user'
export interface Party {
  part: Part
  id: string
}

/** The accounts a flag names, each once: whom it refers to first. */
export const partiesOf = (flag: AbuseFlag): Party[] => {
  const details = detailsOf(flag)
  const buyer = id(own(details, 'buyer_id'))
  const seller = id(own(details, 'seller_id'))
  const referred = flag.reference_type === 'user' ? id(flag.reference_id) : null
  const user = referred ?? id(own(details, 'user_id')) ?? id(own(details, 'subject'))
  const named: [Part, string | null][] = [
    [user !== null && user === buyer ? 'buyer' : user !== null && user === seller ? 'seller' : 'user', user],
    ['buyer', buyer],
    ['seller', seller],
  ]
  const parties: Party[] = []
  for (const [part, one] of named) if (one !== null && !parties.some((party) => party.id === one)) parties.push({ part, id: one })
  return parties
}

/** When what it is about began and ended, where the details say. ISO strings as they came. */
export const windowOf = (flag: AbuseFlag): { start: string | null; end: string | null; minutes: number | null } => {
  const window = record(own(detailsOf(flag), 'window'))
  return { start: text(own(window, 'start')), end: text(own(window, 'end')), minutes: number(own(window, 'minutes')) }
}

const flagWords = (type: string): string => {
  const words = type.replaceAll('_', ' ').trim().slice(0, 80)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`
const span = (minutes: number): string => (minutes < 120 ? many(minutes, 'minute') : many(Math.round(minutes / 60), 'hour'))

/** What a flag is about in plain words, out of its type and what its details hold. */
export const headlineOf = (flag: AbuseFlag): string => {
  const details = detailsOf(flag)
  const { minutes } = windowOf(flag)
  const purchases = number(own(details, 'purchase_count')) ?? (list(own(details, 'purchases')).length || null)
  const reviewers = list(own(details, 'reviewers')).length
  const score = number(own(details, 'score'))
  if (purchases !== null && minutes !== null) return `${many(purchases, 'purchase')} in ${span(minutes)} from one seller`
  if (flag.flag_type === 'self_purchase' && text(own(details, 'buyer_id')) !== null) return selfPurchase(details)
  if (reviewers > 0) return `${many(reviewers, 'reviewer')} praised one skill${minutes === null ? '' : ` within ${span(minutes)}`}`
  if (score !== null) return `${flagWords(flag.flag_type)}: score ${score.toFixed(2)}`
  return flagWords(flag.flag_type) || 'A flag without a type'
}

const selfPurchase = (details: Details): string => {
  if (own(details, 'buyer_id') === own(details, 'seller_id')) return 'A seller bought their own skill'
  const match = record(own(details, 'match'))
  const shared = [
    (own(match, 'payment_fingerprint') === true || own(details, 'same_card') === true) && 'card',
    (own(match, 'device') === true || own(details, 'same_device') === true) && 'device',
  ].filter(Boolean)
  return shared.length > 0 ? `Buyer and seller share a ${shared.join(' and a ')}` : 'Buyer and seller may be one person'
}

/** Further than this nothing is counted: details may be any size. */
const DEEP = 3
const WIDE = 200

const ticked = (value: unknown, depth = 0): number => {
  if (value === true) return 1
  if (typeof value !== 'object' || value === null || depth >= DEEP) return 0
  return Object.values(value)
    .slice(0, WIDE)
    .reduce<number>((sum, inner) => sum + ticked(inner, depth + 1), 0)
}

/** How much speaks against it: what was counted (purchases, reviewers, chargebacks, a score in tenths) and what is true in the details. */
export const signalsOf = (flag: AbuseFlag): number => {
  const details = detailsOf(flag)
  const counted = [
    number(own(details, 'purchase_count')) ?? list(own(details, 'purchases')).length,
    list(own(details, 'reviewers')).length,
    list(own(details, 'accounts')).length,
    number(own(details, 'chargebacks')) ?? 0,
    Math.round(Math.min(1, Math.max(0, number(own(details, 'score')) ?? 0)) * 10),
  ]
  return Math.min(999, Math.max(0, Math.round(counted.reduce((sum, one) => sum + one, 0)))) + ticked(details)
}

export type Weight = 'heavy' | 'some' | 'none'
const HEAVY = 8
export const weightOf = (signals: number): Weight => (signals >= HEAVY ? 'heavy' : signals > 0 ? 'some' : 'none')
export const weightWords: Record<Weight, string> = { heavy: 'many signals', some: 'some signals', none: 'no signals' }

/** "purchase pur_x" where it refers to no account, so that flags of one burst can be told apart. */
export const referenceWords = (flag: AbuseFlag): string | null =>
  flag.reference_id === null ? null : `${flag.reference_type ?? 'about'} ${flag.reference_id}`.slice(0, 200)

/** The id of what a flag refers to where it is a purchase. */
export const purchaseOf = (flag: AbuseFlag): Details | null => {
  const details = detailsOf(flag)
  const wanted = flag.reference_type === 'purchase' ? flag.reference_id : null
  const all = [own(details, 'purchase'), ...list(own(details, 'purchases'))].map(record)
  return all.find((one) => wanted !== null && own(one, 'purchase_id') === wanted) ?? (wanted === null ? (all[0] ?? null) : null)
}

/** "$49.00" for 4900 and usd; null where the amount or the currency is not one. */
export const moneyWords = (cents: unknown, currency: unknown): string | null => {
  const amount = number(cents)
  const code = text(currency)?.toUpperCase()
  if (amount === null || !Number.isInteger(amount)) return null
  if (!code || !/^[A-Z]{3}$/.test(code)) return (amount / 100).toFixed(2)
  return new Intl.NumberFormat('en', { style: 'currency', currency: code }).format(amount / 100)
}
