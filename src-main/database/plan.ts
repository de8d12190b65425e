import type { Client, InStatement, InValue, ResultSet, Transaction } from '@libsql/client'
import { type Fit, fittedClient } from './fit'

/**
 * A client that reads as ever, in read-only batches, and writes down each change instead of making it: what a write
 * would run, word for word. Of what only looks, its first statement is written down, and nothing is run.
 */
export const plannedOn = (db: Client, fit: Fit, looking: boolean): { client: Client; statements: string[] } => {
  const statements: string[] = []
  const execute = async (given: InStatement): Promise<ResultSet> => {
    const sql = typeof given === 'string' ? given : given.sql
    const reads = /^\s*(SELECT|WITH)\b/i.test(sql)
    if (reads && !looking) return (await db.batch([given], 'read'))[0] as ResultSet
    if (!looking || statements.length === 0) statements.push(written(given))
    return { columns: [], columnTypes: [], rows: [], rowsAffected: 1, lastInsertRowid: undefined, toJSON: () => null }
  }
  const tx = {
    execute,
    commit: async () => undefined,
    rollback: async () => undefined,
    close: () => undefined,
    closed: false,
  } as unknown as Transaction
  const reading = new Proxy(db, {
    get(target, name) {
      if (name === 'transaction') return async () => tx
      if (looking && name === 'batch') return async (given: InStatement[]) => Promise.all(given.map(execute))
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { client: fittedClient(reading, fit), statements }
}

/** With its values in the places of the question marks, for reading only: nothing runs this. */
const written = (given: InStatement): string => {
  if (typeof given === 'string') return `${given};`
  const values = [...((given.args ?? []) as InValue[])]
  return `${given.sql.replaceAll('?', () => literal(values.shift()))};`
}
const literal = (value: InValue | undefined): string => {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return `'${String(value).replaceAll("'", "''")}'`
}
