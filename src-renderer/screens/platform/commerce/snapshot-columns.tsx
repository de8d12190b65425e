import type { CommerceRow, CommerceSnapshot } from '@contract/platform/commerce'
import { capital } from '../../../parts/capital'
import { momentColumn, none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { spanWords } from '../../../parts/write-words'
import { amountWords, differenceWords, kindsWords, kindTone, stateTone } from './commerce-words'
import type { RowDifference } from './snapshot-difference'

const count = (value: number | null) => (value === null ? none : <span className="tabular">{numbers.format(value)}</span>)

export const snapshotColumns: readonly Column<CommerceSnapshot>[] = [
  { field: 'kind', heading: 'Of', width: 96, grow: 0.6, cell: ({ kind }) => capital(kindsWords(kind)) },
  { field: 'taken_at', heading: 'Age', width: 100, cell: ({ taken_at }) => <Moment at={taken_at} /> },
  { field: 'state', heading: 'State', width: 92, gives: 'last', cell: ({ state }) => <Tag tone={stateTone(state)}>{visible(state)}</Tag> },
  { field: 'rows', heading: 'Rows', width: 76, align: 'right', cell: ({ rows }) => count(rows) },
  {
    field: 'failures',
    heading: 'Not read',
    width: 76,
    align: 'right',
    gives: 'last',
    cell: ({ failures }) => (failures === 0 ? none : count(failures)),
  },
  {
    field: 'took_ms',
    heading: 'Took',
    width: 76,
    align: 'right',
    gives: 'first',
    cell: ({ took_ms }) => (took_ms === null ? none : <span className="tabular">{spanWords(took_ms)}</span>),
  },
  {
    field: 'source',
    heading: 'From',
    width: 110,
    grow: 0.8,
    gives: 'first',
    cell: ({ source }) => (source ? <span className="muted">{visible(source)}</span> : none),
  },
  {
    field: 'detail',
    heading: 'Note',
    width: 160,
    grow: 2,
    gives: 'first',
    cell: ({ detail }) => (detail ? <bdi>{visible(detail)}</bdi> : none),
  },
  { field: 'store_id', heading: 'Store', width: 150, mono: true, hidden: true, cell: ({ store_id }) => store_id ?? none },
  { field: 'id', heading: 'Id', width: 190, mono: true, hidden: true, cell: ({ id }) => id },
]
export const snapshotFields = ['id', 'kind', 'taken_at', 'took_ms', 'state', 'rows', 'failures', 'source', 'store_id', 'detail'].map(
  (field) => ({
    field,
    heading: field,
  }),
)

export const rowColumns: readonly Column<CommerceRow>[] = [
  { field: 'name', heading: 'Name', width: 190, grow: 2, cell: ({ name, id }) => <bdi>{visible(name ?? '').trim() || id}</bdi> },
  {
    field: 'state',
    heading: 'State',
    width: 104,
    gives: 'last',
    cell: ({ state }) => (state ? visible(state).replaceAll('_', ' ') : none),
  },
  {
    field: 'amount_cents',
    heading: 'Amount',
    width: 100,
    align: 'right',
    gives: 'last',
    cell: (row) => <span className="tabular">{amountWords(row) ?? none}</span>,
  },
  { field: 'quantity', heading: 'Quantity', width: 80, align: 'right', cell: ({ quantity }) => count(quantity) },
  { field: 'store_id', heading: 'Store', width: 140, grow: 0.6, mono: true, gives: 'first', cell: ({ store_id }) => store_id ?? none },
  momentColumn({ field: 'updated_at', heading: 'Updated', width: 92, gives: 'first' }, ({ updated_at }) => updated_at),
  { field: 'org_id', heading: 'Org', width: 180, mono: true, hidden: true, cell: ({ org_id }) => org_id ?? none },
  { field: 'id', heading: 'Id', width: 180, mono: true, hidden: true, cell: ({ id }) => id },
]
export const rowFields = ['id', 'name', 'store_id', 'org_id', 'state', 'amount_cents', 'currency', 'quantity', 'updated_at', 'details'].map(
  (field) => ({
    field,
    heading: field,
  }),
)

export const differenceColumns: readonly Column<RowDifference>[] = [
  {
    field: 'name',
    heading: 'Name',
    width: 180,
    grow: 1.4,
    cell: ({ id, before, after }) => <bdi>{visible(after?.name ?? before?.name ?? '').trim() || id}</bdi>,
  },
  { field: 'kind', heading: 'What', width: 88, cell: ({ kind }) => <Tag tone={kindTone[kind]}>{kind}</Tag> },
  { field: 'fields', heading: 'Difference', width: 220, grow: 3, gives: 'last', cell: (row) => <bdi>{differenceWords(row)}</bdi> },
  {
    field: 'store_id',
    heading: 'Store',
    width: 140,
    mono: true,
    gives: 'first',
    cell: ({ before, after }) => after?.store_id ?? before?.store_id ?? none,
  },
  { field: 'id', heading: 'Id', width: 170, mono: true, hidden: true, cell: ({ id }) => id },
]

export const idOf = (row: { id: string }): string => row.id
export const copies = [{ key: 'c', label: 'id', value: idOf }] as const
