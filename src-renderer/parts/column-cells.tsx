import { Moment } from './moment'
import { numbers } from './numbers'
import type { Column } from './table-columns'

/** Stands in a cell of which nothing is known. */
export const none = <span className="faint">–</span>

type Given = Pick<Column<never>, 'field' | 'heading' | 'width' | 'grow' | 'sort' | 'hidden' | 'gives'>

/** When something was, as long ago: the newest first where it is sorted by. `never` stands where it never was. */
export const momentColumn = <Row,>({ never, ...given }: Given & { never?: string }, at: (row: Row) => string | null): Column<Row> => ({
  ...given,
  align: 'right',
  ...(given.sort === undefined ? {} : { sortFirst: 'desc' }),
  cell: (row) => (
    <span className="muted">
      <Moment at={at(row)} {...(never === undefined ? {} : { none: never })} />
    </span>
  ),
})

/** How many there are: the most first where it is sorted by. Null where the server does not say. */
export const countColumn = <Row,>(given: Given, of: (row: Row) => number | null): Column<Row> => ({
  ...given,
  align: 'right',
  ...(given.sort === undefined ? {} : { sortFirst: 'desc' }),
  cell: (row) => {
    const some = of(row)
    return some === null ? none : some === 0 ? <span className="faint">0</span> : numbers.format(some)
  },
})
