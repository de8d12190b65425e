import { type ReactNode, useCallback, useMemo, useState } from 'react'

/** One column of a table. `field` is the API's own name. */
export interface Column<Row> {
  field: string
  heading: string
  /** Least width in px at 100 % text; a column with `grow` takes a share of what is left. */
  width: number
  grow?: number
  align?: 'right'
  mono?: boolean
  /** Another part of the columns begins here: a line stands before it. */
  begins?: boolean
  /** The server's sort key, where it sorts by this column. */
  sort?: string
  /** The order of its first press, where that is not ascending. */
  sortFirst?: 'desc'
  /** Not shown until chosen in the menu. */
  hidden?: boolean
  /**
   * When it gives way where there is no room beside an open record: `first` of what is secondary (a note, when it was made, a
   * second moment), `last` of what people decide by (a state, a sum). Those that don't say go between.
   */
  gives?: 'first' | 'last'
  /** What the cell says, plain text or plain elements: a row is drawn for every frame of scrolling. */
  cell: (row: Row) => ReactNode
}

const keyOf = (capability: string): string => `opsdesk.columns.${capability}`

/** What was chosen by hand, by field name. Columns not named here follow their own `hidden`. */
export type Chosen = Record<string, boolean>

/** Reads a stored choice; anything that isn't one counts as none. */
export const parseChosen = (stored: string | null): Chosen => {
  try {
    const value: unknown = JSON.parse(stored ?? '{}')
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'))
  } catch {
    return {}
  }
}

const isShown = (column: Pick<Column<never>, 'field' | 'hidden'>, chosen: Chosen): boolean =>
  Object.hasOwn(chosen, column.field) ? chosen[column.field] === true : !column.hidden

/** The columns to show. The first can't be hidden: a row must say what it is. */
export const shownColumns = <C extends Pick<Column<never>, 'field' | 'hidden'>>(columns: readonly C[], chosen: Chosen): C[] =>
  columns.filter((column, index) => index === 0 || isShown(column, chosen))

/** Columns shown and hidden, remembered on this machine for each capability. */
export const useColumns = <Row>(capability: string, columns: readonly Column<Row>[]) => {
  const [chosen, setChosen] = useState(() => parseChosen(localStorage.getItem(keyOf(capability))))
  const shown = useMemo(() => shownColumns(columns, chosen), [columns, chosen])
  const remember = useCallback(
    (next: Chosen) => {
      setChosen(next)
      localStorage.setItem(keyOf(capability), JSON.stringify(next))
    },
    [capability],
  )
  const show = useCallback((field: string, on: boolean) => remember({ ...chosen, [field]: on }), [chosen, remember])
  return { shown, show, reset: () => remember({}) }
}

/** The width of the boxes before the first column, in px at 100 %. */
export const CHECK = 26

/** `grid-template-columns` for these columns, in rem so that larger text has its room, and the least width of them all in px at 100 %. */
export const layoutOf = (
  columns: readonly Pick<Column<never>, 'width' | 'grow'>[],
  /** Of what stands before the first column, in px. */
  before = 0,
): { template: string; width: number } => ({
  template: [
    ...(before > 0 ? [`${before / 16}rem`] : []),
    ...columns.map(({ width, grow }) => (grow ? `minmax(${width / 16}rem, ${grow}fr)` : `${width / 16}rem`)),
  ].join(' '),
  width: columns.reduce((sum, column) => sum + column.width, before),
})

/** What a table needs beside its columns, in px at 100 %: its edges and the scroll bar. */
const EDGES = 44
/** However narrow it is beside an open record, so many columns stay. */
const FEWEST = 3

const turns = { first: 0, between: 1, last: 2 } as const

/**
 * The columns that have room in `room` px at 100 %, beside a record that shows them all. They give way in the order they say,
 * of one turn the one that stands last; never the first, which says what the row is, nor the one the list is sorted by.
 * `room` 0: not measured yet, and all stay.
 */
export const fittingColumns = <C extends Pick<Column<never>, 'width' | 'sort' | 'gives'>>(
  columns: readonly C[],
  room: number,
  sortedBy: string | undefined,
  before = 0,
): readonly C[] => {
  if (room === 0) return columns
  const leaving = columns
    .slice(1)
    .filter(({ sort }) => sort === undefined || sort !== sortedBy)
    .toReversed()
    .toSorted((a, b) => turns[a.gives ?? 'between'] - turns[b.gives ?? 'between'])
  let fitting = columns
  for (const column of leaving) {
    if (fitting.length <= FEWEST || layoutOf(fitting, before).width + EDGES <= room) break
    fitting = fitting.filter((one) => one !== column)
  }
  return fitting
}
