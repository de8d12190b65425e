import type { Rollout } from '@contract/desk/rollouts'
import { momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { visible } from '../../../parts/visible-text'
import { RolloutTag } from './rollout-words'

const count = (number: number | null | undefined) => (number ? number : none)

/** What the list shows of each rollout. */
export const rolloutColumns = (allEnvironments: boolean): readonly Column<Rollout>[] => [
  { field: 'name', heading: 'What is rolled out', width: 160, grow: 1.6, cell: ({ name }) => <bdi>{visible(name)}</bdi> },
  {
    field: 'environment_name',
    heading: 'Environment',
    width: 90,
    grow: 0.6,
    hidden: !allEnvironments,
    cell: ({ environment_name }) => <bdi>{visible(environment_name)}</bdi>,
  },
  { field: 'state', heading: 'State', width: 136, gives: 'last', cell: (rollout) => <RolloutTag rollout={rollout} /> },
  { field: 'begun_by', heading: 'Begun by', width: 90, grow: 0.6, gives: 'first', cell: ({ begun_by }) => <bdi>{visible(begun_by)}</bdi> },
  { field: 'counts.done', heading: 'Done', width: 56, align: 'right', cell: ({ counts }) => count(counts?.done) },
  { field: 'counts.not_done', heading: 'Not done', width: 72, align: 'right', cell: ({ counts }) => count(counts?.not_done) },
  { field: 'counts.open', heading: 'Open', width: 56, align: 'right', cell: ({ counts }) => count(counts?.open) },
  { field: 'counts.look', heading: 'Look', width: 56, align: 'right', cell: ({ counts }) => count(counts?.look) },
  { field: 'counts.bad', heading: 'Bad', width: 56, align: 'right', gives: 'last', cell: ({ counts }) => count(counts?.bad) },
  { field: 'reason', heading: 'Why it ended so', width: 200, hidden: true, cell: ({ reason }) => reason && <bdi>{visible(reason)}</bdi> },
  momentColumn({ field: 'begun_at', heading: 'Begun', width: 96, gives: 'first' }, ({ begun_at }) => begun_at),
  momentColumn({ field: 'ended_at', heading: 'Ended', width: 96, gives: 'first' }, ({ ended_at }) => ended_at),
]

export const idOfRollout = ({ id }: Rollout): string => id
