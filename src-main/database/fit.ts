import type { Client, InStatement, InValue, Transaction } from '@libsql/client'
import { columnsOf, type TableName, tableNames } from './tables'

/** How a truth is written: a number (1, 0, TRUE), or one of these pairs of words. */
export type FlagStyle = 'number' | readonly [yes: string, no: string] | null
/** How an instant is written; null where nothing shows it. */
export type InstantStyle = 'iso' | 'iso_offset' | 'iso_bare' | 'sql' | 'seconds' | 'milliseconds' | null

export type FittedColumn =
  | { holds: 'plain'; name: string }
  | { holds: 'flag'; name: string; style: FlagStyle }
  | { holds: 'instant'; name: string; style: InstantStyle }

/** One of our tables as a real database has it. A column it lacks is null. */
export interface FittedTable {
  name: string
  columns: Record<string, FittedColumn | null>
  /** Whether our SQL runs on it word for word. */
  plain: boolean
  rowid: boolean
  view: boolean
  /** Columns of its own that a new row would have to fill, and nobody here knows with what. */
  unfillable: readonly string[]
  /** Whether a new row needs an id from us. */
  idless: boolean
}
/** What each of our tables is in a real database; null where it has none. */
export type Fit = Record<TableName, FittedTable | null>

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * Our SQL for a database with other names, types or gaps: each table that differs becomes a common table expression that
 * shows it as ours. Nothing is made in the database, so a read-only token will do. What is plain runs word for word, and
 * keeps its indexes.
 */
export const fitted = (fit: Fit, sql: string): string => {
  const named = new Set(Array.from(sql.matchAll(/\b(?:FROM|JOIN)\s+(\w+)/gi), ([, name]) => name))
  const differing = tableNames.filter((table) => named.has(table) && !fit[table]?.plain && !isOurs(table, fit[table], sql))
  if (differing.length === 0) return sql
  const shown = differing.map((table) => `${table} AS NOT MATERIALIZED (${shownAsOurs(table, fit[table])})`).join(', ')
  const own = /^\s*WITH\s+(RECURSIVE\s+)?/i.exec(sql)
  return own ? `WITH ${own[1] ?? ''}${shown}, ${sql.slice(own[0].length)}` : `WITH ${shown} ${sql}`
}

/** Whether all that this statement says of a table is there as it says it: then it runs word for word. */
const isOurs = (table: TableName, found: FittedTable | null, sql: string): boolean => {
  if (!found?.rowid || found.name !== table || /\bSELECT\s+\*|\.\*/i.test(sql)) return false
  const said = new Set(sql.match(/\b[a-z_]+\b/g))
  return columnsOf(table).every(([name]) => {
    if (!said.has(name)) return true
    const column = found.columns[name]
    return column?.name === name && (column.holds !== 'flag' || column.style === 'number')
  })
}

/** main. keeps the expression from meaning itself where the real table has our name. */
const shownAsOurs = (table: TableName, found: FittedTable | null): string => {
  const columns = columnsOf(table).map(([name]) => `${expressionOf(found?.columns[name] ?? null)} AS ${name}`)
  if (!found) return `SELECT ${columns.join(', ')}, NULL AS rowid WHERE 0`
  const id = found.columns.id
  const rowid = found.rowid ? 'rowid' : id ? quoted(id.name) : 'NULL'
  return `SELECT ${rowid} AS rowid, ${columns.join(', ')} FROM main.${quoted(found.name)}`
}

const expressionOf = (column: FittedColumn | null): string => {
  if (!column) return 'NULL'
  if (column.holds !== 'flag' || column.style === 'number') return quoted(column.name)
  return `(lower(CAST(${quoted(column.name)} AS TEXT)) IN ('1', '1.0', 'true', 't', 'yes', 'y'))`
}

const fits = new WeakMap<Client | Transaction, Fit>()
/** What a client or transaction is fitted to; null for practice's own database, which has our names. */
export const fitOf = (db: Client | Transaction): Fit | null => fits.get(db) ?? null

/** A client on which our SQL is fitted before it runs. Reads go as read-only batches, which a server holds to it. */
export const fittedClient = (db: Client, fit: Fit, committing: () => void = () => undefined): Client => {
  const statement = (given: InStatement | [string, unknown?]): InStatement => {
    if (typeof given === 'string') return fitted(fit, given)
    if (Array.isArray(given)) return { sql: fitted(fit, String(given[0])), args: (given[1] ?? []) as InValue[] }
    return { ...given, sql: fitted(fit, given.sql) }
  }
  const client = new Proxy(db, {
    get(target, name) {
      if (name === 'execute') return async (sql: InStatement) => (await target.batch([statement(sql)], 'read'))[0]
      if (name === 'batch') return (sql: InStatement[]) => target.batch(sql.map(statement), 'read')
      if (name === 'transaction') return async () => transactionOf(await target.transaction('write'))
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const transactionOf = (tx: Transaction): Transaction => {
    const own = new Proxy(tx, {
      get(target, name) {
        if (name === 'execute') return (sql: InStatement) => target.execute(statement(sql))
        if (name === 'commit')
          return () => {
            committing()
            return target.commit()
          }
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    fits.set(own, fit)
    return own
  }
  fits.set(client, fit)
  return client
}
