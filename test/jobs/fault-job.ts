import { randomUUID } from 'node:crypto'
import type { Job, JobItem } from '@contract/desk/jobs'
import type { Result } from '@contract/failure'
import { eventually, type FaultDesk, type faultDesk, newUser, sharedDesk, successOf } from '../faults/fault-desk'
import type { Behaviour } from '../faults/oracle-words'

/** A desk and users for one job over them. */
export interface FaultJob extends FaultDesk {
  job_id: string
  targets: string[]
  create(options?: { job_id?: string; pace?: number; typed?: string; targets?: readonly string[] }): Promise<Result<Job>>
  job(): Promise<Job | null>
  items(): Promise<JobItem[]>
  /** Waits until it runs no more. */
  over(job_id?: string): Promise<Job>
  /** How often each target was really changed, in order. */
  commits(): Promise<number[]>
}

/** `wrong` says what the server does with the target of that number. */
export const faultJob = async (
  size: number,
  wrong: Record<number, Behaviour[]> = {},
  /** The file's desk, or `faultDesk` for a job that is killed or restarted. */
  open: typeof faultDesk = sharedDesk,
): Promise<FaultJob> => {
  const desk = await open()
  const targets = Array.from({ length: size }, newUser)
  for (const [n, behaviours] of Object.entries(wrong)) await desk.oracle.plan(targets[Number(n)] ?? '', ...behaviours)
  const job_id = randomUUID()
  const get = async (id: string): Promise<Job | null> => successOf(await desk.core.call('jobs.get', { job_id: id }))
  // Not spread: `core` is another one after a restart.
  return Object.assign(Object.create(desk) as FaultDesk, {
    job_id,
    targets,
    create: (
      { targets: given = targets, typed = 'read back', ...rest } = {} as {
        targets?: readonly string[]
        typed?: string
        pace?: number
        job_id?: string
      },
    ) =>
      desk.core.call('jobs.create', { job_id, operation: 'admins.promote', inputs: given.map((user_id) => ({ user_id })), typed, ...rest }),
    job: () => get(job_id),
    items: async () => successOf(await desk.core.call('jobs.items', { job_id, limit: 1000 })).items,
    async over(id = job_id) {
      await eventually(async () => (await get(id))?.state).not.toBe('running')
      return (await get(id)) as Job
    },
    async commits() {
      const { commits } = await desk.oracle.truth()
      return targets.map((target) => commits.filter((commit) => commit.target === target).length)
    },
  })
}
