import { moneyWords } from '@contract/money'
import { anomalyKinds, type UsageAnomaly } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Moment } from '../../../parts/moment'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { searchOf } from '../address-search'
import { orgName, usageCopies } from './usage-columns'
import { anomaliesInputIn } from './usage-filter'
import { recordOf } from './usage-record'
import { UsageViews } from './usage-views'
import { plainWord, shortDay, toneOf } from './usage-words'

const None = () => <span className="faint">–</span>
const noun = { one: 'anomaly', many: 'anomalies' }
const chips = anomalyKinds.map((value) => ({ value, words: plainWord(value) }))
const recent = [{ value: '7d', words: 'Last 7 days' }]

const columns: readonly Column<UsageAnomaly>[] = [
  { field: 'org_name', heading: 'Org', width: 140, grow: 1, cell: (one) => <bdi>{orgName(one)}</bdi> },
  {
    field: 'kind',
    heading: 'Kind',
    width: 116,
    cell: ({ kind }) => <Tag tone={toneOf(kind) === 'plain' ? 'warn' : toneOf(kind)}>{plainWord(kind)}</Tag>,
  },
  { field: 'reason', heading: 'Why', width: 220, grow: 3, cell: ({ reason }) => <bdi>{visible(reason)}</bdi> },
  { field: 'category', heading: 'What for', width: 90, cell: ({ category }) => (category === null ? <None /> : plainWord(category)) },
  { field: 'day', heading: 'Day', width: 64, align: 'right', cell: ({ day }) => (day === null ? <None /> : shortDay(day)) },
  {
    field: 'seen_cents',
    heading: 'Seen',
    width: 96,
    align: 'right',
    cell: ({ seen_cents, currency }) => (seen_cents === null ? <None /> : moneyWords(seen_cents, currency)),
  },
  {
    field: 'expected_cents',
    heading: 'Expected',
    width: 96,
    align: 'right',
    cell: ({ expected_cents, currency }) =>
      expected_cents === null ? <None /> : <span className="muted">{moneyWords(expected_cents, currency)}</span>,
  },
  {
    field: 'found_at',
    heading: 'Found',
    width: 88,
    align: 'right',
    cell: ({ found_at }) => (
      <span className="muted">
        <Moment at={found_at} />
      </span>
    ),
  },
  { field: 'org_id', heading: 'Org’s id', width: 200, mono: true, hidden: true, cell: ({ org_id }) => org_id },
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: true, cell: ({ id }) => id },
]
const books = (
  ['id', 'org_id', 'org_name', 'kind', 'reason', 'day', 'category', 'seen_cents', 'expected_cents', 'currency', 'found_at'] as const
).map((field) => ({ field, heading: field }))

/** A row is opened as its org: an id holds no slash. */
const idOf = ({ org_id, id }: UsageAnomaly): string => `${org_id}/${id}`

/** What the platform found unusual, newest first. A row leads to the org's usage, where the reason stands whole. */
export const UsageAnomalies = ({ environment }: { environment: string }) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const [opened] = useState(Date.now)
  const input = useMemo(() => anomaliesInputIn(search, opened), [search, opened])
  const kind = input.kind ?? ''
  const since = input.since ? '7d' : ''
  const open = useCallback(
    (id: string) => navigate(screenAddress(environment, 'usage', id.slice(0, id.indexOf('/')))),
    [environment, navigate],
  )
  const show = (filter: { kind: string; since: string }): void =>
    navigate(`${screenAddress(environment, 'usage', recordOf({ page: 'anomalies' }))}${searchOf(filter)}`)
  const exporting = useExport({
    environment,
    operation: 'usage.anomalies',
    input,
    columns: books,
    fileName: `usage-anomalies-${place?.name ?? ''}`,
  })
  return (
    <Table
      environment={environment}
      operation="usage.anomalies"
      remembered="usage-anomalies"
      input={input}
      title="Usage anomalies"
      noun={noun}
      columns={columns}
      idOf={idOf}
      copies={usageCopies}
      selected={null}
      onOpen={open}
      actions={<ExportButton {...exporting} />}
      under={
        <>
          <UsageViews environment={environment} now="anomalies" />
          <Chips
            label="Kind"
            options={chips}
            chosen={chips.map(({ value }) => value).filter((value) => value === input.kind)}
            onChoose={(chosen) => show({ kind: chosen.find((one) => one !== kind) ?? '', since })}
          />
          <Chips
            label="Found"
            options={recent}
            chosen={since ? ['7d'] : []}
            onChoose={(chosen) => show({ kind, since: chosen[0] ?? '' })}
          />
          {exporting.run && <ExportState {...exporting} />}
        </>
      }
      empty={
        kind || since ? (
          <Empty title="No anomaly is like that" action={<Button onClick={() => show({ kind: '', since: '' })}>Show all</Button>} />
        ) : (
          <Empty title="The platform found no anomalies">What this desk finds by its own rules stands on each org’s page.</Empty>
        )
      }
    />
  )
}
