import { moneyWords } from '@contract/money'
import type { CommerceRow, CommerceSnapshot } from '@contract/platform/commerce'
import { type Difference, pathWords } from '../../../parts/difference'
import { entryOf } from '../../../parts/entry-of'
import { day, instantOf } from '../../../parts/instant'
import { currencyAt, kindOf } from '../../../parts/json-kinds'
import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import type { RowDifference } from './snapshot-difference'

const many: Record<string, string> = { store: 'stores', product: 'products', order: 'orders' }
/** "products"; a word this version does not know stands as it came. */
export const kindsWords = (kind: string): string => entryOf(many, kind) ?? visible(kind)

const tones: Record<string, Tone> = { complete: 'plain', partial: 'warn', failed: 'bad' }
export const stateTone = (state: string): Tone => entryOf(tones, state) ?? 'plain'

export const kindTone: Record<RowDifference['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warn' }

const times = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
/** "21 Nov 2026, 09:00". */
export const takenWords = ({ taken_at }: Pick<CommerceSnapshot, 'taken_at'>): string => {
  const date = instantOf(taken_at)
  return date ? `${day(date)}, ${times.format(date)}` : visible(taken_at)
}

/** "$19.99"; what has no currency says so. */
export const amountWords = ({ amount_cents, currency }: Pick<CommerceRow, 'amount_cents' | 'currency'>): string | null => {
  if (amount_cents === null) return null
  return currency !== null && /^[a-z]{3}$/i.test(currency) && Number.isSafeInteger(amount_cents)
    ? moneyWords(amount_cents, currency)
    : `${amount_cents} (no currency)`
}

/** What a difference comes to, in a line: "amount $19.99 → $24.99, quantity 10 → 3". */
export const differenceWords = ({ kind, before, after, fields }: RowDifference): string => {
  if (kind === 'added') return after ? rowWords(after) : ''
  if (kind === 'removed') return before ? rowWords(before) : ''
  const told = fields.filter(({ path }) => path[0] !== 'updated_at')
  const words = told.slice(0, 4).map((one) => {
    const name = visible(pathWords(one.path)).slice(0, 60)
    if (one.path[0] === 'amount_cents' && before && after) return `amount ${amountWords(before)} → ${amountWords(after)}`
    return `${name} ${sideWords(one, one.before, before)} → ${sideWords(one, one.after, after)}`
  })
  return [...words, ...(told.length > 4 ? [`and ${told.length - 4} more`] : [])].join(', ')
}

/** Cents within the details are money too, in the currency nearest to them. */
const sideWords = ({ path }: Difference, value: unknown, row: CommerceRow | null): string => {
  const one = kindOf(String(path.at(-1) ?? ''), value, currencyAt(row, path))
  return one.kind === 'money' ? one.text : valueWords(value)
}

const rowWords = (row: CommerceRow): string =>
  [row.state && visible(row.state).replaceAll('_', ' '), amountWords(row), row.quantity !== null && `quantity ${row.quantity}`]
    .filter(Boolean)
    .join(', ')

const valueWords = (value: unknown): string => {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'object' ? (Array.isArray(value) ? `${value.length} entries` : 'fields') : visible(String(value))
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
