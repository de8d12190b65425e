import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { failureOf } from '../../../operations'
import { OneChip } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FailureNotice } from '../../../parts/failure'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import styles from '../../../parts/triage/queue.module.css'
import { Oldest, QueueHead } from '../../../parts/triage/queue-head'
import { snoozes } from '../../../parts/triage/snoozing'
import { Unfinished } from '../../../parts/triage/unfinished'
import { useMoving } from '../../../parts/triage/use-moving'
import { MOST_WALKED } from '../../../parts/triage/walk'
import { useKept } from '../../../parts/use-kept'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { exportColumns } from './export-columns'
import { askedOf, type Filter, filterIn, searchOf, views, viewWords } from './filters'
import { feedbackKeys } from './keys'
import { plans, readEntry } from './plans'
import { FeedbackList } from './queue-list'
import { type Queue, useQueue } from './use-queue'
import { useTriage } from './use-triage'

/** Asked for at once, but not waited for: the queue is there before any of it is opened. */
const loadDetail = () => import('./detail')
const FeedbackDetail = lazy(loadDetail)
const FilterBar = lazy(() => import('./filter-bar'))
const KeysDialog = lazy(() => import('../../../parts/triage/keys-dialog'))
const none = {}

/** Reports and security probes, and what becomes of them: triaged by keyboard, a burst by one verdict. */
const FeedbackScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => filterIn(search), [search])
  const queue = useQueue(environment, filter)
  const moving = useMoving({ environment, capability: 'feedback', queue, search: searchOf(filter), selected })
  const [remapped] = useKept(feedbackKeys.keptAt, feedbackKeys.Remapped, none)
  const keys = useMemo(() => feedbackKeys.keyMapOf(remapped), [remapped])
  const [setting, setSetting] = useState(false)

  const inQueue = useMemo(() => queue.items.find(({ id }) => id === selected), [queue.items, selected])
  const lone = useQuery({
    queryKey: [environment, 'feedback', 'entry', selected] as const,
    queryFn: () => readEntry(environment, selected ?? ''),
    // Where the queue could not be read, it may still be there.
    enabled: selected !== null && (!queue.loading || queue.failure !== null) && inQueue === undefined,
  })
  const loneFailure = lone.isFetching ? null : failureOf(lone.error)
  const entry = selected === null ? null : (inQueue ?? lone.data ?? null)
  const triage = useTriage({ environment, queue, filter, moving, entry })
  const others = useMemo(() => [...new Set(queue.items.flatMap(({ item }) => item.assignee_id ?? []))].sort(), [queue.items])

  useEffect(plans.showPlans, [])
  useEffect(() => void loadDetail(), [])
  const exporting = useExport({
    environment,
    operation: 'feedback.list',
    input: useMemo(() => exportedOf(filter), [filter]),
    columns: exportColumns,
    fileName: `feedback-${place?.name ?? ''}`,
  })
  const onFilter = (next: Filter): void => {
    const wanted = searchOf(next)
    navigate(`${screenAddress(environment, 'feedback')}${wanted && `?${wanted}`}`)
  }

  useKeys({
    ...Object.fromEntries(
      feedbackKeys.actions
        .filter(({ name }) => name !== 'undo' || triage.undo !== null)
        .map(({ name }) => [keys[name], () => triage.act(name)]),
    ),
    ...(triage.form === 'snooze' ? Object.fromEntries(snoozes(new Date()).map(({ key, until }) => [key, () => triage.snooze(until)])) : {}),
  })

  return (
    <>
      <Split
        list={
          <div className={styles.queue}>
            <QueueHead
              title="Feedback"
              operation="feedback.list"
              queue={queue}
              again={keys.again}
              exporting={<ExportButton {...exporting} />}
              onKeys={() => setSetting(true)}
            >
              {!queue.loading && <HowMany queue={queue} />}
            </QueueHead>
            <div className={styles.filters}>
              <OneChip
                label="Which feedback"
                options={views.map((value) => ({ value, words: viewWords[value] }))}
                chosen={filter.view}
                onChoose={(view) => onFilter({ ...filter, view, type: null })}
              />
              <Suspense>
                <FilterBar environment={environment} queue={queue} filter={filter} onFilter={onFilter} />
              </Suspense>
            </div>
            {exporting.run && (
              <div className={styles.export}>
                <ExportState {...exporting} />
              </div>
            )}
            {queue.note && <p className={styles.note}>{queue.note}</p>}
            {queue.more && (
              <p className={styles.note}>
                More than {MOST_WALKED.toLocaleString('en')} pieces: the newest of them are shown and counted. Narrow it down, or export
                all.
              </p>
            )}
            <Unfinished plans={plans} environment={environment} onOpen={(id) => moving.open(id, 'push')} />
            {queue.failure && !queue.loading && (
              <div className={styles.notice}>
                <FailureNotice failure={queue.failure} onRetry={() => void queue.again()} />
              </div>
            )}
            <div className={styles.view}>
              <ProgressLine active={queue.fetching} label="Reading feedback" />
              {queue.fresh > 0 && (
                <button type="button" className={styles.pill} onClick={queue.show} aria-live="polite">
                  {queue.fresh} new
                </button>
              )}
              {queue.failure && queue.loading ? (
                <div className={styles.place}>
                  <FailureNotice failure={queue.failure} onRetry={() => void queue.again()} />
                </div>
              ) : !queue.loading && queue.items.length === 0 ? (
                <div className={styles.place}>
                  <Nothing filter={filter} name={place?.name ?? 'this environment'} onFilter={onFilter} />
                </div>
              ) : (
                <FeedbackList queue={queue} view={filter.view} selected={selected} moving={moving} />
              )}
            </div>
            {queue.decided > 0 && (
              <footer className={styles.figures}>
                <Button size="compact-sm" onClick={() => void queue.again()}>
                  Clear {queue.decided} decided
                </Button>
              </footer>
            )}
          </div>
        }
        detail={
          selected !== null &&
          (entry ? (
            <Suspense>
              <FeedbackDetail environment={environment} entry={entry} triage={triage} moving={moving} keys={keys} others={others} />
            </Suspense>
          ) : (
            <Panel
              title={lone.data === null ? 'No such feedback' : 'Feedback'}
              beside={<span className="mono">{selected}</span>}
              onClose={() => moving.open(null, 'push')}
            >
              <PanelSection>
                {loneFailure ? (
                  <FailureNotice failure={loneFailure} onRetry={() => void lone.refetch()} />
                ) : lone.data === null ? (
                  <p>No feedback and no burst with this id in {place?.name ?? 'this environment'}. It may belong to another environment.</p>
                ) : (
                  <p className="muted" role="status">
                    Looking for it
                  </p>
                )}
              </PanelSection>
            </Panel>
          ))
        }
      />
      {setting && (
        <Suspense>
          <KeysDialog title="Keys for feedback" keys={feedbackKeys} onClose={() => setSetting(false)} />
        </Suspense>
      )}
    </>
  )
}

/** The file holds every item of a burst. */
const exportedOf = (filter: Filter) => ({
  ...askedOf(filter),
  ...(filter.type === null ? {} : { [filter.view === 'security' ? 'classification' : 'category']: filter.type }),
  ...(filter.severity === null ? {} : { severity: filter.severity }),
})

const HowMany = ({ queue }: { queue: Queue }) => (
  <>
    {queue.more && 'the first '}
    {queue.total.toLocaleString('en')} to look at
    {queue.pieces > queue.total && `, for ${queue.pieces.toLocaleString('en')} pieces`}
    <Oldest at={queue.oldest} />
  </>
)

const first = filterIn('')

const Nothing = ({ filter, name, onFilter }: { filter: Filter; name: string; onFilter: (filter: Filter) => void }) => {
  const plain = searchOf({ ...filter, view: 'reports', order: 'worst' }) === ''
  if (searchOf({ ...filter, view: 'reports', stand: 'unresolved', order: 'worst' }) === '' && filter.stand === 'any')
    return (
      <Empty title={`No ${filter.view === 'security' ? 'probes' : filter.view === 'reports' ? 'reports' : 'feedback'} in ${name}`}>
        The platform answered, and nothing came yet.
      </Empty>
    )
  return plain ? (
    <Empty
      title={`Nothing is unresolved in ${name}`}
      action={<Button onClick={() => onFilter({ ...filter, stand: 'any' })}>Show what was resolved</Button>}
    >
      {filter.view === 'security' ? 'No probe waits for a verdict.' : 'Every report is done, archived or snoozed.'} New feedback comes in by
      itself.
    </Empty>
  ) : (
    <Empty
      title="No feedback matches these filters"
      action={<Button onClick={() => onFilter({ ...first, view: filter.view, stand: 'any' })}>Show all</Button>}
    >
      Less may be asked for, or something else.
    </Empty>
  )
}

export default FeedbackScreen
