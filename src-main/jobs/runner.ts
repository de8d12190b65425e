import { setTimeout } from 'node:timers/promises'
import { contract, type ServedOperation } from '@contract'
import type { Failure, FailureCode, Result } from '@contract/failure'
import type { Effect, Mutation } from '@contract/operation'
import type { Profiles } from '../environments/profiles'
import type { ItemRow } from '../ledger/job-store'
import type { Ledger } from '../ledger/ledger'
import type { HourLimit } from '../writes/over-limit'
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
  /** `over_limit`: the limit of an hour was reached, and a person wants as much again all the same. */
  start(id: string, over_limit?: boolean): void
  /** Resolves when the item under way has ended. */
  pause(id: string): Promise<void>
  pauseAll(): Promise<void>
}

interface Parts {
  ledger: Ledger
  profiles: Profiles
  write: Write
  limitOf: (effect: Effect) => HourLimit | null
  changed: (job_id: string) => void
}

/** A person's yes is to as much again as an hour takes unasked. Then they are asked once more. */
const anHourMore = (limit: HourLimit | null): { goesOn(): boolean; sent(result: Result<unknown>, stated: number | null): void } => {
  let count = limit?.count || Number.POSITIVE_INFINITY
  let cents = limit?.cents || Number.POSITIVE_INFINITY
  return {
    goesOn: () => count > 0 && cents > 0,
    sent(result, stated) {
      if (!result.ok && result.failure.happened !== 'unknown') return
      const answered = result.ok ? (result.value as { amount_cents?: unknown } | null)?.amount_cents : null
      count -= 1
      cents -= typeof answered === 'number' ? answered : (stated ?? 0)
    },
  }
}

export const createRunner = ({ ledger, profiles, write, limitOf, changed }: Parts): Runner => {
  const running = new Map<string, { stop: AbortController; ended: Promise<void> }>()

  const become = async (id: string, state: string, reason: string | null, stopped_by: FailureCode | null = null): Promise<void> => {
    await ledger.jobs.jobBecomes(id, state, reason, ['running', 'paused', 'stopped'], stopped_by)
    changed(id)
  }

  const run = async (id: string, stop: AbortSignal, over_limit: boolean): Promise<void> => {
    const job = await ledger.jobs.job(id)
    if (!job) return
    let trouble = 0
    const { effect } = contract[job.operation as ServedOperation] as unknown as Mutation
    const beyond = over_limit ? anHourMore(limitOf(effect)) : null
    while (!stop.aborted) {
      const item = await ledger.jobs.nextItem(id)
      if (!item) return become(id, 'ended', null)
      const profile = profiles.find(job.environment)
      if (!profile) return become(id, 'stopped', 'Its environment is no longer there.')

      const begun = performance.now()
      const result = await write(profile, {
        operation: job.operation as ServedOperation,
        input: item.input,
        attempt: item.attempt,
        job: id,
        over_limit: beyond?.goesOn() ?? false,
        ...(item.stated_cents === null ? {} : { stated_cents: item.stated_cents }),
      })
      beyond?.sent(result, item.stated_cents)
      trouble = !result.ok && TROUBLE.includes(result.failure.code) ? trouble + 1 : 0
      if (!result.ok && STOPS.includes(result.failure.code)) return become(id, 'stopped', result.failure.what, result.failure.code)
      if (trouble >= TROUBLE_IN_A_ROW && !result.ok)
        return become(id, 'stopped', `Three in a row failed. ${result.failure.what}`, result.failure.code)
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
