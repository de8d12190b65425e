import { moneyWords } from '@contract/money'
import type { UsageThreshold } from '@contract/platform/usage-records'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { AtMostOneChip } from '../../../parts/chips'
import { momentColumn, none } from '../../../parts/column-cells'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { thresholdKey, useIsSetAside } from '../spend-set-aside'
import { idOfUsage, orgName, usageCopies } from './usage-columns'
import { thresholdsInputIn } from './usage-filter'
import { recordOf } from './usage-record'
import { UsageViews } from './usage-views'

const noun = { one: 'threshold', many: 'thresholds' }
const chips = [
  { value: 'yes', words: 'reached' },
  { value: 'no', words: 'not reached' },
] as const

const columns = (isAside: (id: string) => boolean): readonly Column<UsageThreshold>[] => [
  { field: 'org_name', heading: 'Org', width: 150, grow: 1.4, cell: (one) => <bdi>{orgName(one)}</bdi> },
  {
    field: 'reached_at',
    heading: 'Reached',
    width: 150,
    gives: 'last',
    cell: ({ org_id, reached_at }) =>
      reached_at === null ? (
        <span className="muted">not yet</span>
      ) : (
        <>
          {isAside(thresholdKey(org_id)) ? <Tag>set aside</Tag> : <Tag tone="warn">reached</Tag>} <Moment at={reached_at} />
        </>
      ),
  },
  {
    field: 'spend_cents',
    heading: 'Spent',
    width: 100,
    align: 'right',
    gives: 'last',
    cell: ({ spend_cents, currency }) => moneyWords(spend_cents, currency),
  },
  {
    field: 'amount_cents',
    heading: 'A period',
    width: 110,
    align: 'right',
    cell: ({ amount_cents, currency }) => (amount_cents === null ? none : moneyWords(amount_cents, currency)),
  },
  {
    field: 'day_cents',
    heading: 'A day',
    width: 96,
    align: 'right',
    cell: ({ day_cents, currency }) => (day_cents === null ? none : moneyWords(day_cents, currency)),
  },
  {
    field: 'note',
    heading: 'Note',
    width: 150,
    grow: 2,
    gives: 'first',
    cell: ({ note }) => (note ? <bdi>{visible(note)}</bdi> : none),
  },
  {
    field: 'set_by',
    heading: 'Set by',
    width: 130,
    mono: true,
    gives: 'first',
    cell: ({ set_by }) => (set_by === null ? none : visible(set_by)),
  },
  momentColumn({ field: 'set_at', heading: 'Set', width: 100, gives: 'first' }, ({ set_at }) => set_at),
  { field: 'org_id', heading: 'Org’s id', width: 200, mono: true, hidden: true, cell: ({ org_id }) => org_id },
]
const books = (
  ['org_id', 'org_name', 'currency', 'amount_cents', 'day_cents', 'spend_cents', 'reached_at', 'note', 'set_by', 'set_at'] as const
).map((field) => ({ field, heading: field }))

/** What operators set to hear of, those that are reached first. A row leads to the org's usage, where it is changed. */
export const UsageThresholds = ({ environment }: { environment: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const isAside = useIsSetAside(environment)
  const shown = useMemo(() => columns(isAside), [isAside])
  const input = useMemo(() => thresholdsInputIn(search), [search])
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'usage', id)), [environment, navigate])
  const show = (reached: string): void =>
    navigate(`${screenAddress(environment, 'usage', recordOf({ page: 'thresholds' }))}${searchOf({ reached })}`)
  return (
    <Listing
      environment={environment}
      operation="usage.thresholds"
      remembered="usage-thresholds"
      input={input}
      title="Spend thresholds"
      noun={noun}
      columns={shown}
      fields={books}
      file="usage-thresholds"
      idOf={idOfUsage}
      copies={usageCopies}
      selected={null}
      onOpen={open}
      above={<UsageViews environment={environment} now="thresholds" />}
      filters={
        <AtMostOneChip
          label="Reached"
          options={chips}
          chosen={input.reached === undefined ? '' : input.reached ? 'yes' : 'no'}
          onChoose={show}
        />
      }
      empty={
        input.reached === undefined ? (
          <Empty title="No threshold is set">Open an org’s usage and set one there: it is kept on the platform for every operator.</Empty>
        ) : (
          <NoneLikeThat
            noun={noun}
            title={input.reached ? 'No threshold is reached in this period' : 'Every threshold is reached'}
            onAll={() => show('')}
          />
        )
      }
    />
  )
}
