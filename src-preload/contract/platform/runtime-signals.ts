import type { RuntimeCheck, RuntimeJob, RuntimeQueue, RuntimeSandbox } from './runtime'
import { spanWords } from './span-words'

/** From where on something of runtime needs care. The screen, Home, the watches and the rollout checklist all go by these. */
export const runtimeLimits = {
  /** Something waits longer than this in a queue of jobs, in minutes: it stalls. */
  job_waits_minutes: 15,
  /** The same of a queue of sandboxes: somebody sits before it. */
  sandbox_waits_minutes: 5,
  /** A queue is this many times as deep as it usually is (the median of its history): it spikes. */
  spike_times: 4,
  /** It takes at least so many to be a spike: four where there is usually one is none. */
  spike_least: 20,
  /** No worker of a queue was heard of for this long, in minutes. */
  worker_silent_minutes: 2,
  /** A job that runs said nothing for this long, in minutes. */
  job_silent_minutes: 10,
  /** A sandbox that should live was not seen for this long, in minutes. */
  sandbox_silent_minutes: 5,
  /** A sandbox starts for longer than this, in minutes. */
  starting_minutes: 5,
  /** A sandbox uses more than this share of its memory. */
  memory_share: 0.95,
  /** A check is older than this, in minutes: nobody checks any more. */
  check_old_minutes: 10,
} as const

export type SignalKind =
  | 'stalled'
  | 'spike'
  | 'no_worker'
  | 'stalled_jobs'
  | 'job_stalled'
  | 'job_silent'
  | 'job_failed'
  | 'silent'
  | 'slow_start'
  | 'failed'
  | 'memory'
  | 'down'
  | 'degraded'
  | 'unchecked'

/** Why something needs care. `bad`: it does not work; `warn`: it may soon not. */
export interface Signal {
  kind: SignalKind
  tone: 'bad' | 'warn'
  /** One or two words for a tag. */
  word: string
  /** The reason, as a sentence. */
  reason: string
}

interface Rule<T> {
  kind: SignalKind
  tone: Signal['tone']
  word: string
  /** The rule as the guide says it. */
  says: string
  /** Why it holds of this, or null. `now` is in milliseconds since 1970. */
  reason: (of: T, now: number) => string | null
}

const limits = runtimeLimits
const MINUTE = 60_000

/** How long ago, in milliseconds; null where nobody knows. A clock that runs ahead makes nothing negative. */
const since = (at: string | null, now: number): number | null => {
  const then = at === null ? Number.NaN : Date.parse(at)
  return Number.isNaN(then) ? null : Math.max(0, now - then)
}
const longer = (at: string | null, minutes: number, now: number): number | null => {
  const age = since(at, now)
  return age !== null && age > minutes * MINUTE ? age : null
}

/** How many usually wait: the median of its history, which may end with what is now. Null where that has fewer than six depths. */
export const usualDepth = ({ depth_history }: Pick<RuntimeQueue, 'depth_history'>): number | null => {
  if (depth_history.length < 6) return null
  const depths = depth_history.map(({ depth }) => depth).toSorted((a, b) => a - b)
  const middle = Math.floor(depths.length / 2)
  const [low, high] = [depths[depths.length % 2 === 0 ? middle - 1 : middle] ?? 0, depths[middle] ?? 0]
  return (low + high) / 2
}

/** By the server's own clock, where it says when it measured. */
const measured = ({ measured_at }: RuntimeQueue, now: number): number => {
  const at = measured_at === null ? Number.NaN : Date.parse(measured_at)
  return Number.isNaN(at) ? now : at
}

/** Why a queue needs care, the worst first. */
export const queueRules: readonly Rule<RuntimeQueue>[] = [
  {
    kind: 'no_worker',
    tone: 'bad',
    word: 'no worker',
    says: `something waits, and there is no worker or none was heard of for ${limits.worker_silent_minutes} minutes`,
    reason: (queue, now) => {
      if (queue.depth === 0) return null
      const silent = longer(queue.worker_seen_at, limits.worker_silent_minutes, measured(queue, now))
      if (queue.workers === 0)
        return silent === null ? 'No worker takes from it.' : `No worker takes from it: the last was heard of ${spanWords(silent)} ago.`
      return silent === null ? null : `None of its workers was heard of for ${spanWords(silent)}.`
    },
  },
  {
    kind: 'stalled',
    tone: 'bad',
    word: 'stalls',
    says: `the oldest waits longer than ${limits.job_waits_minutes} minutes, ${limits.sandbox_waits_minutes} in a queue of sandboxes`,
    reason: (queue, now) => {
      const most = queue.kind === 'sandbox' ? limits.sandbox_waits_minutes : limits.job_waits_minutes
      const waits = queue.depth === 0 ? null : longer(queue.oldest_waiting_at, most, measured(queue, now))
      return waits === null ? null : `The oldest waits for ${spanWords(waits)}: more than ${most} minutes.`
    },
  },
  {
    kind: 'spike',
    tone: 'warn',
    word: 'spikes',
    says: `${limits.spike_times} times as many wait as usually (the median of its history), and at least ${limits.spike_least}`,
    reason: (queue) => {
      const usual = usualDepth(queue)
      if (usual === null || queue.depth < limits.spike_least || queue.depth < limits.spike_times * usual) return null
      const times = usual === 0 ? 'usually none do' : `${Math.floor(queue.depth / usual)} times its usual ${numbers.format(usual)}`
      return `${numbers.format(queue.depth)} wait, ${times}.`
    },
  },
  {
    kind: 'stalled_jobs',
    tone: 'warn',
    word: 'stalled jobs',
    says: 'at least one of its jobs stopped moving',
    reason: ({ stalled }) =>
      stalled === null || stalled <= 0
        ? null
        : stalled === 1
          ? 'One of its jobs stopped moving.'
          : `${numbers.format(stalled)} of its jobs stopped moving.`,
  },
]

const lives: readonly string[] = ['starting', 'running', 'idle', 'stopping']

/** Why a sandbox does. */
export const sandboxRules: readonly Rule<RuntimeSandbox>[] = [
  {
    kind: 'failed',
    tone: 'bad',
    word: 'failed',
    says: 'its state is failed',
    reason: ({ state }) => (state === 'failed' ? 'It ended by itself.' : null),
  },
  {
    kind: 'silent',
    tone: 'bad',
    word: 'not seen',
    says: `it should live, and was not seen for ${limits.sandbox_silent_minutes} minutes`,
    reason: ({ state, last_seen_at }, now) => {
      const silent = lives.includes(state) ? longer(last_seen_at, limits.sandbox_silent_minutes, now) : null
      return silent === null ? null : `It is ${state}, and was not seen for ${spanWords(silent)}.`
    },
  },
  {
    kind: 'slow_start',
    tone: 'warn',
    word: 'starts slowly',
    says: `it starts for longer than ${limits.starting_minutes} minutes`,
    reason: ({ state, started_at }, now) => {
      const starts = state === 'starting' ? longer(started_at, limits.starting_minutes, now) : null
      return starts === null ? null : `It starts for ${spanWords(starts)} already.`
    },
  },
  {
    kind: 'memory',
    tone: 'warn',
    word: 'memory',
    says: `it uses more than ${limits.memory_share * 100} % of its memory`,
    reason: ({ memory_mb, memory_limit_mb }) =>
      memory_mb !== null && memory_limit_mb !== null && memory_limit_mb > 0 && memory_mb / memory_limit_mb > limits.memory_share
        ? `It uses ${Math.floor((memory_mb / memory_limit_mb) * 100)} % of its memory.`
        : null,
  },
]

/** Why a job does. */
export const jobRules: readonly Rule<RuntimeJob>[] = [
  {
    kind: 'job_stalled',
    tone: 'bad',
    word: 'stalled',
    says: 'its state is stalled',
    reason: ({ state, beat_at }, now) => {
      if (state !== 'stalled') return null
      const silent = since(beat_at, now)
      return silent === null ? 'It stopped moving.' : `It stopped moving: its worker was last heard of ${spanWords(silent)} ago.`
    },
  },
  {
    kind: 'job_silent',
    tone: 'warn',
    word: 'silent',
    says: `it runs, and said nothing for ${limits.job_silent_minutes} minutes`,
    reason: ({ state, beat_at }, now) => {
      const silent = state === 'running' ? longer(beat_at, limits.job_silent_minutes, now) : null
      return silent === null ? null : `It runs, and said nothing for ${spanWords(silent)}.`
    },
  },
  {
    kind: 'job_failed',
    tone: 'bad',
    word: 'failed',
    says: 'its state is failed',
    reason: ({ state, attempts, max_attempts }) => {
      if (state !== 'failed') return null
      return attempts !== null && max_attempts !== null && attempts >= max_attempts
        ? `It failed ${attempts} times and is not begun again by itself.`
        : 'It failed.'
    },
  },
]

/** Why a check does. */
export const checkRules: readonly Rule<RuntimeCheck>[] = [
  {
    kind: 'down',
    tone: 'bad',
    word: 'down',
    says: 'the check found it down',
    reason: ({ state }) => (state === 'down' ? 'It does not answer.' : null),
  },
  {
    kind: 'degraded',
    tone: 'warn',
    word: 'degraded',
    says: 'the check found it degraded',
    reason: ({ state }) => (state === 'degraded' ? 'It answers, and not as it should.' : null),
  },
  {
    kind: 'unchecked',
    tone: 'warn',
    word: 'old check',
    says: `it was not checked for ${limits.check_old_minutes} minutes`,
    reason: ({ checked_at }, now) => {
      const old = longer(checked_at, limits.check_old_minutes, now)
      return old === null ? null : `It was checked ${spanWords(old)} ago: that says little about now.`
    },
  },
]

const signals = <T>(rules: readonly Rule<T>[], of: T, now: number): Signal[] =>
  rules.flatMap(({ kind, tone, word, reason }) => {
    const why = reason(of, now)
    return why === null ? [] : [{ kind, tone, word, reason: why }]
  })

/** What is wrong with a queue, the worst first. `now` in milliseconds since 1970. */
export const queueSignals = (queue: RuntimeQueue, now: number): Signal[] => signals(queueRules, queue, now)
/** The same of a sandbox, of a job and of a check. */
export const sandboxSignals = (sandbox: RuntimeSandbox, now: number): Signal[] => signals(sandboxRules, sandbox, now)
export const jobSignals = (job: RuntimeJob, now: number): Signal[] => signals(jobRules, job, now)
export const checkSignals = (check: RuntimeCheck, now: number): Signal[] => signals(checkRules, check, now)

const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
