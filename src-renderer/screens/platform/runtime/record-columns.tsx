import type { RuntimeJob, RuntimeSandbox } from '@contract/platform/runtime'
import { jobSignals, sandboxSignals } from '@contract/platform/runtime-signals'
import { momentColumn, none } from '../../../parts/column-cells'
import { entryOf } from '../../../parts/entry-of'
import type { Column } from '../../../parts/table-columns'
import { Tag, type Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { SignalTags } from './signals'

const mono = (id: string | null) => id ?? none

const tones: Record<string, Tone> = {
  running: 'plain',
  done: 'plain',
  queued: 'plain',
  stalled: 'bad',
  failed: 'bad',
  starting: 'plain',
  stopping: 'plain',
  stopped: 'plain',
  idle: 'plain',
}
export const stateTone = (state: string): Tone => entryOf(tones, state) ?? 'plain'
const state = ({ state: word }: { state: string }) => <Tag tone={stateTone(word)}>{visible(word).slice(0, 30)}</Tag>

/** `now` in milliseconds since 1970. */
export const sandboxColumns = (now: number): readonly Column<RuntimeSandbox>[] => [
  { field: 'id', heading: 'Sandbox', width: 150, grow: 1, mono: true, cell: ({ id }) => id },
  { field: 'state', heading: 'State', width: 84, gives: 'last', cell: state },
  {
    field: 'signals',
    heading: 'Needs attention',
    width: 110,
    gives: 'last',
    cell: (sandbox) => <SignalTags signals={sandboxSignals(sandbox, now)} />,
  },
  {
    field: 'org_name',
    heading: 'Org',
    width: 130,
    grow: 1,
    cell: ({ org_name, org_id }) => <bdi>{visible(org_name || org_id || '') || none}</bdi>,
  },
  {
    field: 'memory_mb',
    heading: 'Memory',
    width: 118,
    align: 'right',
    gives: 'last',
    cell: ({ memory_mb, memory_limit_mb }) =>
      memory_mb === null ? (
        none
      ) : (
        <span className="tabular">
          {memory_mb} {memory_limit_mb !== null && `of ${memory_limit_mb}`} MB
        </span>
      ),
  },
  {
    field: 'cpu_percent',
    heading: 'CPU',
    width: 56,
    align: 'right',
    gives: 'first',
    cell: ({ cpu_percent }) => (cpu_percent === null ? none : <span className="tabular">{cpu_percent} %</span>),
  },
  momentColumn({ field: 'started_at', heading: 'Started', width: 88, gives: 'first' }, ({ started_at }) => started_at),
  momentColumn({ field: 'last_seen_at', heading: 'Last seen', width: 88, gives: 'last' }, ({ last_seen_at }) => last_seen_at),
  { field: 'org_id', heading: 'Org’s id', width: 150, mono: true, hidden: true, cell: ({ org_id }) => mono(org_id) },
  { field: 'workspace_id', heading: 'Workspace', width: 180, mono: true, hidden: true, cell: ({ workspace_id }) => mono(workspace_id) },
  { field: 'agent_id', heading: 'Agent', width: 160, mono: true, hidden: true, cell: ({ agent_id }) => mono(agent_id) },
  { field: 'image', heading: 'Image', width: 140, hidden: true, cell: ({ image }) => (image ? <bdi>{visible(image)}</bdi> : none) },
]

/** `now` in milliseconds since 1970. */
export const jobColumns = (now: number): readonly Column<RuntimeJob>[] => [
  {
    field: 'kind',
    heading: 'Job',
    width: 140,
    grow: 1,
    cell: ({ kind, id }) => (kind ? <bdi>{visible(kind)}</bdi> : <span className="mono">{id}</span>),
  },
  { field: 'state', heading: 'State', width: 78, gives: 'last', cell: state },
  {
    field: 'signals',
    heading: 'Why',
    width: 150,
    grow: 1.6,
    gives: 'last',
    cell: (job) => {
      const [signal] = jobSignals(job, now)
      return job.error ? <bdi>{visible(job.error)}</bdi> : signal ? <span>{signal.reason}</span> : none
    },
  },
  { field: 'queue', heading: 'Queue', width: 140, grow: 0.8, cell: ({ queue }) => (queue ? <bdi>{visible(queue)}</bdi> : none) },
  {
    field: 'attempts',
    heading: 'Attempts',
    width: 72,
    align: 'right',
    gives: 'first',
    cell: ({ attempts, max_attempts }) =>
      attempts === null ? (
        none
      ) : (
        <span className="tabular">
          {attempts}
          {max_attempts !== null && ` of ${max_attempts}`}
        </span>
      ),
  },
  momentColumn({ field: 'queued_at', heading: 'Queued', width: 84, gives: 'first' }, ({ queued_at }) => queued_at),
  momentColumn({ field: 'started_at', heading: 'Begun', width: 84, gives: 'first' }, ({ started_at }) => started_at),
  { field: 'org_id', heading: 'Org', width: 170, mono: true, hidden: true, cell: ({ org_id }) => mono(org_id) },
  { field: 'worker', heading: 'Worker', width: 120, hidden: true, cell: ({ worker }) => (worker ? <bdi>{visible(worker)}</bdi> : none) },
  momentColumn({ field: 'beat_at', heading: 'Last beat', width: 88, hidden: true }, ({ beat_at }) => beat_at),
  momentColumn({ field: 'finished_at', heading: 'Ended', width: 84, hidden: true }, ({ finished_at }) => finished_at),
  { field: 'id', heading: 'Id', width: 220, mono: true, hidden: true, cell: ({ id }) => id },
]

/** What files hold. */
export const sandboxFields = [
  'id',
  'state',
  'org_id',
  'org_name',
  'workspace_id',
  'agent_id',
  'started_at',
  'last_seen_at',
  'memory_mb',
  'memory_limit_mb',
  'cpu_percent',
  'image',
  'detail',
].map((field) => ({ field, heading: field }))
export const jobFields = [
  'id',
  'kind',
  'queue',
  'state',
  'org_id',
  'workspace_id',
  'attempts',
  'max_attempts',
  'queued_at',
  'started_at',
  'beat_at',
  'finished_at',
  'worker',
  'error',
].map((field) => ({ field, heading: field }))

export const idOf = (row: { id: string }): string => row.id
export const copies = [{ key: 'c', label: 'id', value: idOf }] as const
