import Papa from 'papaparse'
import { amountIn } from './amount'

/** One line of a list that somebody pasted or dropped. */
export interface Line {
  id: string
  /** Its own reason, from a column of that name. */
  reason: string | null
  /** What it comes to by the list's own word, in the smallest unit, and the currency it names. */
  cents?: number | null
  currency?: string | null
  /** Why what the list says of it can't be read. */
  complaint?: string | null
}

/** Finds ids in any text, and how many of those it gives once stand there more than once. */
export type FindIds = (text: string) => { ids: string[]; repeated: number }

/** How a text was read, so that a person can tell whether it was understood. */
export type ReadAs = 'csv' | 'lines' | 'text'

/** Ids as the systems write them, inside any text: a short prefix, an underscore, and enough behind it to be no word. */
const IN_TEXT = /\b[a-z]{2,12}_(?=[A-Za-z0-9_-]*\d)[A-Za-z0-9][A-Za-z0-9_-]{5,190}/g

/**
 * The ids in a text. A table with a heading for the id (`id`, or the field's own name) is read by its columns, `reason`
 * among them, and for money `amount`; else one word a line, which the preview tells from ids; else every id found in the
 * text. Ids that come twice stay: the preview says so. Where `find` gives each once, `repeated` counts those that came again.
 */
export const linesIn = (
  text: string,
  field: string,
  find: FindIds = idsIn,
  currency = 'usd',
): { lines: Line[]; as: ReadAs; repeated: number } => {
  const table = tableIn(text, field, currency)
  if (table) return { lines: table, as: 'csv', repeated: 0 }
  const rows = text
    .split(/[\n\r,;\t]+/)
    .map((row) => row.trim().replace(/^["']|["']$/g, ''))
    .filter((row) => row !== '')
  if (rows.length > 0 && rows.every((row) => !/\s/.test(row)))
    return { lines: rows.map((id) => ({ id, reason: null })), as: 'lines', repeated: 0 }
  const { ids, repeated } = find(text)
  return { lines: ids.map((id) => ({ id, reason: null })), as: 'text', repeated }
}

const idsIn: FindIds = (text) => ({ ids: text.match(IN_TEXT) ?? [], repeated: 0 })

const plain = (heading: string): string =>
  heading
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase()
    .replaceAll(' ', '_')

const tableIn = (text: string, field: string, set: string): Line[] | null => {
  const { data, meta } = Papa.parse<Record<string, string>>(text.trim(), { header: true, skipEmptyLines: 'greedy', transformHeader: plain })
  const headings = meta.fields ?? []
  const id = [field, 'id', 'target'].find((name) => headings.includes(name))
  if (id === undefined) return null
  return data
    .map((row) => ({ id: (row[id] ?? '').trim(), reason: row.reason?.trim() || null, ...amountOfRow(row, set) }))
    .filter((line) => line.id !== '' || line.reason !== null)
}

/** The columns `amount_cents`, or `amount` in the row's own `currency` or the one that is set. Nothing is guessed: an amount that has two readings is a complaint. */
const amountOfRow = (row: Record<string, string>, set: string): Pick<Line, 'cents' | 'currency' | 'complaint'> => {
  const currency = row.currency?.trim().toLowerCase() || null
  const smallest = (row.amount_cents ?? row.stated_cents ?? '').trim()
  const typed = (row.amount ?? '').trim()
  const no = (complaint: string) => ({ cents: null, currency, complaint })
  if (smallest !== '')
    return /^\d{1,9}$/.test(smallest) ? { cents: Number(smallest), currency } : no('Its amount_cents is no whole number.')
  if (typed === '') return currency === null ? {} : { currency }
  const { cents, complaint } = amountIn(typed, currency ?? set)
  return complaint === null ? { cents, currency } : no(`Its amount can’t be read. ${complaint}`)
}
