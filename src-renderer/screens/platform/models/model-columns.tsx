import type { Model, modelSortKeys } from '@contract/platform/models'
import { countColumn, none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { UptimeBars } from '../../../parts/uptime-bars'
import { visible } from '../../../parts/visible-text'
import { cellOf, hoursWords, latencyWords, modelName, priceWords, rateWords, toneOf } from './model-words'

type SortKey = (typeof modelSortKeys)[number]

const short = new Intl.NumberFormat('en', { notation: 'compact' })

/** What the list shows of each model. */
export const modelColumns: readonly Column<Model>[] = [
  {
    field: 'name',
    heading: 'Model',
    width: 150,
    grow: 1.5,
    sort: 'name' satisfies SortKey,
    cell: (model) => (
      <>
        <bdi>{modelName(model)}</bdi>
        {model.stage !== 'available' && (
          <>
            {' '}
            <Tag tone={toneOf(model.stage)}>{visible(model.stage)}</Tag>
          </>
        )}
      </>
    ),
  },
  {
    field: 'health',
    heading: 'Health',
    width: 88,
    sort: 'attention' satisfies SortKey,
    gives: 'last',
    cell: ({ health }) =>
      health === 'none' ? (
        <span className="faint">not asked</span>
      ) : health === 'ok' ? (
        <span className="muted">ok</span>
      ) : (
        <Tag tone={toneOf(health)}>{visible(health)}</Tag>
      ),
  },
  {
    field: 'day',
    heading: 'Last hours',
    width: 160,
    grow: 0.6,
    gives: 'first',
    cell: ({ day }) => (day.length === 0 ? '–' : <UptimeBars cells={day.map(cellOf)} label={hoursWords(day)} />),
  },
  {
    field: 'error_rate',
    heading: 'Failed',
    width: 68,
    align: 'right',
    sort: 'error_rate' satisfies SortKey,
    sortFirst: 'desc',
    gives: 'last',
    cell: ({ error_rate }) => rateWords(error_rate),
  },
  {
    field: 'latency_p95_ms',
    heading: 'p95',
    width: 66,
    align: 'right',
    sort: 'latency_p95_ms' satisfies SortKey,
    sortFirst: 'desc',
    cell: ({ latency_p95_ms }) => latencyWords(latency_p95_ms),
  },
  {
    field: 'input_price',
    heading: 'In, a million',
    width: 92,
    align: 'right',
    sort: 'input_cost' satisfies SortKey,
    sortFirst: 'desc',
    cell: ({ input_price, currency }) => priceWords(input_price, currency),
  },
  {
    field: 'output_price',
    heading: 'Out, a million',
    width: 98,
    align: 'right',
    sort: 'output_cost' satisfies SortKey,
    sortFirst: 'desc',
    cell: ({ output_price, currency }) => priceWords(output_price, currency),
  },
  {
    field: 'vendor',
    heading: 'Vendor',
    width: 96,
    grow: 0.7,
    sort: 'vendor' satisfies SortKey,
    gives: 'first',
    cell: ({ vendor }) => (visible(vendor ?? '') ? <bdi>{visible(vendor ?? '')}</bdi> : none),
  },
  {
    field: 'requests',
    heading: 'Requests, 24 h',
    width: 104,
    align: 'right',
    hidden: true,
    sort: 'requests' satisfies SortKey,
    sortFirst: 'desc',
    cell: ({ requests }) => (requests === null ? none : numbers.format(requests)),
  },
  countColumn({ field: 'orgs', heading: 'Orgs', width: 52, gives: 'first' }, ({ orgs }) => orgs),
  {
    field: 'latency_p50_ms',
    heading: 'p50',
    width: 66,
    align: 'right',
    hidden: true,
    cell: ({ latency_p50_ms }) => latencyWords(latency_p50_ms),
  },
  {
    field: 'context_tokens',
    heading: 'Context',
    width: 72,
    align: 'right',
    hidden: true,
    cell: ({ context_tokens }) => (context_tokens === null ? none : short.format(context_tokens)),
  },
  {
    field: 'retires_at',
    heading: 'Retires',
    width: 92,
    align: 'right',
    hidden: true,
    cell: ({ retires_at }) => <Moment at={retires_at} />,
  },
  {
    field: 'price_changed_at',
    heading: 'Price changed',
    width: 100,
    align: 'right',
    hidden: true,
    cell: ({ price_changed_at }) => <Moment at={price_changed_at} />,
  },
  { field: 'id', heading: 'Id', width: 150, mono: true, hidden: true, cell: ({ id }) => id },
]

/** The columns of a file, by the API's own names: a price is smallest units for a million tokens. */
export const modelBooks = (
  [
    'id',
    'name',
    'vendor',
    'stage',
    'health',
    'health_since',
    'health_reason',
    'requests',
    'error_rate',
    'latency_p50_ms',
    'latency_p95_ms',
    'currency',
    'input_price',
    'output_price',
    'price_changed_at',
    'context_tokens',
    'orgs',
    'deprecated_at',
    'retires_at',
    'replaced_by',
    'updated_at',
  ] as const
).map((field) => ({ field, heading: field }))

export const modelCopies = [{ key: 'c', label: 'id', value: ({ id }: Model) => id }] as const
export const idOfModel = ({ id }: Model): string => id
