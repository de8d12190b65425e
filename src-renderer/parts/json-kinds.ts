import { moneyWords } from '@contract/money'
import { instantOf } from './instant'

/** How a value of some server's JSON is best shown. */
export type Kind =
  | { kind: 'nothing' }
  | { kind: 'word'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'money'; text: string }
  | { kind: 'moment'; at: string }
  | { kind: 'id'; id: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: readonly unknown[] }
  | { kind: 'fields'; fields: readonly [string, unknown][] }

const ID = /^(user|usr|pur|flag|skill|cat|claim|rev|re|ch|pi|acct|cus|evt|org|sub|ws|agt|con|sev|aud|job|sbx|snap)_[A-Za-z0-9._-]{1,190}$/
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 12 })

/** The currency beside an amount: the object's own, else that of what it lies in. */
export const currencyIn = (fields: readonly [string, unknown][], around: string | null): string | null => {
  const own = fields.find(([name]) => name === 'currency')?.[1]
  return typeof own === 'string' && /^[A-Za-z]{3}$/.test(own) ? own.toUpperCase() : around
}

/** The currency of what lies at this path of a value: the one nearest to it, on the way in. */
export const currencyAt = (value: unknown, path: readonly (string | number)[]): string | null => {
  let [inner, currency]: [unknown, string | null] = [value, null]
  for (const part of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part)) return currency
    if (!Array.isArray(inner)) currency = currencyIn(Object.entries(inner), currency)
    inner = (inner as Record<string | number, unknown>)[part]
  }
  return currency
}

/** In the currency's own decimals, as everywhere; without a currency nobody can say more than the figure. */
const moneyOf = (cents: number, currency: string | null): string =>
  currency === null ? (cents / 100).toFixed(2) : moneyWords(cents, currency)

/** What a value is, by itself and by the name it has. Money only where the name says cents; a date only where it is a whole one. */
export const kindOf = (name: string, value: unknown, currency: string | null): Kind => {
  if (value === null || value === undefined || value === '') return { kind: 'nothing' }
  if (typeof value === 'boolean') return { kind: 'word', text: value ? 'yes' : 'no' }
  if (typeof value === 'number')
    return name.endsWith('_cents') && Number.isSafeInteger(value)
      ? { kind: 'money', text: moneyOf(value, currency) }
      : { kind: 'number', text: Number.isFinite(value) && Math.abs(value) >= 1e-6 ? figure(value) : String(value) }
  if (Array.isArray(value)) return value.length === 0 ? { kind: 'nothing' } : { kind: 'list', items: value }
  if (typeof value === 'object') {
    const fields = Object.entries(value)
    return fields.length === 0 ? { kind: 'nothing' } : { kind: 'fields', fields }
  }
  const text = String(value)
  if (ISO.test(text) && instantOf(text)) return { kind: 'moment', at: text }
  return ID.test(text) ? { kind: 'id', id: text } : { kind: 'text', text }
}

/** Years and the like are not counted in thousands: only what is long is. */
const figure = (value: number): string => (Math.abs(value) >= 10_000 ? numbers.format(value) : String(value))

/** Whether a value takes one line, so that several can stand in a row. */
export const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null
