import { moneyWords } from '@contract/money'
import { anomalyKinds, type UsageAnomaly } from '@contract/platform/usage-records'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { AtMostOneChip } from '../../../parts/chips'
import { momentColumn, none } from '../../../parts/column-cells'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { useIsSetAside } from '../spend-set-aside'
import { plainWord, shortDay, toneOf } from '../usage-words'
import { orgName, usageCopies } from './usage-columns'
import { anomaliesInputIn } from './usage-filter'
import { recordOf } from './usage-record'
import { UsageViews } from './usage-views'

const noun = { one: 'anomaly', many: 'anomalies' }
const chips = anomalyKinds.map((value) => ({ value, words: plainWord(value) }))
const recent = [{ value: '7d', words: 'Last 7 days' }]

const columns = (isAside: (id: string) => boolean): readonly Column<UsageAnomaly>[] => [
  { field: 'org_name', heading: 'Org', width: 140, grow: 1, cell: (one) => <bdi>{orgName(one)}</bdi> },
  {
    field: 'kind',
    heading: 'Kind',
    width: 116,
    gives: 'last',
    cell: ({ id, kind }) => <Tag tone={isAside(id) ? 'plain' : toneOf(kind) === 'plain' ? 'warn' : toneOf(kind)}>{plainWord(kind)}</Tag>,
  },
  {
    field: 'reason',
    heading: 'Why',
    width: 220,
    grow: 3,
    cell: ({ id, reason }) => (
      <>
        {isAside(id) && <span className="muted">set aside · </span>}
        <bdi>{visible(reason)}</bdi>
      </>
    ),
  },
  {
    field: 'category',
    heading: 'What for',
    width: 90,
    gives: 'first',
    cell: ({ category }) => (category === null ? none : plainWord(category)),
  },
  { field: 'day', heading: 'Day', width: 64, align: 'right', cell: ({ day }) => (day === null ? none : shortDay(day)) },
  {
    field: 'seen_cents',
    heading: 'Seen',
    width: 96,
    align: 'right',
    gives: 'last',
    cell: ({ seen_cents, currency }) => (seen_cents === null ? none : moneyWords(seen_cents, currency)),
  },
  {
    field: 'expected_cents',
    heading: 'Expected',
    width: 96,
    align: 'right',
    gives: 'first',
    cell: ({ expected_cents, currency }) =>
      expected_cents === null ? none : <span className="muted">{moneyWords(expected_cents, currency)}</span>,
  },
  momentColumn({ field: 'found_at', heading: 'Found', width: 88, gives: 'first' }, ({ found_at }) => found_at),
  { field: 'org_id', heading: 'Org’s id', width: 200, mono: true, hidden: true, cell: ({ org_id }) => org_id },
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: true, cell: ({ id }) => id },
]
const books = (
  ['id', 'org_id', 'org_name', 'kind', 'reason', 'day', 'category', 'seen_cents', 'expected_cents', 'currency', 'found_at'] as const
).map((field) => ({ field, heading: field }))

/** A row is opened as its org. */
const idOf = ({ org_id, id }: UsageAnomaly): string => JSON.stringify([org_id, id])
const orgOf = (row: string): string => JSON.parse(row)[0]

/** What the platform found unusual, newest first. A row leads to the org's usage, where the reason stands whole. */
export const UsageAnomalies = ({ environment }: { environment: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const [opened] = useState(Date.now)
  const isAside = useIsSetAside(environment)
  const shown = useMemo(() => columns(isAside), [isAside])
  const input = useMemo(() => anomaliesInputIn(search, opened), [search, opened])
  const kind = input.kind ?? ''
  const since = input.since ? '7d' : ''
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'usage', orgOf(id))), [environment, navigate])
  const show = (filter: { kind: string; since: string }): void =>
    navigate(`${screenAddress(environment, 'usage', recordOf({ page: 'anomalies' }))}${searchOf(filter)}`)
  return (
    <Listing
      environment={environment}
      operation="usage.anomalies"
      remembered="usage-anomalies"
      input={input}
      title="Usage anomalies"
      noun={noun}
      columns={shown}
      fields={books}
      file="usage-anomalies"
      idOf={idOf}
      copies={usageCopies}
      selected={null}
      onOpen={open}
      above={<UsageViews environment={environment} now="anomalies" />}
      filters={
        <>
          <AtMostOneChip label="Kind" options={chips} chosen={kind} onChoose={(chosen) => show({ kind: chosen, since })} />
          <AtMostOneChip label="Found" options={recent} chosen={since} onChoose={(chosen) => show({ kind, since: chosen })} />
        </>
      }
      empty={
        kind || since ? (
          <NoneLikeThat noun={noun} onAll={() => show({ kind: '', since: '' })} />
        ) : (
          <Empty title="The platform found no anomalies">What this desk finds by its own rules stands on each org’s page.</Empty>
        )
      }
    />
  )
}
