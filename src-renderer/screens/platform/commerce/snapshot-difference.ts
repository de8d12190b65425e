import type { CommerceRow } from '@contract/platform/commerce'
import { type Difference, differencesOf } from '../../../parts/difference'

/** One store, product or order that is not the same in two snapshots. */
export interface RowDifference {
  id: string
  kind: 'added' | 'removed' | 'changed'
  before: CommerceRow | null
  after: CommerceRow | null
  /** Of a changed row: its fields that differ. */
  fields: readonly Difference[]
}

export interface SnapshotDifference {
  rows: RowDifference[]
  added: number
  removed: number
  changed: number
  same: number
  /** Rows whose id came twice in one snapshot: only the first of them is compared. */
  repeated: number
}

/** Fields that say when, not what: a row in which nothing else differs is the same. */
const QUIET: ReadonlySet<unknown> = new Set(['updated_at'])
/** More fields of one row than this are not told one by one. */
const MOST_FIELDS = 50

/**
 * What differs between two snapshots, by the rows' ids: those that were removed and changed in the order of `before`, then those
 * that were added in the order of `after`. Rows that differ only in when they were updated are the same.
 */
export const snapshotDifference = (before: readonly CommerceRow[], after: readonly CommerceRow[]): SnapshotDifference => {
  const was = byId(before)
  const is = byId(after)
  const rows: RowDifference[] = []
  let same = 0
  for (const [id, one] of was) {
    const other = is.get(id)
    if (other === undefined) {
      rows.push({ id, kind: 'removed', before: one, after: null, fields: [] })
      continue
    }
    const fields = differencesOf(one, other, MOST_FIELDS)
    if (fields.some(({ path }) => !QUIET.has(path[0]))) rows.push({ id, kind: 'changed', before: one, after: other, fields })
    else same++
  }
  for (const [id, one] of is) if (!was.has(id)) rows.push({ id, kind: 'added', before: null, after: one, fields: [] })
  const count = (kind: RowDifference['kind']): number => rows.filter((row) => row.kind === kind).length
  return {
    rows,
    added: count('added'),
    removed: count('removed'),
    changed: count('changed'),
    same,
    repeated: before.length - was.size + after.length - is.size,
  }
}

const byId = (rows: readonly CommerceRow[]): Map<string, CommerceRow> => {
  const map = new Map<string, CommerceRow>()
  for (const row of rows) if (!map.has(row.id)) map.set(row.id, row)
  return map
}

/** The field a difference is in, from the outside: amount_cents, details.shipping. */
export const fieldOf = ({ path }: Difference): string => path.slice(0, path[0] === 'details' ? 2 : 1).join('.')

/** Every field that changed in some row, with in how many, the most changed first. */
export const changedFields = ({ rows }: SnapshotDifference): [field: string, rows: number][] => {
  const counts = new Map<string, number>()
  for (const { fields } of rows)
    for (const field of new Set(fields.filter(({ path }) => !QUIET.has(path[0])).map(fieldOf)))
      counts.set(field, (counts.get(field) ?? 0) + 1)
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
}

/** The differences that are asked for: of these kinds (all where there is none), in this field, with this in their id or name. */
export const narrowed = (
  { rows }: SnapshotDifference,
  { kinds, field, search }: { kinds: readonly string[]; field: string; search: string },
): RowDifference[] => {
  const wanted = search.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (kinds.length === 0 || kinds.includes(row.kind)) &&
      (field === '' || row.fields.some((one) => fieldOf(one) === field)) &&
      (wanted === '' || [row.id, row.before?.name, row.after?.name].some((text) => text?.toLowerCase().includes(wanted))),
  )
}
