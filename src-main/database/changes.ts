import { randomUUID } from 'node:crypto'
import type { InStatement, InValue, Transaction } from '@libsql/client'
import { type FittedColumn, type FittedTable, fitOf, quoted } from './fit'
import { Refusal } from './sql'
import { type ColumnName, columnsOf, type TableName } from './tables'

/** What a column is set to: an instant is an ISO string, a truth a boolean. */
type Values<T extends TableName> = Partial<Record<ColumnName<T>, string | number | boolean | null>>

/**
 * Changes the one row of that key, in the names and the manner of the database at hand. A column it lacks is left out.
 * Refuses with 409 where the key is not of exactly one row: the transaction is then rolled back.
 */
export const update = async <T extends TableName>(tx: Transaction, table: T, set: Values<T>, key: Values<T>): Promise<void> => {
  const to = assignments(tx, table, set)
  if (to.length === 0) return
  const where = assignments(tx, table, key)
  const answer = await tx.execute(
    statement(
      `UPDATE ${nameOf(tx, table)} SET ${to.map(({ name, value }) => `${name} = ${value}`).join(', ')} WHERE ${conditions(where)}`,
      [...to, ...where],
    ),
  )
  onlyOne(answer.rowsAffected)
}

/** Adds a row. */
export const insert = async <T extends TableName>(tx: Transaction, table: T, values: Values<T>): Promise<void> => {
  const found = fitOf(tx)?.[table]
  const whole = found?.idless && !('id' in values) ? { id: randomUUID(), ...values } : values
  const to = assignments(tx, table, whole as Values<T>)
  const sql = `INSERT INTO ${nameOf(tx, table)} (${to.map(({ name }) => name).join(', ')}) VALUES (${to.map(({ value }) => value).join(', ')})`
  await tx.execute(statement(sql, to))
}

/** Deletes the one row of that key. */
export const remove = async <T extends TableName>(tx: Transaction, table: T, key: Values<T>): Promise<void> => {
  const where = assignments(tx, table, key)
  const answer = await tx.execute(statement(`DELETE FROM ${nameOf(tx, table)} WHERE ${conditions(where)}`, where))
  onlyOne(answer.rowsAffected)
}

interface Assigned {
  name: string
  /** `?`, or a word of SQL. */
  value: string
  args: InValue[]
}

const statement = (sql: string, assigned: readonly Assigned[]): InStatement => {
  const args = assigned.flatMap((one) => one.args)
  return args.length === 0 ? sql : { sql, args }
}
const conditions = (where: readonly Assigned[]): string => {
  if (where.length === 0) throw new TypeError('A change without a key would change every row.')
  return where.map(({ name, value }) => `${name} = ${value}`).join(' AND ')
}
const onlyOne = (rows: number): void => {
  if (rows !== 1) throw new Refusal(409, `${rows} rows have this key, so none was changed`)
}

const bare = (name: string): string => (/^[a-z_][a-z0-9_]*$/.test(name) ? name : quoted(name))
const nameOf = (tx: Transaction, table: TableName): string => {
  const found = fitOf(tx)?.[table]
  return found ? bare(found.name) : table
}

const assignments = <T extends TableName>(tx: Transaction, table: T, values: Values<T>): Assigned[] => {
  const found: FittedTable | null = fitOf(tx)?.[table] ?? null
  const holds = new Map(columnsOf(table))
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return []
    const own: FittedColumn | null = found
      ? (found.columns[name] ?? null)
      : holds.get(name) === 'flag'
        ? { holds: 'flag', name, style: 'number' }
        : { holds: 'plain', name }
    return own ? [assigned(own, value as InValue)] : []
  })
}

const assigned = (column: FittedColumn, value: InValue): Assigned => {
  const name = bare(column.name)
  if (column.holds === 'flag' && typeof value === 'boolean') {
    if (column.style === null) throw new Refusal(409, `Nothing shows how ${column.name} is written`)
    // The words of the document: is_admin = TRUE.
    if (column.style === 'number') return { name, value: value ? 'TRUE' : 'FALSE', args: [] }
    return { name, value: '?', args: [column.style[value ? 0 : 1]] }
  }
  if (value === null) return { name, value: 'NULL', args: [] }
  if (column.holds === 'instant' && typeof value === 'string') return { name, value: '?', args: [writtenAs(column, value)] }
  return { name, value: '?', args: [value] }
}

const writtenAs = ({ name, style }: FittedColumn & { holds: 'instant' }, iso: string): InValue => {
  const at = new Date(iso)
  const whole = at.toISOString()
  switch (style) {
    case 'iso':
      return iso
    case 'iso_offset':
      return whole.replace('Z', '+00:00')
    case 'iso_bare':
      return whole.replace('Z', '')
    case 'sql':
      return whole.slice(0, 19).replace('T', ' ')
    case 'seconds':
      return Math.floor(at.getTime() / 1000)
    case 'milliseconds':
      return at.getTime()
    case null:
      throw new Refusal(409, `Nothing shows how ${name} is written`)
  }
}
