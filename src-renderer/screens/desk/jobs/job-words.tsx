import type { Job, JobItem } from '@contract/desk/jobs'
import { numbers } from '../../../parts/numbers'
import { ProgressBar } from '../../../parts/progress-bar'
import { Tag, type Tone } from '../../../parts/tag'

const states: Record<Job['state'], { word: string; tone: Tone }> = {
  running: { word: 'running', tone: 'accent' },
  paused: { word: 'paused', tone: 'plain' },
  stopped: { word: 'stopped', tone: 'warn' },
  cancelled: { word: 'cancelled', tone: 'plain' },
  ended: { word: 'ended', tone: 'good' },
}

export const stateWord = (state: Job['state']): string => states[state].word

/** Where a job stands. One that ended with failures says so: green is for what succeeded whole. */
export const JobTag = ({ job }: { job: Job }) => {
  const failed = job.state === 'ended' && job.refused + job.unknown > 0
  return <Tag tone={failed ? 'warn' : states[job.state].tone}>{failed ? 'ended, not all done' : states[job.state].word}</Tag>
}

export const itemStates: Record<JobItem['state'], { word: string; tone: Tone }> = {
  waiting: { word: 'waiting', tone: 'plain' },
  sending: { word: 'sending', tone: 'accent' },
  done: { word: 'done', tone: 'good' },
  refused: { word: 'refused', tone: 'bad' },
  unknown: { word: 'unknown', tone: 'warn' },
  settled_done: { word: 'settled: done', tone: 'good' },
  settled_not_done: { word: 'settled: not done', tone: 'plain' },
  left_out: { word: 'left out', tone: 'bad' },
}

export const paceWords = (pace: number): string => (pace === 0 ? 'as fast as it goes' : `${numbers.format(pace)} a minute`)

/** How much of it is over, as a bar and in figures. */
export const Progress = ({ job }: { job: Job }) => <ProgressBar over={job.total - job.waiting} total={job.total} />
