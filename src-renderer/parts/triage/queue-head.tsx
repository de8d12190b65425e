import type { OperationName } from '@contract'
import { ActionIcon } from '@mantine/core'
import { IconKeyboard, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FromSource } from '../from-source'
import { instantOf, relative } from '../instant'
import { keyWords } from '../key'
import { useNow } from '../now'
import { numbers } from '../numbers'
import styles from './queue.module.css'

interface Props {
  title: string
  /** The list it is read from. */
  operation: OperationName
  queue: { updated: number; fetching: boolean; again: () => Promise<void> }
  /** The key that reads it again. */
  again: string
  exporting: ReactNode
  onKeys: () => void
  /** How many there are, in words. */
  children: ReactNode
}

/** How much there is, and how old what one looks at is. */
export const QueueHead = ({ title, operation, queue, again, exporting, onKeys, children }: Props) => (
  <header className={styles.head}>
    <h1>{title}</h1>
    <span className="muted clip">{children}</span>
    <FromSource operation={operation} />
    <div className={styles.actions}>
      <Updated at={queue.updated} fetching={queue.fetching} />
      {exporting}
      <ActionIcon aria-label="Set keys" title="Set keys" onClick={onKeys}>
        <IconKeyboard size={16} />
      </ActionIcon>
      <ActionIcon aria-label="Refresh" title={`Refresh, and clear what is decided (${keyWords(again)})`} onClick={() => void queue.again()}>
        <IconRefresh size={16} />
      </ActionIcon>
    </div>
  </header>
)

interface Counts {
  /** How many fit the filter, and how many there are where it is asked for. */
  shown: number
  total: number
  /** There are more than were read. */
  more: boolean
}

/** "12 of the first 5,000": how many are shown where not all are. */
export const ShownOf = ({ shown, total, more }: Counts) => (
  <>
    {shown < total && `${numbers.format(shown)} of `}
    {more && 'the first '}
    {numbers.format(total)}
  </>
)

/** " · oldest 3 d". */
export const Oldest = ({ at }: { at: string | null }) => {
  const now = useNow(30_000)
  const date = at === null ? null : instantOf(at)
  return date && <> · oldest {relative(date, now).replace(/ ago$/, '')}</>
}

/** A queue that was read longer ago than this, in seconds, is behind what it promises. */
const LATE = 45

/** "updated 8 s ago"; beside an open record only once it is late. While nobody sees the window nothing is read, so then it is as old as it says. */
const Updated = ({ at, fetching }: { at: number; fetching: boolean }) => {
  const now = useNow(1000)
  if (at === 0) return null
  const seconds = Math.max(0, Math.floor((now.getTime() - at) / 1000))
  return (
    <span
      className={`${styles.updated} faint tabular`}
      data-late={seconds > LATE || undefined}
      title="The queue is read again every 30 seconds, and pauses while the window is hidden"
    >
      {fetching && seconds > 30 ? 'updating' : `updated ${seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`} ago`}
    </span>
  )
}
