import { ActionIcon } from '@mantine/core'
import { IconKeyboard, IconRefresh } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { FromSource } from '../../../parts/from-source'
import { instantOf, relative } from '../../../parts/instant'
import { keyWords } from '../../../parts/key'
import { useNow } from '../../../parts/now'
import type { View } from './filters'
import type { KeyMap } from './keys'
import styles from './queue.module.css'
import type { Queue } from './use-queue'

interface Props {
  queue: Queue
  view: View
  keys: KeyMap
  exporting: ReactNode
  onKeys: () => void
}

const numbers = new Intl.NumberFormat('en')

/** How much there is, how old it is, and how old what one looks at is. */
export const QueueHead = ({ queue, view, keys, exporting, onKeys }: Props) => (
  <header className={styles.head}>
    <h1>Abuse flags</h1>
    <span className="muted">
      {!queue.loading && (
        <>
          {queue.more && 'the first '}
          {numbers.format(queue.total)} {view === 'open' ? 'open' : view === 'snoozed' ? 'snoozed' : 'flags'}
          {(view === 'open' || view === 'snoozed') && <Oldest at={queue.oldest} />}
        </>
      )}
    </span>
    <FromSource operation="abuse-flags.list" />
    <div className={styles.actions}>
      <Updated at={queue.updated} fetching={queue.fetching} />
      {exporting}
      <ActionIcon aria-label="Set keys" title="Set keys" onClick={onKeys}>
        <IconKeyboard size={16} />
      </ActionIcon>
      <ActionIcon
        aria-label="Read again"
        title={`Read again, and clear what is decided (${keyWords(keys.again)})`}
        onClick={() => void queue.again()}
      >
        <IconRefresh size={16} />
      </ActionIcon>
    </div>
  </header>
)

const Oldest = ({ at }: { at: string | null }) => {
  const now = useNow(30_000)
  const date = at === null ? null : instantOf(at)
  return date && <> · oldest {relative(date, now).replace(/ ago$/, '')}</>
}

/** "updated 8 s ago". While nobody sees the window nothing is read, so then it is as old as it says. */
const Updated = ({ at, fetching }: { at: number; fetching: boolean }) => {
  const now = useNow(1000)
  if (at === 0) return null
  const seconds = Math.max(0, Math.floor((now.getTime() - at) / 1000))
  return (
    <span
      className={`${styles.updated} faint tabular`}
      title="The queue is read again every 30 seconds, and pauses while the window is hidden"
    >
      {fetching && seconds > 30 ? 'updating' : `updated ${seconds < 120 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`} ago`}
    </span>
  )
}
