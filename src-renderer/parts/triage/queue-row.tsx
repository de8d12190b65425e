// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on thousands of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import type { ReactNode } from 'react'
import { exact, instantOf, relative } from '../instant'
import { useNow } from '../now'
import tableStyles from '../table.module.css'
import { Tag } from '../tag'
import { visible } from '../visible-text'
import styles from './queue-list.module.css'
import type { RowState } from './row-state'

export type Place = 'first' | 'middle' | 'last' | null

interface Props {
  id: string
  index: number
  columns: readonly { heading: string; right?: true }[]
  /** Undefined while the queue is on its way. */
  cells: readonly ReactNode[] | undefined
  /** There is nothing to decide on it now. */
  closed: boolean
  place: Place
  selected: boolean
}

const widths = ['72%', '54%', '63%', '45%', '68%']

/** One record of a queue. */
export const QueueRow = ({ id, index, columns, cells, closed, place, selected }: Props) => (
  <div
    id={id}
    role="row"
    aria-rowindex={index + 2}
    aria-selected={cells ? selected : undefined}
    className={`${tableStyles.row} ${styles.row}`}
    data-index={cells ? index : undefined}
    data-current={selected || undefined}
    data-closed={closed || undefined}
    data-place={place ?? undefined}
  >
    {columns.map(({ heading, right }, column) => (
      <span key={heading} role="gridcell" className={tableStyles.cell} data-align={right && 'right'}>
        {cells ? cells[column] : !right && <span className={tableStyles.bone} style={{ width: widths[(index + 2 * column) % 5] }} />}
      </span>
    ))}
  </div>
)

/** What a row is called, behind a mark of how much it weighs. */
export const Marked = ({ weight, words }: { weight: 'heavy' | 'some' | 'none'; words: string }) => (
  <span className={styles.marked}>
    <span className={styles.dot} data-weight={weight} aria-hidden="true" />
    <bdi className="clip">{visible(words)}</bdi>
  </span>
)

/** What a row is about, how many it stands for, and what became of it. */
export const About = ({ words, many, state }: { words: string; many: string | null; state: RowState | undefined }) => (
  <span className={styles.about}>
    <bdi className="clip">{visible(words)}</bdi>
    {many && <span className={styles.members}>{many}</span>}
    {state?.word && (
      <span className={styles.word}>
        <Tag tone={state.tone}>{state.word}</Tag>
      </span>
    )}
  </span>
)

/** "3 d": how long it has been there, without the word ago, since the column says so. */
export const Age = ({ at }: { at: string | null }) => {
  const now = useNow(30_000)
  const date = at === null ? null : instantOf(at)
  if (!date) return <span className="faint">–</span>
  return (
    <time dateTime={at ?? undefined} title={`${exact(date)} · ${date.toISOString()}`} className="muted tabular">
      {relative(date, now).replace(/ ago$/, '')}
    </time>
  )
}
