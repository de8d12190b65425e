import { setTimeout } from 'node:timers/promises'
import type { ServedOperation } from '@contract'
import type { Failure, FailureCode } from '@contract/failure'
import type { Profiles } from '../environments/profiles'
import type { ItemRow } from '../ledger/job-store'
import type { Ledger } from '../ledger/ledger'
import type { Write } from '../writes/writes'

/** Nothing after these would go better: the job stops by itself, its item still to do. */
const STOPS: readonly FailureCode[] = [
  'unauthorized',
  'forbidden',
  'no_credential',
  'keychain',
  'locked',
  'over_limit',
  'second_person',
  'ledger',
  'insecure_address',
  'internal',
]
/** A server in trouble: three in a row stop the job. */
const TROUBLE: readonly FailureCode[] = [
  'unreachable',
  'timeout',
  'tls',
  'unavailable',
  'server_error',
  'rate_limited',
  'unknown_outcome',
  'bad_answer',
]
const TROUBLE_IN_A_ROW = 3

/** Runs jobs, one item after another. The ledger is the only record of what was sent, so a crash loses and doubles nothing. */
export interface Runner {
  /** `over_limit`: the limit of an hour was reached, and a person wants the rest of it all the same. */
  start(id: string, over_limit?: boolean): void
  /** Resolves when the item under way has ended. */
  pause(id: string): Promise<void>
  pauseAll(): Promise<void>
}

export const createRunner = (parts: { ledger: Ledger; profiles: Profiles; write: Write; changed: (job_id: string) => void }): Runner => {
  const { ledger, profiles, write, changed } = parts
  const running = new Map<string, { stop: AbortController; ended: Promise<void> }>()

  const become = async (id: string, state: string, reason: string | null): Promise<void> => {
    await ledger.jobs.jobBecomes(id, state, reason, ['running', 'paused', 'stopped'])
    changed(id)
  }

  const run = async (id: string, stop: AbortSignal, over_limit: boolean): Promise<void> => {
    const job = await ledger.jobs.job(id)
    if (!job) return
    let trouble = 0
    while (!stop.aborted) {
      const item = await ledger.jobs.nextItem(id)
      if (!item) return become(id, 'ended', null)
      const profile = profiles.find(job.environment)
      if (!profile) return become(id, 'stopped', 'Its environment is no longer there.')

      const begun = performance.now()
      const request = { operation: job.operation as ServedOperation, input: item.input, attempt: item.attempt, job: id, over_limit }
      const result = await write(profile, request)
      trouble = !result.ok && TROUBLE.includes(result.failure.code) ? trouble + 1 : 0
      if (!result.ok && STOPS.includes(result.failure.code)) return become(id, 'stopped', result.failure.what)
      if (trouble >= TROUBLE_IN_A_ROW && !result.ok) return become(id, 'stopped', `Three in a row failed. ${result.failure.what}`)
      if (!result.ok) await setAside(id, item, result.failure)
      changed(id)
      const rest = job.pace > 0 ? 60_000 / job.pace - (performance.now() - begun) : 0
      await setTimeout(Math.max(rest, trouble * 500), undefined, { signal: stop }).catch(() => undefined)
    }
  }

  /** An item that was declined before anything was sent would come up again for ever: it is left out, with the reason. */
  const setAside = async (id: string, item: ItemRow, { code, what }: Failure): Promise<void> => {
    if (TROUBLE.includes(code)) return
    const sent = await ledger.write(item.attempt)
    if (sent === null || sent.status === 401 || sent.status === 403) await ledger.jobs.leaveOut(id, item.n, what)
  }

  return {
    start(id, over_limit = false) {
      if (running.has(id)) return
      const stop = new AbortController()
      const ended = run(id, stop.signal, over_limit)
        .catch(() => become(id, 'stopped', 'Opsdesk itself failed at this.').catch(() => undefined))
        .finally(() => running.delete(id))
      running.set(id, { stop, ended })
    },
    async pause(id) {
      running.get(id)?.stop.abort()
      await running.get(id)?.ended
    },
    async pauseAll() {
      for (const { stop } of running.values()) stop.abort()
      await Promise.all([...running.values()].map(({ ended }) => ended))
    },
  }
}
