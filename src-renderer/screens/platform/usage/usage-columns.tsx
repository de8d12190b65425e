import { moneyWords } from '@contract/money'
import type { usageSortKeys } from '@contract/platform/usage'
import type { UsageOrg } from '@contract/platform/usage-records'
import { findingsOf } from '@contract/platform/usage-rules'
import { momentColumn, none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { findingKey } from '../spend-set-aside'
import { changeWords, plainWord, titleOfFinding, toneOf, usedOf } from '../usage-words'

type SortKey = (typeof usageSortKeys)[number]

/** What the list shows of each org's billing, and what of it is set aside on this desk: of what is found here, and how many of the platform's. */
export const usageColumns = (isAside: (id: string) => boolean, setAside: (org: UsageOrg) => number): readonly Column<UsageOrg>[] => [
  {
    field: 'org_name',
    heading: 'Org',
    width: 150,
    grow: 1.6,
    sort: 'org_name' satisfies SortKey,
    cell: (org) => <bdi>{orgName(org)}</bdi>,
  },
  {
    field: 'health',
    heading: 'Billing',
    width: 124,
    sort: 'attention' satisfies SortKey,
    gives: 'last',
    cell: ({ health }) => (health === 'good' ? <span className="muted">good</span> : <Tag tone={toneOf(health)}>{plainWord(health)}</Tag>),
  },
  {
    field: 'spend_cents',
    heading: 'Spent',
    width: 100,
    align: 'right',
    sort: 'spend_cents' satisfies SortKey,
    sortFirst: 'desc',
    gives: 'last',
    cell: ({ spend_cents, currency }) => moneyWords(spend_cents, currency),
  },
  {
    field: 'used',
    heading: 'Of limit',
    width: 68,
    align: 'right',
    gives: 'last',
    cell: (org) => {
      const used = usedOf(org)
      return used === null ? <span className="faint">no limit</span> : `${used} %`
    },
  },
  {
    field: 'limit_cents',
    heading: 'Limit',
    width: 100,
    align: 'right',
    hidden: true,
    sort: 'limit_cents' satisfies SortKey,
    sortFirst: 'desc',
    cell: ({ limit_cents, currency }) => (limit_cents === null ? none : moneyWords(limit_cents, currency)),
  },
  {
    field: 'last_period_cents',
    heading: 'Last period',
    width: 100,
    align: 'right',
    sort: 'last_period_cents' satisfies SortKey,
    sortFirst: 'desc',
    gives: 'first',
    cell: ({ last_period_cents, currency }) =>
      last_period_cents === null ? none : <span className="muted">{moneyWords(last_period_cents, currency)}</span>,
  },
  {
    field: 'change',
    heading: 'Against it',
    width: 76,
    align: 'right',
    hidden: true,
    cell: ({ spend_cents, last_period_cents }) => changeWords(spend_cents, last_period_cents) ?? none,
  },
  {
    field: 'notes',
    heading: 'Also',
    width: 130,
    grow: 1.2,
    gives: 'first',
    cell: (org) => <span className="muted">{alsoOf(org, isAside)}</span>,
  },
  {
    field: 'anomalies',
    heading: 'Anomalies',
    width: 80,
    align: 'right',
    cell: (org) => <Anomalies found={org.anomalies} aside={setAside(org)} />,
  },
  momentColumn({ field: 'period_end', heading: 'Period ends', width: 90, gives: 'first' }, ({ period_end }) => period_end),
  { field: 'payment_state', heading: 'Last invoice', width: 96, hidden: true, cell: ({ payment_state }) => plainWord(payment_state) },
  { field: 'plan', heading: 'Plan', width: 90, hidden: true, cell: ({ plan }) => visible(plan ?? '') || none },
  { field: 'currency', heading: 'Currency', width: 74, hidden: true, cell: ({ currency }) => visible(currency.toUpperCase()) },
  {
    field: 'updated_at',
    heading: 'Counted up to',
    width: 104,
    align: 'right',
    hidden: true,
    cell: ({ updated_at }) => <Moment at={updated_at} />,
  },
  { field: 'org_id', heading: 'Org’s id', width: 200, mono: true, hidden: true, cell: ({ org_id }) => org_id },
]

/** How many the platform found; those that are set aside are told apart, as Home does. */
const Anomalies = ({ found, aside }: { found: number | null; aside: number }) => {
  if (found === null) return none
  if (found === 0) return <span className="faint">0</span>
  if (aside === 0) return found
  return (
    <>
      {found > aside && `${found - aside} + `}
      <span className="faint">{aside} aside</span>
    </>
  )
}

/** What this desk finds by billing alone, but for what the platform's own word says already. */
const alsoOf = (org: UsageOrg, isAside: (id: string) => boolean): string =>
  findingsOf(org, null)
    .filter(({ rule }) => rule !== org.health)
    .map((finding) => `${titleOfFinding(finding)}${isAside(findingKey(org, finding)) ? ' (set aside)' : ''}`)
    .join(', ')

/** What people call an org: its name, else its id. */
export const orgName = ({ org_id, org_name }: { org_id: string; org_name: string | null }): string =>
  visible(org_name ?? '').trim() || org_id

/** The columns of a file, by the API's own names: amounts are whole smallest units, beside their currency. */
export const usageBooks: readonly Pick<Column<UsageOrg>, 'field' | 'heading'>[] = (
  [
    'org_id',
    'org_name',
    'plan',
    'health',
    'payment_state',
    'currency',
    'period_start',
    'period_end',
    'spend_cents',
    'limit_cents',
    'last_period_cents',
    'threshold_cents',
    'day_threshold_cents',
    'threshold_reached_at',
    'anomalies',
    'updated_at',
  ] as const
).map((field) => ({ field, heading: field }))

export const usageCopies = [{ key: 'c', label: 'org’s id', value: ({ org_id }: { org_id: string }) => org_id }] as const
export const idOfUsage = ({ org_id }: { org_id: string }): string => org_id
