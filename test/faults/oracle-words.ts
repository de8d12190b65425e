/** What the oracle can be told to do with the next write on a target. Every one after a commit is a lie to the client. */
export const behaviours = [
  'ok',
  'commit-reset',
  'reset',
  'hang',
  'commit-hang',
  'late',
  // It commits when the harness says so, long after the client gave up.
  'when-told',
  '500-commit',
  '500',
  '503',
  '503-gateway',
  '429',
  '401',
  '403',
  '409',
  'redirect',
  'html',
  'broken-json',
  'truncated',
  'huge',
  'wrong-shape',
  'slow',
  'slower',
  // The oracle tells that it has the request, or has committed, and does not answer: the harness kills the core then.
  'hold',
  'hold-then-commit',
  'commit-then-hold',
  'e-mail',
] as const
export type Behaviour = (typeof behaviours)[number]
export type ReadBehaviour = 'ok' | 'reset' | '503' | '429' | '429-long' | '401' | 'html' | 'truncated' | 'wrong-shape' | 'huge'

export interface Plan {
  target: string
  behaviours: Behaviour[]
}
/** One write as the oracle saw it. `key` is its Idempotency-Key. */
export interface Commit {
  target: string
  /** Its method and where: `POST admins`. */
  what: string
  key: string
}
export interface Truth {
  /** What was done, in order, duplicates and all. */
  commits: Commit[]
  /** What was asked, done or not. */
  requests: Commit[]
  reads: number
  admins: string[]
}

export type Asked =
  | { what: 'plan'; plan: Plan }
  | { what: 'plan_reads'; behaviours: ReadBehaviour[] }
  | { what: 'commit_now'; target: string }
  | { what: 'truth' }
  | { what: 'injected' }
  | { what: 'commits_of'; key: string }
export type Told =
  | { event: 'listening'; port: number }
  | ({ event: 'received' | 'committed' } & Commit)
  | { event: 'answer'; n: number; answer: unknown }
