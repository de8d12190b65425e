import type { Page } from '@contract/operation'
import type { Client, InValue, Row } from '@libsql/client'
import { Refusal } from '../../database/sql'
import { iso } from '../cast'

/** A condition of a list and what stands in its place-holders; null where it was not asked for. */
export type Condition = { sql: string; args: readonly InValue[] } | null

/** `column = value`, where there is a value. */
export const equals = (column: string, value: InValue | undefined): Condition =>
  value === undefined ? null : { sql: `${column} = ?`, args: [value] }

/** `column` is one of these words, written with commas between them. */
export const oneOf = (column: string, words: string | undefined): Condition => {
  const given =
    words
      ?.split(',')
      .map((word) => word.trim())
      .filter(Boolean) ?? []
  return given.length === 0 ? null : { sql: `${column} IN (${given.map(() => '?').join(', ')})`, args: given }
}

/** `column` is at or after the one instant and before the other; columns are kept to the second. Throws `Refusal` (422) where one is none. */
export const within = (column: string, since: string | undefined, until?: string | undefined): Condition => {
  const bounds = [
    { sql: `${column} >= ?`, at: since },
    { sql: `${column} < ?`, at: until },
  ].filter((bound): bound is { sql: string; at: string } => bound.at !== undefined)
  return bounds.length === 0 ? null : { sql: bounds.map(({ sql }) => sql).join(' AND '), args: bounds.map(({ at }) => asKept(at)) }
}

/** As practice writes instants, rounded up: what is kept to the second is not before a part of it. */
const asKept = (at: string): string => {
  const read = Date.parse(at)
  if (Number.isNaN(read)) throw new Refusal(422, `“${at.slice(0, 64)}” is no instant in ISO 8601`)
  return iso(Math.ceil(read / 1000) * 1000)
}

/** All of them as one WHERE, empty where nothing was asked for. */
export const filterOf = (conditions: readonly Condition[]): { sql: string; args: InValue[] } => {
  const given = conditions.filter((one) => one !== null)
  return { sql: given.length === 0 ? '' : `WHERE ${given.map(({ sql }) => sql).join(' AND ')}`, args: given.flatMap((one) => one.args) }
}

/** One of the columns holds this text, in any case: %, _ and \ are themselves. */
export const holds = (columns: readonly string[], text: string | undefined): Condition => {
  if (text === undefined) return null
  const like = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
  return { sql: `(${columns.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`, args: columns.map(() => like) }
}

/**
 * What stands after ORDER BY for a key of a closed list, and what breaks its ties. `as` says what a key is in SQL where
 * that is not its own name. What is empty comes last, whichever way.
 */
export const sorted = <K extends string>(
  keys: readonly K[],
  by: K | undefined,
  order: 'asc' | 'desc' | undefined,
  as: Partial<Record<K, string>>,
  usual: string,
): string => {
  const key = keys.find((one) => one === by)
  if (key === undefined) return usual
  const column = as[key] ?? key
  return `${column} IS NULL, ${column} ${order === 'desc' ? 'DESC' : 'ASC'}, ${usual}`
}

interface Asked<T> {
  /** What stands after FROM: a table, or several joined. */
  from: string
  select?: string
  where?: readonly Condition[]
  /** Ends with what breaks ties. Never text of a request. */
  order: string
  window: { offset: number; limit: number }
  read: (row: Row) => T
}

/** One window of a list, with how many there are in all. */
export const pageFrom = async <T>(db: Client, { from, select = '*', where = [], order, window, read }: Asked<T>): Promise<Page<T>> => {
  const { sql: filter, args } = filterOf(where)
  const { offset, limit } = window
  const [counted, rows] = await db.batch(
    [
      { sql: `SELECT count(*) AS total FROM ${from} ${filter}`, args },
      { sql: `SELECT ${select} FROM ${from} ${filter} ORDER BY ${order} LIMIT ? OFFSET ?`, args: [...args, limit, offset] },
    ],
    'read',
  )
  const total = Number(counted?.rows[0]?.total ?? 0)
  const items = (rows?.rows ?? []).map(read)
  return { items, total, offset, end: offset + items.length >= total, note: null }
}
