import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useSearch } from 'wouter'
import { read } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { useExport } from '../../../parts/export-csv'
import { useNow } from '../../../parts/now'
import { usePlace } from '../../../parts/place'
import styles from '../../../parts/triage/queue.module.css'
import { NotInQueue, QueueFrame } from '../../../parts/triage/queue-frame'
import { Oldest, ShownOf } from '../../../parts/triage/queue-head'
import { useMoving } from '../../../parts/triage/use-moving'
import { useSelected } from '../../../parts/triage/use-selected'
import { useTriageKeys } from '../../../parts/triage/use-triage-keys'
import { MOST_WALKED } from '../../../parts/triage/walk'
import { useKept } from '../../../parts/use-kept'
import type { ScreenProps } from '../../screen'
import { aboutWords } from './about-words'
import { exportColumns } from './export-columns'
import { DecidedList, figuresOf, figuresWords, nothingDecided } from './figures'
import { type Filter, filterIn, searchOf, statusFor, viewWords } from './filters'
import { decidedKey } from './kept-triage'
import { flagKeys } from './keys'
import { usePeople } from './people'
import { plans } from './plans'
import { FlagList } from './queue-list'
import { type Queue, useQueue } from './use-queue'
import { useTriage } from './use-triage'

/** Asked for at once, but not waited for: the queue is there before the evidence of any flag is opened. */
const loadDetail = () => import('./detail')
const FlagDetail = lazy(loadDetail)
const FilterBar = lazy(() => import('./filter-bar'))

/** The queue of abuse flags and the evidence of the open one: where operators work all day, mostly by keyboard. */
const AbuseFlagsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const filter = useMemo(() => filterIn(search), [search])
  const queue = useQueue(environment, filter)
  const moving = useMoving({ environment, capability: 'abuse-flags', queue, search: searchOf(filter), selected })

  const reading = read(environment, 'abuse-flags.get', { flag_id: selected ?? '' })
  const { record: flag, lone, failure } = useSelected(queue, selected, reading)
  // As laid out, so that a decision does not have the users read again.
  const named = useMemo(() => [...(queue.layout?.items ?? []), ...(lone.data ? [lone.data] : [])], [queue.layout, lone.data])
  const people = usePeople(environment, named)
  const triage = useTriage({ environment, queue, filter, moving, flag, people: people.people })
  const about = useMemo(() => aboutWords(queue.items, queue.groups, people.people), [queue.items, queue.groups, people.people])

  useEffect(plans.showPlans, [])
  useEffect(() => void loadDetail(), [])
  const input = useMemo(() => {
    const status = statusFor(filter.view, 'open')
    return { ...(status ? { status } : {}), ...(filter.type === null ? {} : { flag_type: filter.type.slice(0, 100) }) }
  }, [filter])
  const exporting = useExport({
    environment,
    operation: 'abuse-flags.list',
    input,
    columns: exportColumns,
    fileName: `abuse-flags-${place?.name ?? ''}`,
  })
  const onFilter = (next: Filter): void => moving.filter(searchOf(next))

  const keys = useTriageKeys(flagKeys, triage)

  return (
    <QueueFrame
      environment={environment}
      title="Abuse flags"
      operation="abuse-flags.list"
      queue={queue}
      exporting={exporting}
      plans={plans}
      keys={flagKeys}
      again={keys.again}
      howMany={<HowMany queue={queue} view={filter.view} />}
      filters={
        <Suspense fallback={<div className={styles.filters} />}>
          <FilterBar environment={environment} queue={queue} filter={filter} onFilter={onFilter} />
        </Suspense>
      }
      more={`More than ${MOST_WALKED.toLocaleString('en')} flags: the newest of them are shown and counted. Resolve some, or export all.`}
      reading="Reading flags"
      empty={
        <Nothing filter={filter} name={place?.name ?? 'this environment'} onAll={() => onFilter({ ...filter, view: 'all', type: null })} />
      }
      list={<FlagList queue={queue} selected={selected} about={(one) => about.get(one.id) ?? ''} moving={moving} />}
      foot={<FiguresLine environment={environment} queue={queue} view={filter.view} />}
      onOpen={(id) => moving.open(id, 'push')}
      detail={
        selected !== null &&
        (flag ? (
          <Suspense>
            <FlagDetail
              environment={environment}
              flag={flag}
              queue={queue}
              people={people}
              triage={triage}
              moving={moving}
              keys={keys}
              about={(id) => about.get(id) ?? id}
            />
          </Suspense>
        ) : (
          <NotInQueue
            id={selected}
            titles={{ none: 'No such flag', one: 'Flag' }}
            lone={lone}
            failure={failure}
            none={`No flag with this id in ${place?.name ?? 'this environment'}. It may belong to another environment.`}
            looking="Looking for the flag"
            onClose={() => moving.open(null, 'push')}
          />
        ))
      }
    />
  )
}

const HowMany = ({ queue, view }: { queue: Queue; view: Filter['view'] }) => (
  <>
    <ShownOf {...queue} /> {view === 'open' ? 'open' : view === 'snoozed' ? 'snoozed' : 'flags'}
    {(view === 'open' || view === 'snoozed') && <Oldest at={queue.oldest} />}
  </>
)

const Nothing = ({ filter, name, onAll }: { filter: Filter; name: string; onAll: () => void }) => (
  <Empty
    title={filter.view === 'open' && filter.type === null ? `No open flags in ${name}` : 'No flags match these filters'}
    action={filter.view !== 'all' || filter.type !== null ? <Button onClick={onAll}>Show all flags</Button> : undefined}
  >
    {filter.view === 'open' && filter.type === null
      ? 'Everything the platform flagged is resolved or snoozed. New flags come in by themselves.'
      : `Looked at: ${viewWords[filter.view].toLowerCase()}${filter.type === null ? '' : `, ${filter.type.slice(0, 100)}`}.`}
  </Empty>
)

const FiguresLine = ({ environment, queue, view }: { environment: string; queue: Queue; view: Filter['view'] }) => {
  const [decided] = useKept(decidedKey(environment), DecidedList, nothingDecided)
  const now = useNow(30_000)
  return (
    <footer className={styles.figures}>
      <span className="tabular" title="Decisions made at this desk, kept on this computer for a week">
        {figuresWords(figuresOf(decided, new Date(Math.max(now.getTime(), Date.now()))))}
      </span>
      {queue.decided > 0 && (view === 'open' || view === 'snoozed') && (
        <Button size="compact-sm" onClick={() => void queue.again()}>
          Clear {queue.decided} decided
        </Button>
      )}
    </footer>
  )
}
export default AbuseFlagsScreen
