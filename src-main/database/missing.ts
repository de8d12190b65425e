import { capabilityOf, contract, type MarketplaceOperation } from '@contract'
import type { SchemaReport } from '@contract/desk/databases'
import type { Operation } from '@contract/operation'
import { isFillable } from './audit-log'
import type { Fit } from './fit'
import { isWrite, needs } from './needs'
import type { RealTable } from './schema-read'
import { columnsOf, type TableName, tableNames } from './tables'

/** Why an operation can't be answered from this schema, in words; null where it can. */
export const missingFor = (fit: Fit, operation: MarketplaceOperation): string | null => {
  const { reads, writes = {}, inserts } = needs[operation]
  const complaints: string[] = []
  for (const table of new Set([...Object.keys(reads), ...Object.keys(writes)]) as Set<TableName>) {
    const wanted = [...new Set<string>([...(reads[table] ?? []), ...(writes[table] ?? [])])]
    const found = fit[table]
    if (!found) {
      complaints.push(`needs table ${table} with column${wanted.length === 1 ? '' : 's'} ${wanted.join(', ')}`)
      continue
    }
    const lacking = wanted.filter((column) => !found.columns[column])
    if (lacking.length > 0) complaints.push(`needs column${lacking.length === 1 ? '' : 's'} ${lacking.join(', ')} in ${found.name}`)
    if (writes[table] === undefined) continue
    if (found.view) complaints.push(`needs a table: ${found.name} is a view, which can’t be changed`)
    const unclear = (writes[table] ?? []).filter((column) => isUnclear(found.columns[column]))
    if (unclear.length > 0) complaints.push(`needs a row that shows how ${unclear.join(', ')} is written in ${found.name}`)
  }
  const filled = inserts && fit[inserts]
  if (filled && filled.unfillable.length > 0) complaints.push(`needs a default for ${filled.unfillable.join(', ')} in ${filled.name}`)
  return complaints.length === 0 ? null : complaints.join('; ')
}

const isUnclear = (
  column: Fit[TableName] extends infer T ? (T extends { columns: Record<string, infer C> } ? C : never) | undefined : never,
): boolean => !!column && column.holds !== 'plain' && column.style === null

/** All that was found, for a person: by table, and by what can be done. */
export const reportOf = (real: readonly RealTable[], fit: Fit): SchemaReport => ({
  tables: tableNames.map((table) => ({
    table,
    found: fit[table]?.name ?? null,
    columns: columnsOf(table).map(([column]) => {
      const found = fit[table]?.columns[column]
      return { column, found: found?.name ?? null, note: found ? noteOf(found) : null }
    }),
  })),
  capabilities: capabilitiesOf(fit),
  all: real.map(({ name, columns }) => ({ table: name, columns: columns.map((column) => column.name) })),
  audit: auditWords(fit),
})

const noteOf = (column: NonNullable<NonNullable<Fit[TableName]>['columns'][string]>): string | null => {
  if (column.holds === 'plain') return null
  if (column.style === null) return 'no row shows how it is written'
  if (column.holds === 'flag') return column.style === 'number' ? null : `written ${column.style[0]} and ${column.style[1]}`
  return instantWords[column.style]
}
const instantWords = {
  iso: null,
  iso_offset: null,
  iso_bare: null,
  sql: null,
  seconds: 'seconds since 1970',
  milliseconds: 'milliseconds since 1970',
} as const

const capabilitiesOf = (fit: Fit): SchemaReport['capabilities'] => {
  // What only the API can do is no matter of the schema.
  const names = (Object.keys(needs) as MarketplaceOperation[]).filter((name) => !isRefused(name))
  return [...new Set(names.map(capabilityOf))].map((capability) => {
    const own = names.filter((name) => capabilityOf(name) === capability)
    const wrong = own.map((name) => ({ name, words: missingFor(fit, name) }))
    const reads = wrong.filter(({ name }) => !isWrite(name))
    const said = (wrong.find(({ name, words }) => words && !isWrite(name)) ?? wrong.find(({ words }) => words))?.words ?? null
    const dead = reads.length > 0 ? reads.some(({ words }) => words) : wrong.every(({ words }) => words)
    return {
      capability,
      state: said === null ? 'works' : dead ? 'missing' : 'read_only',
      needs: said,
      without: dead ? [] : withoutOf(fit, own),
    }
  })
}

const isRefused = (name: MarketplaceOperation): boolean => {
  const declared = contract[name] as unknown as Operation
  return declared.kind === 'mutation' && 'refused' in declared.without_api
}

const withoutOf = (fit: Fit, operations: readonly MarketplaceOperation[]): string[] => {
  const lacking = new Set<string>()
  for (const operation of operations) {
    for (const [table, columns] of Object.entries(needs[operation].also ?? {}) as [TableName, readonly string[]][]) {
      for (const column of columns) if (!fit[table]?.columns[column]) lacking.add(`${table}.${column}`)
    }
  }
  return [...lacking]
}

export const auditWords = (fit: Fit): string => {
  const found = fit.audit_log
  if (!found) return 'There is no audit_log table: changes are noted in this desk’s ledger only.'
  if (isFillable(found)) return `Every change is noted in ${found.name}, in the same transaction.`
  const why = found.view ? 'it is a view' : `it asks for ${found.unfillable.join(', ')}, which Opsdesk doesn’t know`
  return `${found.name} is left alone, since ${why}: changes are noted in this desk’s ledger only.`
}
