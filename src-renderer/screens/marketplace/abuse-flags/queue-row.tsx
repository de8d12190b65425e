// biome-ignore-all lint/a11y/useSemanticElements: a table element can't be a window on thousands of rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its current row (aria-activedescendant)
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { memo } from 'react'
import { exact, instantOf, relative } from '../../../parts/instant'
import { useNow } from '../../../parts/now'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { signalsOf, weightOf, weightWords } from './about'
import styles from './queue-list.module.css'
import type { RowState } from './row-state'

interface Props {
  id: string
  index: number
  /** Undefined while the queue is on its way. */
  flag: AbuseFlag | undefined
  state: RowState | undefined
  about: string
  place: 'first' | 'middle' | 'last' | null
  members: number
  selected: boolean
}

const widths = ['72%', '54%', '63%', '45%', '68%']

const QueueRowOnce = ({ id, index, flag, state, about, place, members, selected }: Props) => {
  if (!flag)
    return (
      <div id={id} role="row" aria-rowindex={index + 2} className={styles.row}>
        <span role="gridcell">
          <span className={styles.bone} style={{ width: widths[index % 5] }} />
        </span>
        <span role="gridcell">
          <span className={styles.bone} style={{ width: widths[(index + 2) % 5] }} />
        </span>
        <span role="gridcell" />
        <span role="gridcell" />
      </div>
    )
  const signals = signalsOf(flag)
  const weight = weightOf(signals)
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={styles.row}
      data-index={index}
      data-closed={state?.closed || undefined}
      data-place={place ?? undefined}
    >
      <span role="gridcell" className={styles.type}>
        <span className={styles.dot} data-weight={weight} aria-hidden="true" />
        <bdi className="clip">{visible(flag.flag_type)}</bdi>
      </span>
      <span role="gridcell" className={styles.about}>
        <bdi className="clip">{visible(about)}</bdi>
        {place === 'first' && <span className={styles.members}>{members} flags</span>}
        {state?.word && (
          <span className={styles.word}>
            <Tag tone={state.tone}>{state.word}</Tag>
          </span>
        )}
      </span>
      <span role="gridcell" className={styles.right} title={weightWords[weight]}>
        {signals}
      </span>
      <span role="gridcell" className={styles.right}>
        <Age at={flag.created_at} />
      </span>
    </div>
  )
}

/** "3 d": how long it has been there, without the word ago, since the column says so. */
const Age = ({ at }: { at: string | null }) => {
  const now = useNow(30_000)
  const date = at === null ? null : instantOf(at)
  if (!date) return <span className="faint">–</span>
  return (
    <time dateTime={at ?? undefined} title={`${exact(date)} · ${date.toISOString()}`} className="muted">
      {relative(date, now).replace(/ ago$/, '')}
    </time>
  )
}

/** One flag of the queue, 32 px. */
export const QueueRow = memo(QueueRowOnce)
