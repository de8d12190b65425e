import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useSearch } from 'wouter'
import { OneChip } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { useExport } from '../../../parts/export-csv'
import { usePlace } from '../../../parts/place'
import styles from '../../../parts/triage/queue.module.css'
import { NotInQueue, QueueFrame } from '../../../parts/triage/queue-frame'
import { Oldest, ShownOf } from '../../../parts/triage/queue-head'
import { useMoving } from '../../../parts/triage/use-moving'
import { useSelected } from '../../../parts/triage/use-selected'
import { useTriageKeys } from '../../../parts/triage/use-triage-keys'
import { MOST_WALKED } from '../../../parts/triage/walk'
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

/** Reports and security probes, and what becomes of them: triaged by keyboard, a burst by one verdict. */
const FeedbackScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const filter = useMemo(() => filterIn(search), [search])
  const queue = useQueue(environment, filter)
  const moving = useMoving({ environment, capability: 'feedback', queue, search: searchOf(filter), selected })

  const {
    record: entry,
    lone,
    failure,
  } = useSelected(queue, selected, {
    queryKey: [environment, 'feedback', 'entry', selected] as const,
    queryFn: () => readEntry(environment, selected ?? ''),
  })
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
  const onFilter = (next: Filter): void => moving.filter(searchOf(next))

  const keys = useTriageKeys(feedbackKeys, triage)

  return (
    <QueueFrame
      environment={environment}
      title="Feedback"
      operation="feedback.list"
      queue={queue}
      exporting={exporting}
      plans={plans}
      keys={feedbackKeys}
      again={keys.again}
      howMany={<HowMany queue={queue} />}
      filters={
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
      }
      more={`More than ${MOST_WALKED.toLocaleString('en')} pieces: the newest of them are shown and counted. Narrow it down, or export all.`}
      reading="Reading feedback"
      empty={<Nothing filter={filter} name={place?.name ?? 'this environment'} onFilter={onFilter} />}
      list={<FeedbackList queue={queue} view={filter.view} selected={selected} moving={moving} />}
      foot={
        queue.decided > 0 && (
          <footer className={styles.figures}>
            <Button size="compact-sm" onClick={() => void queue.again()}>
              Clear {queue.decided} decided
            </Button>
          </footer>
        )
      }
      onOpen={(id) => moving.open(id, 'push')}
      detail={
        selected !== null &&
        (entry ? (
          <Suspense>
            <FeedbackDetail environment={environment} entry={entry} triage={triage} moving={moving} keys={keys} others={others} />
          </Suspense>
        ) : (
          <NotInQueue
            id={selected}
            titles={{ none: 'No such feedback', one: 'Feedback' }}
            lone={lone}
            failure={failure}
            none={`No feedback and no burst with this id in ${place?.name ?? 'this environment'}. It may belong to another environment.`}
            looking="Looking for it"
            onClose={() => moving.open(null, 'push')}
          />
        ))
      }
    />
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
    <ShownOf {...queue} /> to look at
    {queue.shown === queue.total && queue.pieces > queue.total && `, for ${queue.pieces.toLocaleString('en')} pieces`}
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
