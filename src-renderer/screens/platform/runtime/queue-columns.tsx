import type { RuntimeQueue } from '@contract/platform/runtime'
import { queueSignals, usualDepth } from '@contract/platform/runtime-signals'
import { momentColumn, none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import { Sparkline } from '../../../parts/sparkline'
import type { Column } from '../../../parts/table-columns'
import { visible } from '../../../parts/visible-text'
import { SignalTags } from './signals'

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const count = (value: number | null) => (value === null ? none : <span className="tabular">{numbers.format(value)}</span>)

/** `now` in milliseconds since 1970: by it a queue stalls or does not. */
export const queueColumns = (now: number): readonly Column<RuntimeQueue>[] => [
  { field: 'name', heading: 'Queue', width: 170, grow: 1.4, cell: ({ name }) => <bdi>{visible(name)}</bdi> },
  {
    field: 'signals',
    heading: 'Needs attention',
    width: 190,
    grow: 1, // How many of its jobs stopped stands in a column of its own.
    gives: 'last',
    cell: (queue) => <SignalTags signals={queueSignals(queue, now).filter(({ kind }) => kind !== 'stalled_jobs')} />,
  },
  { field: 'depth', heading: 'Waiting', width: 72, align: 'right', gives: 'last', cell: ({ depth }) => count(depth) },
  { field: 'usual', heading: 'Usually', width: 72, align: 'right', gives: 'first', cell: (queue) => count(usualDepth(queue)) },
  {
    field: 'depth_history',
    heading: 'Last hours',
    width: 112,
    gives: 'first',
    cell: ({ depth_history }) => <Sparkline values={depth_history.map(({ depth }) => depth)} />,
  },
  momentColumn(
    { field: 'oldest_waiting_at', heading: 'Oldest waits', width: 104, gives: 'last' },
    ({ oldest_waiting_at }) => oldest_waiting_at,
  ),
  { field: 'workers', heading: 'Workers', width: 70, align: 'right', cell: ({ workers }) => count(workers) },
  { field: 'stalled', heading: 'Stalled', width: 66, align: 'right', cell: ({ stalled }) => count(stalled) },
  { field: 'per_minute', heading: 'A minute', width: 76, align: 'right', gives: 'first', cell: ({ per_minute }) => count(per_minute) },
  { field: 'kind', heading: 'Of', width: 80, hidden: true, cell: ({ kind }) => visible(kind) },
  {
    field: 'worker_seen_at',
    heading: 'Worker seen',
    width: 104,
    align: 'right',
    hidden: true,
    cell: ({ worker_seen_at }) => <Moment at={worker_seen_at} />,
  },
]

/** What a file holds. */
export const queueFields: readonly { field: string; heading: string }[] = [
  { field: 'name', heading: 'Queue' },
  { field: 'kind', heading: 'Of' },
  { field: 'depth', heading: 'Waiting' },
  { field: 'oldest_waiting_at', heading: 'Oldest waits since' },
  { field: 'workers', heading: 'Workers' },
  { field: 'worker_seen_at', heading: 'Worker seen' },
  { field: 'stalled', heading: 'Stalled' },
  { field: 'per_minute', heading: 'A minute' },
  { field: 'measured_at', heading: 'Measured' },
]

export const queueCopies = [{ key: 'c', label: 'name', value: (queue: RuntimeQueue) => queue.name }] as const
export const idOfQueue = (queue: RuntimeQueue): string => queue.name
