import type { Output } from '@contract'
import { momentColumn, none } from '../../../parts/column-cells'
import { StateTag } from '../../../parts/state-tag'
import type { Column } from '../../../parts/table-columns'
import { spanWords } from '../../../parts/write-words'
import { lineWords } from './line-words'

export type Line = Output<'ledger.lines'>['items'][number]

/** What the ledger shows of each line. `nameOf` says what an environment is called now. */
export const ledgerColumns = (nameOf: (environment: string) => string, allEnvironments: boolean): readonly Column<Line>[] => [
  { field: 'operation', heading: 'What', width: 112, grow: 1, cell: (write) => lineWords(write.operation) },
  { field: 'target', heading: 'Target', width: 126, grow: 2, mono: true, cell: (write) => write.target },
  {
    field: 'environment',
    heading: 'Environment',
    width: 88,
    grow: 0.6,
    hidden: !allEnvironments,
    cell: (write) => nameOf(write.environment),
  },
  {
    field: 'subject',
    heading: 'Who',
    width: 92,
    grow: 1.4,
    mono: true,
    gives: 'first',
    cell: (write) => write.subject ?? <span className="faint">not known</span>,
  },
  { field: 'state', heading: 'State', width: 118, gives: 'last', cell: (write) => <StateTag state={write.state} /> },
  {
    field: 'status',
    heading: 'Status',
    width: 52,
    align: 'right',
    gives: 'first',
    cell: (write) => write.status ?? none,
  },
  {
    field: 'duration_ms',
    heading: 'Took',
    width: 60,
    align: 'right',
    gives: 'first',
    cell: (write) => (write.duration_ms === null ? none : spanWords(write.duration_ms)),
  },
  momentColumn({ field: 'at', heading: 'When', width: 82 }, (write) => write.at),
  { field: 'effect', heading: 'Effect', width: 64, hidden: true, cell: (write) => write.effect },
  { field: 'tries', heading: 'Tries', width: 48, align: 'right', hidden: true, cell: (write) => write.tries },
  { field: 'job', heading: 'Job', width: 120, mono: true, hidden: true, cell: (write) => write.job ?? none },
  { field: 'attempt', heading: 'Attempt', width: 280, mono: true, hidden: true, cell: (write) => write.attempt },
]

/** The keys and buttons that copy something of a write. */
export const ledgerCopies = [{ key: 'c', label: 'target', value: (line: Line) => line.target }] as const

export const idOfLine = (line: Line): string => line.attempt
