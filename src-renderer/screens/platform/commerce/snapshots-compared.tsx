import type { CommerceSnapshot } from '@contract/platform/commerce'
import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { capital } from '../../../parts/capital'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { DifferenceTable } from '../../../parts/difference-table'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { entryOf } from '../../../parts/entry-of'
import { FailureNotice } from '../../../parts/failure'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { JsonView } from '../../../parts/json-view'
import { numbers } from '../../../parts/numbers'
import { Page } from '../../../parts/page'
import { Panel, PanelSection, Split } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { TableOf } from '../../../parts/table'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import { addressById } from '../record-address'
import styles from './commerce.module.css'
import { type CommerceFilter, searchOfCommerce } from './commerce-filter'
import { kindsWords, kindTone, takenWords } from './commerce-words'
import { DifferenceExport } from './difference-export'
import { useOthers } from './earlier'
import { copies, differenceColumns, idOf } from './snapshot-columns'
import { changedFields, narrowed, type RowDifference, snapshotDifference } from './snapshot-difference'

interface Props {
  environment: string
  id: string
  filter: CommerceFilter
}

/** What differs between two snapshots of a kind: what came, what went, and every field that changed. */
export const SnapshotsCompared = ({ environment, id, filter }: Props) => {
  const later = useQuery(read(environment, 'commerce.snapshot', { snapshot_id: id }))
  const earlier = useQuery({ ...read(environment, 'commerce.snapshot', { snapshot_id: filter.against }), enabled: filter.against !== '' })
  const failure = failureOf(later.error) ?? failureOf(earlier.error)
  if (failure && !later.isFetching && !earlier.isFetching)
    return (
      <Page title="Difference" beside={<Link to={screenAddress(environment, 'commerce', id)}>All snapshots</Link>}>
        <FailureNotice failure={failure} onRetry={() => void Promise.all([later.refetch(), earlier.refetch()])} />
      </Page>
    )
  if (!later.data || !earlier.data)
    return (
      <Page title="Difference" beside={<Link to={screenAddress(environment, 'commerce', id)}>All snapshots</Link>}>
        <div className={styles.progress}>
          <ProgressLine active={filter.against !== ''} label="Reading both snapshots" />
        </div>
        <p className="muted">{filter.against === '' ? 'Which snapshot it is compared with is not said.' : 'Reading both snapshots…'}</p>
      </Page>
    )
  return <Compared environment={environment} snapshot={later.data} against={earlier.data} filter={filter} />
}

interface ComparedProps {
  environment: string
  snapshot: CommerceSnapshot
  against: CommerceSnapshot
  filter: CommerceFilter
}

const noun = { one: 'difference', many: 'differences' }
const kinds = ['added', 'removed', 'changed'] as const

const Compared = ({ environment, snapshot, against, filter }: ComparedProps) => {
  const [, navigate] = useLocation()
  const after = useWhole(
    environment,
    'commerce.rows',
    useMemo(() => ({ snapshot_id: snapshot.id }), [snapshot.id]),
  )
  const before = useWhole(
    environment,
    'commerce.rows',
    useMemo(() => ({ snapshot_id: against.id }), [against.id]),
  )
  const others = useOthers(environment, snapshot)
  const complete = after.complete && before.complete
  // Compared once both are read to their end, or as far as they are read at all: never while they still grow.
  const ready = complete || (!after.fetching && !before.fetching && after.begun && before.begun)
  const difference = useMemo(() => (ready ? snapshotDifference(before.rows, after.rows) : null), [ready, before.rows, after.rows])
  const chosen = kinds.filter((one) => filter.state.split(',').includes(one))
  const shown = useMemo(
    () =>
      difference
        ? narrowed(difference, { kinds: filter.state.split(',').filter(Boolean), field: filter.field, search: filter.search })
        : [],
    [difference, filter.state, filter.field, filter.search],
  )
  const rows = useTableRows(
    {
      ...after,
      begun: difference !== null,
      fetching: after.fetching || before.fetching,
      failure: after.failure ?? before.failure,
      note: noteOf(after.note, before.note),
      reading: after.reading ?? before.reading,
    },
    shown,
    JSON.stringify([filter.state, filter.field, filter.search]),
  )
  const go = (part: Partial<CommerceFilter>, how: 'push' | 'replace' = 'push'): void =>
    navigate(`${screenAddress(environment, 'commerce', snapshot.id)}${searchOfCommerce({ ...filter, ...part })}`, {
      replace: how === 'replace',
    })
  const open = shown.find(({ id }) => id === filter.row) ?? difference?.rows.find(({ id }) => id === filter.row)
  const kind = kindsWords(snapshot.kind)
  return (
    <Split
      list={
        <TableOf
          operation="commerce.rows"
          remembered="commerce.difference"
          rows={rows}
          title={`${capital(kind)}: what changed`}
          noun={noun}
          columns={differenceColumns}
          idOf={idOf}
          copies={copies}
          selected={filter.row || null}
          onOpen={(row, how) => go({ row }, how)}
          actions={difference && <DifferenceExport name={kind} rows={shown} />}
          under={
            <>
              <p className={styles.line}>
                <Link to={screenAddress(environment, 'commerce', snapshot.id)}>All snapshots</Link>
                <span>
                  <b>{takenWords(snapshot)}</b> against
                </span>
                <NativeSelect
                  aria-label="Compared with"
                  className={styles.choice}
                  value={against.id}
                  onChange={(event) => go({ against: event.currentTarget.value, row: '' })}
                  data={[against, ...(others ?? []).filter((one) => one.id !== against.id)]
                    .toSorted((a, b) => Date.parse(b.taken_at) - Date.parse(a.taken_at))
                    .map((one) => ({
                      value: one.id,
                      label: `${takenWords(one)}${one.state === 'complete' ? '' : ` (${visible(one.state)})`}`,
                    }))}
                />
                {difference && <span className="muted">{numbers.format(difference.same)} are the same.</span>}
              </p>
              <Warnings snapshot={snapshot} against={against} repeated={difference?.repeated ?? 0} />
              <div className={filters.filters}>
                <Chips
                  label="Kind of difference"
                  options={kinds.map((value) => ({ value, words: value, count: difference?.[value] }))}
                  chosen={chosen}
                  onChoose={(next) => go({ state: next.join(',') })}
                />
                <FilterSearch placeholder="Id or name" text={filter.search} onSearch={(search) => go({ search }, 'replace')} />
                <Choice
                  label="Changed field"
                  all="Every field"
                  value={filter.field}
                  options={(difference ? changedFields(difference) : []).map(([field, count]) => [
                    field,
                    `${visible(field).slice(0, 60)} (${numbers.format(count)})`,
                  ])}
                  onChoose={(field) => go({ field })}
                />
              </div>
            </>
          }
          empty={
            difference && difference.rows.length > 0 ? (
              <NoneLikeThat noun={noun} onAll={() => go({ state: '', field: '', search: '' })} />
            ) : (
              <Empty title="Both hold the same">Nothing came, went or changed but for when it was updated.</Empty>
            )
          }
        />
      }
      detail={
        filter.row !== '' && (
          <OneDifference
            environment={environment}
            id={filter.row}
            difference={open ?? null}
            headings={[takenWords(against), takenWords(snapshot)]}
            read={difference !== null}
            onClose={() => go({ row: '' })}
          />
        )
      }
    />
  )
}

/** What makes a difference say less than it seems to. */
const Warnings = ({ snapshot, against, repeated }: { snapshot: CommerceSnapshot; against: CommerceSnapshot; repeated: number }) => (
  <>
    {Date.parse(against.taken_at) > Date.parse(snapshot.taken_at) && (
      <p className={styles.note}>It is compared with a later one: “added” was there before, and is gone since.</p>
    )}
    {[against, snapshot]
      .filter(({ state }) => state !== 'complete')
      .map((one) => (
        <p key={one.id} className={styles.note}>
          The one of {takenWords(one)} {shortWords(one.state)}: what seems to have come or gone may only not have been read.
        </p>
      ))}
    {repeated > 0 && (
      <p className={styles.note}>
        {numbers.format(repeated)} rows have the id of another in the same snapshot: only the first was compared.
      </p>
    )}
  </>
)

interface OneProps {
  environment: string
  id: string
  difference: RowDifference | null
  headings: readonly [before: string, after: string]
  /** Whether both snapshots were read. */
  read: boolean
  onClose: () => void
}

const OneDifference = ({ environment, id, difference, headings, read: known, onClose }: OneProps) => {
  const addressOf = (one: string): string | null => addressById(environment, one)
  const name = difference?.after?.name ?? difference?.before?.name
  return (
    <Panel
      title={
        <>
          <bdi>{visible(name ?? id).slice(0, 300)}</bdi> {difference && <Tag tone={kindTone[difference.kind]}>{difference.kind}</Tag>}
        </>
      }
      beside={<span className="mono">{id}</span>}
      onClose={onClose}
    >
      <PanelSection title={difference?.kind === 'changed' ? 'Field by field' : 'As it was read'}>
        {difference === null ? (
          <p className="muted">{known ? 'It is the same in both, or in neither.' : 'Reading both snapshots…'}</p>
        ) : difference.kind === 'changed' ? (
          <DifferenceTable
            label="Field by field"
            before={difference.before}
            after={difference.after}
            headings={headings}
            addressOf={addressOf}
          />
        ) : (
          <JsonView value={difference.after ?? difference.before} addressOf={addressOf} />
        )}
      </PanelSection>
    </Panel>
  )
}

const shortWords = (state: string): string =>
  entryOf({ partial: 'was taken only in part', failed: 'could not be taken' }, state) ?? `is ${visible(state)}`

const noteOf = (...notes: (string | null)[]): string | null => notes.find((note) => note !== null) ?? null
