import type { Job } from '@contract/desk/jobs'
import { momentColumn, none } from '../../../parts/column-cells'
import { numbers } from '../../../parts/numbers'
import type { Column } from '../../../parts/table-columns'
import { operationWords } from '../../../parts/write-words'
import { JobTag, Progress, paceWords } from './job-words'

const count = (number: number) => (number === 0 ? none : numbers.format(number))

/** What the list shows of each job. `nameOf` says what an environment is called now. */
export const jobColumns = (nameOf: (environment: string) => string, allEnvironments: boolean): readonly Column<Job>[] => [
  { field: 'operation', heading: 'What', width: 104, grow: 1, cell: (job) => operationWords(job.operation) },
  {
    field: 'environment',
    heading: 'Environment',
    width: 80,
    grow: 0.6,
    hidden: !allEnvironments,
    gives: 'first',
    cell: (job) => nameOf(job.environment),
  },
  { field: 'state', heading: 'State', width: 128, gives: 'last', cell: (job) => <JobTag job={job} /> },
  { field: 'total', heading: 'Progress', width: 130, grow: 1.4, cell: (job) => <Progress job={job} /> },
  { field: 'done', heading: 'Done', width: 48, align: 'right', cell: (job) => count(job.done) },
  { field: 'refused', heading: 'Refused', width: 66, align: 'right', cell: (job) => count(job.refused) },
  { field: 'unknown', heading: 'Unknown', width: 70, align: 'right', gives: 'last', cell: (job) => count(job.unknown) },
  { field: 'waiting', heading: 'Waiting', width: 66, align: 'right', hidden: true, cell: (job) => count(job.waiting) },
  { field: 'pace', heading: 'Pace', width: 120, hidden: true, cell: (job) => paceWords(job.pace) },
  { field: 'reason', heading: 'Why it stopped', width: 200, hidden: true, cell: (job) => job.reason ?? none },
  momentColumn({ field: 'at', heading: 'Started', width: 88, gives: 'first' }, (job) => job.at),
]

export const idOfJob = (job: Job): string => job.id
