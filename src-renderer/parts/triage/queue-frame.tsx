import { type ComponentProps, lazy, type ReactNode, Suspense, useState } from 'react'
import { ExportButton, ExportState, type useExport } from '../export-csv'
import { FailureNotice } from '../failure'
import { Panel, PanelSection, Split } from '../panel'
import { ProgressLine } from '../progress-line'
import styles from './queue.module.css'
import { QueueHead } from './queue-head'
import { Unfinished } from './unfinished'

const KeysDialog = lazy(() => import('./keys-dialog'))

interface Queue {
  items: readonly unknown[]
  loading: boolean
  fetching: boolean
  failure: ComponentProps<typeof FailureNotice>['failure'] | null
  note: string | null
  /** There are more than were read. */
  more: boolean
  /** How many came since it was laid out. */
  fresh: number
  updated: number
  show: () => void
  again: () => Promise<void>
}

interface Props {
  environment: string
  title: string
  operation: ComponentProps<typeof QueueHead>['operation']
  queue: Queue
  exporting: ReturnType<typeof useExport>
  plans: ComponentProps<typeof Unfinished>['plans']
  keys: ComponentProps<typeof KeysDialog>['keys']
  /** The key that reads it again. */
  again: string
  /** How many there are, in words. */
  howMany: ReactNode
  filters: ReactNode
  /** What is said where there are more than were read. */
  more: ReactNode
  /** What the line of progress is called. */
  reading: string
  /** What stands where rows would when there are none. */
  empty: ReactNode
  /** The rows. */
  list: ReactNode
  foot: ReactNode
  onOpen: (id: string) => void
  /** What is open. */
  detail: ReactNode
}

/** A queue beside what is open of it: its head, its filters, what came, what failed, what is not done. */
export const QueueFrame = ({ environment, title, operation, queue, exporting, plans, keys, again, ...props }: Props) => {
  const [setting, setSetting] = useState(false)
  const failing = queue.failure && <FailureNotice failure={queue.failure} onRetry={() => void queue.again()} />
  return (
    <>
      <Split
        list={
          <div className={styles.queue}>
            <QueueHead
              title={title}
              operation={operation}
              queue={queue}
              again={again}
              exporting={<ExportButton {...exporting} />}
              onKeys={() => setSetting(true)}
            >
              {!queue.loading && props.howMany}
            </QueueHead>
            {props.filters}
            {exporting.run && (
              <div className={styles.export}>
                <ExportState {...exporting} />
              </div>
            )}
            {queue.note && <p className={styles.note}>{queue.note}</p>}
            {queue.more && <p className={styles.note}>{props.more}</p>}
            <Unfinished plans={plans} environment={environment} onOpen={props.onOpen} />
            {failing && !queue.loading && <div className={styles.notice}>{failing}</div>}
            <div className={styles.view}>
              <ProgressLine active={queue.fetching} label={props.reading} />
              {queue.fresh > 0 && (
                <button type="button" className={styles.pill} onClick={queue.show} aria-live="polite">
                  {queue.fresh} new
                </button>
              )}
              {failing && queue.loading ? (
                <div className={styles.place}>{failing}</div>
              ) : !queue.loading && queue.items.length === 0 ? (
                <div className={styles.place}>{props.empty}</div>
              ) : (
                props.list
              )}
            </div>
            {props.foot}
          </div>
        }
        detail={props.detail}
      />
      {setting && (
        <Suspense>
          <KeysDialog title={`Keys for ${title.toLowerCase()}`} keys={keys} onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </>
  )
}

interface Lone {
  id: string
  /** "No such flag", "Flag". */
  titles: { none: string; one: string }
  /** Read by itself, since it is not in the queue. */
  lone: { data: unknown; refetch: () => unknown }
  failure: ComponentProps<typeof FailureNotice>['failure'] | null
  /** What is said where there is none. */
  none: string
  looking: string
  onClose: () => void
}

/** What the address names and the queue does not hold: it is looked for, or there is none. */
export const NotInQueue = ({ id, titles, lone, failure, none, looking, onClose }: Lone) => (
  <Panel title={lone.data === null ? titles.none : titles.one} beside={<span className="mono">{id}</span>} onClose={onClose}>
    <PanelSection>
      {failure ? (
        <FailureNotice failure={failure} onRetry={() => void lone.refetch()} />
      ) : lone.data === null ? (
        <p>{none}</p>
      ) : (
        <p className="muted" role="status">
          {looking}
        </p>
      )}
    </PanelSection>
  </Panel>
)
