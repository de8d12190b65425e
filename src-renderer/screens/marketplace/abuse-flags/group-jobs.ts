import type { Output } from '@contract'
import type { JobItem } from '@contract/desk/jobs'
import type { Failure } from '@contract/failure'
import type { resolutions } from '@contract/marketplace/abuse-flags'
import { call, failureOf, queryClient } from '../../../operations'
import { announce } from '../../../parts/announce'
import { keep, readKept } from '../../../parts/kept'
import { DecidedList, withDecided } from './figures'
import { decidedKey } from './kept-triage'

type Resolution = (typeof resolutions)[number]

export interface GroupJob {
  environment: string
  resolution: Resolution
  ids: readonly string[]
  began: number
  /** Null until main has made it, or could not. */
  job: Output<'jobs.get'>
  items: ReadonlyMap<string, JobItem>
  failure: Failure | null
}

const jobs = new Map<string, GroupJob>()
const listeners = new Set<() => void>()
let version = 0
let listening = false

const set = (id: string, job: GroupJob): void => {
  jobs.set(id, job)
  version++
  for (const listener of listeners) listener()
}
export const onGroupJobs = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const groupJobsVersion = (): number => version

/** The newest job that has this flag among its items. */
export const groupJobOf = (environment: string, flag: string): (GroupJob & { id: string }) | null => {
  const own = [...jobs].filter(([, job]) => job.environment === environment && job.ids.includes(flag))
  const last = own.at(-1)
  return last ? { id: last[0], ...last[1] } : null
}

/** Puts away the jobs that ended: their flags are read from the queue again. */
export const forgetEnded = (environment: string): void => {
  for (const [id, { job, failure, environment: of }] of jobs)
    if (of === environment && (failure !== null || job?.state === 'ended' || job?.state === 'cancelled')) jobs.delete(id)
  version++
}

const follow = async (id: string): Promise<void> => {
  const before = jobs.get(id)
  if (!before) return
  const job = await call(null, 'jobs.get', { job_id: id }).catch(() => null)
  const page = await call(null, 'jobs.items', { job_id: id, offset: 0, limit: 1000 }).catch(() => null)
  const now = jobs.get(id)
  if (!now || !job || !page) return
  set(id, { ...now, job, items: new Map(page.items.map((item) => [item.target, item])) })
  if (job.state === 'running' || now.job?.state === job.state) return
  announce(`${job.done} of ${job.total} flags decided`)
  const took = (Date.now() - now.began) / Math.max(1, job.total)
  const done = page.items.filter(({ state }) => state === 'done')
  const one = (flag: string) => ({ at: Date.now(), took, fraud: now.resolution === 'resolved_fraud', flag })
  const before_now = readKept(decidedKey(now.environment), DecidedList, [])
  keep(
    decidedKey(now.environment),
    done.reduce((list, { target }) => withDecided(list, one(target)), before_now),
  )
  void queryClient.invalidateQueries({ queryKey: [now.environment, 'abuse-flags-queue'] })
}

/** Decides a whole group: one job, each flag its own call, its own attempt and its own line in the ledger. */
export const decideGroup = async (environment: string, ids: readonly string[], resolution: Resolution, notes: string): Promise<void> => {
  if (!listening) window.bridge.on('jobs', ({ job_id }) => void follow(job_id))
  listening = true
  const id = crypto.randomUUID()
  set(id, { environment, resolution, ids, began: Date.now(), job: null, items: new Map(), failure: null })
  const inputs = ids.map((flag_id) => ({ flag_id, resolution, ...(notes ? { notes } : {}) }))
  try {
    await call(environment, 'jobs.create', { job_id: id, operation: 'abuse-flags.resolve', inputs })
    await follow(id)
  } catch (error) {
    const failure = failureOf(error)
    const now = jobs.get(id)
    if (!failure || !now) throw error
    set(id, { ...now, failure })
  }
}
