import type { NameMap } from '@contract/desk/databases'
import type { Client, Row } from '@libsql/client'
import { type Fit, type FittedColumn, type FittedTable, type FlagStyle, type InstantStyle, quoted } from './fit'
import { type ColumnName, columnsOf, likelyColumns, likelyTables, type TableName, tableNames } from './tables'

/** A table or view as the database itself describes it. */
export interface RealTable {
  name: string
  view: boolean
  rowid: boolean
  columns: RealColumn[]
}
interface RealColumn {
  name: string
  type: string
  /** Whether a new row must fill it: NOT NULL without a default. */
  must: boolean
  key: boolean
}

/** Rows looked at, at either end of a table, to see how truths and instants are written. */
const SAMPLE = 250

/** Every table and view, and what of it is ours. Reads only. Throws what the client throws. */
export const readSchema = async (db: Client, names: NameMap): Promise<{ real: RealTable[]; fit: Fit }> => {
  const real = await readTables(db)
  const found = new Map(tableNames.map((table) => [table, findTable(real, table, names)]))
  const samples = await readSamples(db, found)
  const fit = Object.fromEntries(
    tableNames.map((table) => {
      const there = found.get(table)
      return [table, there ? fitTable(table, there, names, samples) : null]
    }),
  ) as Fit
  return { real, fit: siblings(fit) }
}

const readTables = async (db: Client): Promise<RealTable[]> => {
  const answer = await db.batch(
    [
      `SELECT m.name AS table_name, m.type AS kind, m.sql, p.name, p.type, p."notnull" AS must, p.dflt_value, p.pk, p.hidden
       FROM sqlite_schema AS m JOIN pragma_table_xinfo(m.name) AS p
       WHERE m.type IN ('table', 'view') AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY m.name, p.cid`,
    ],
    'read',
  )
  const tables = new Map<string, RealTable>()
  for (const row of answer[0]?.rows ?? []) {
    const name = String(row.table_name)
    const view = row.kind === 'view'
    const known = tables.get(name) ?? { name, view, rowid: !view && !/\bWITHOUT\s+ROWID\b/i.test(String(row.sql)), columns: [] }
    tables.set(name, known)
    // Hidden ones are those of virtual tables.
    if (Number(row.hidden) === 1) continue
    const key = Number(row.pk) > 0
    const type = String(row.type ?? '').toUpperCase()
    const numbered = key && type === 'INTEGER'
    const must = (Number(row.must) === 1 || key) && row.dflt_value === null && !numbered && Number(row.hidden) === 0
    known.columns.push({ name: String(row.name), type, must, key })
  }
  return [...tables.values()]
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

const findTable = (real: readonly RealTable[], table: TableName, names: NameMap): RealTable | undefined => {
  const mapped = names[table]?.table
  // A mapping that leads nowhere is not quietly replaced by a guess.
  const wanted = mapped ? [mapped] : [table, ...(likelyTables[table] ?? [])]
  return wanted.map((name) => real.find((one) => one.name === name) ?? real.find((one) => same(one.name, name))).find(Boolean)
}

const findColumn = (there: RealTable, table: TableName, column: string, names: NameMap): RealColumn | undefined => {
  const mapped = names[table]?.columns[column]
  const likely = (likelyColumns[table] as Partial<Record<string, readonly string[]>> | undefined)?.[column] ?? []
  const wanted = mapped ? [mapped] : [column, ...likely]
  return wanted.map((name) => there.columns.find((one) => same(one.name, name))).find(Boolean)
}

type Samples = Map<string, Row[]>

const readSamples = async (db: Client, found: ReadonlyMap<TableName, RealTable | undefined>): Promise<Samples> => {
  const wanted = [...found.values()].filter((there) => there !== undefined)
  if (wanted.length === 0) return new Map()
  const ends = (there: RealTable): string => {
    const from = `FROM main.${quoted(there.name)}`
    if (!there.rowid) return `SELECT * ${from} LIMIT ${SAMPLE}`
    return `SELECT * FROM (SELECT * ${from} ORDER BY rowid LIMIT ${SAMPLE})
      UNION ALL SELECT * FROM (SELECT * ${from} ORDER BY rowid DESC LIMIT ${SAMPLE})`
  }
  const answers = await db.batch(wanted.map(ends), 'read')
  return new Map(wanted.map((there, index) => [there.name, answers[index]?.rows ?? []]))
}

const fitTable = (table: TableName, there: RealTable, names: NameMap, samples: Samples): FittedTable => {
  const rows = samples.get(there.name) ?? []
  const used = new Set<string>()
  const columns: FittedTable['columns'] = {}
  let plain = there.name === table && there.rowid
  for (const [name, holds] of columnsOf(table)) {
    const own = findColumn(there, table, name, names)
    if (own) used.add(own.name)
    if (own?.name !== name) plain = false
    columns[name] = own ? fitColumn(own, holds, rows) : null
    if (columns[name]?.holds === 'flag' && columns[name].style !== 'number') plain = false
  }
  const { id } = columns
  const idColumn = there.columns.find(({ name }) => name === id?.name)
  const given = new Set(insertable[table]?.map((name) => columns[name]?.name))
  const unfillable = there.columns.filter(({ name, must }) => must && !given.has(name) && name !== id?.name).map(({ name }) => name)
  return { name: there.name, columns, plain, rowid: there.rowid, view: there.view, unfillable, idless: idColumn?.must === true }
}

/** What our own INSERTs fill, besides the id. */
const insertable: { [T in TableName]?: readonly ColumnName<T>[] } = {
  categories: ['category', 'name', 'description', 'icon', 'sample_keywords', 'updated_at'],
  audit_log: ['actor_id', 'action', 'target_type', 'target_id', 'reason', 'created_at'],
}

const fitColumn = ({ name, type }: RealColumn, holds: FittedColumn['holds'], rows: readonly Row[]): FittedColumn => {
  const values = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined && value !== '')
  if (holds === 'flag') return { holds, name, style: flagStyle(type, values) }
  if (holds === 'instant') return { holds, name, style: instantStyle(values) }
  return { holds, name }
}

const pairs: readonly (readonly [yes: string, no: string])[] = [
  ['true', 'false'],
  ['t', 'f'],
  ['yes', 'no'],
  ['y', 'n'],
  ['1', '0'],
]

const flagStyle = (type: string, values: readonly unknown[]): FlagStyle => {
  const word = values.find((value) => typeof value === 'string')
  if (word === undefined) return values.length > 0 || !/CHAR|TEXT|CLOB/.test(type) ? 'number' : null
  const written = String(word)
  const pair = pairs.find((both) => both.some((one) => same(one, written)))
  if (!pair) return null
  if (written === written.toUpperCase() && written !== written.toLowerCase()) return [pair[0].toUpperCase(), pair[1].toUpperCase()]
  if (/^[A-Z][a-z]/.test(written)) return [capital(pair[0]), capital(pair[1])]
  return pair
}
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const instantStyle = (values: readonly unknown[]): InstantStyle => {
  const value = values[0]
  if (value === undefined) return null
  if (typeof value === 'number' || typeof value === 'bigint') return Number(value) < 1e11 ? 'seconds' : 'milliseconds'
  const written = String(value)
  if (/^\d{4}-\d\d-\d\d \d\d:/.test(written)) return /[+-]\d\d:?\d\d$/.test(written) ? 'iso_offset' : 'sql'
  if (/\+\d\d:?\d\d$/.test(written)) return 'iso_offset'
  if (/^\d{4}-\d\d-\d\dT/.test(written)) return written.endsWith('Z') ? 'iso' : 'iso_bare'
  return null
}

/** An instant that no row shows yet (nothing was resolved so far) is written as the others are, its own table's first. */
const siblings = (fit: Fit): Fit => {
  const styleIn = (tables: readonly (FittedTable | null)[]): InstantStyle =>
    tables
      .flatMap((one) => Object.values(one?.columns ?? {}))
      .map((column) => (column?.holds === 'instant' ? column.style : null))
      .find((style) => style !== null) ?? null
  const anywhere = styleIn(Object.values(fit))
  for (const one of Object.values(fit)) {
    const near = styleIn([one]) ?? anywhere
    for (const column of Object.values(one?.columns ?? {})) if (column?.holds === 'instant') column.style ??= near
  }
  return fit
}
