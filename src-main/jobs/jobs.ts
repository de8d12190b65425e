import { randomUUID } from 'node:crypto'
import { contract, isOperationName, type Output, type ServedOperation } from '@contract'
import { confirmationFor, isConfirmed } from '@contract/confirmation'
import type { Job, JobItem } from '@contract/desk/jobs'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Effect, Mutation, Page } from '@contract/operation'
import type { DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import type { ItemRow, JobRow, NewItem } from '../ledger/job-store'
import type { Ledger } from '../ledger/ledger'
import type { Serve } from '../served'
import type { Grace } from '../writes/grace'
import type { HourLimit } from '../writes/over-limit'
import type { SubjectOf } from '../writes/writes'
import { hourSpent, leftOutHere } from './left-out'
import { previewOf } from './preview'
import type { Runner } from './runner'

interface Parts {
  profiles: Profiles
  ledger: Ledger
  serve: Serve
  runner: Runner
  subjectOf: SubjectOf
  /** Waits before the first item where that is set. */
  graceOf: Grace['wait']
  limitOf: (effect: Effect) => HourLimit | null
  aloneUpTo: (effect: Effect) => number | null
  now: () => Date
  changed: (job_id: string) => void
}

type Row = Record<string, unknown>

export const jobHandlers = (parts: Parts): DeskHandlersOf<'jobs'> => {
  const { profiles, ledger, serve, runner, subjectOf, graceOf, changed } = parts

  const job = async (id: string): Promise<Result<Job>> => {
    const row = await ledger.jobs.job(id)
    return row ? succeed(asJob(row)) : fail(gone())
  }
  /** Moves a job on, then says where it is. */
  const become = async (id: string, state: string, from: readonly string[]): Promise<Result<Job>> => {
    await ledger.jobs.jobBecomes(id, state, null, from)
    changed(id)
    return job(id)
  }
  const begin = async (id: string, over_limit = false): Promise<Result<Job>> => {
    const moved = await become(id, 'running', ['paused', 'stopped'])
    runner.start(id, over_limit)
    return moved
  }
  /** Which can be done: by the records, then by what this desk knows and allows. */
  const look = async (profile: Profile, operation: ServedOperation, inputs: Row[], stated: Stated, signal: AbortSignal) => {
    const preview = await previewOf(serve, profile, operation, inputs, subjectOf(profile, operation), signal)
    return preview.ok ? succeed(await leftOutHere(parts, profile, operation, preview.value, stated)) : preview
  }
  /** A job may have rested for days: what can't be done any more is left out before it goes on. */
  const lookAgain = async (id: string, signal: AbortSignal): Promise<Result<null>> => {
    const row = await ledger.jobs.job(id)
    const profile = row && profiles.find(row.environment)
    if (!row || !profile || !isMutation(row.operation)) return fail(gone())
    if (row.state !== 'paused' && row.state !== 'stopped') return succeed(null)
    const { items } = await ledger.jobs.jobItems(id, ['waiting'], 0, 10_000)
    if (items.length === 0) return succeed(null)
    const inputs = items.map(({ input }) => input)
    const stated = items.map(({ stated_cents }) => stated_cents)
    const preview = await look(profile, row.operation, inputs, stated, signal)
    if (!preview.ok) return preview
    for (const [index, { why_not }] of preview.value.entries()) {
      const n = items[index]?.n
      if (why_not !== null && n !== undefined) await ledger.jobs.leaveOut(id, n, why_not)
    }
    return succeed(null)
  }

  /** Jobs that are being made: the same form pressed twice makes one. */
  const making = new Map<string, Promise<Result<Job>>>()
  const create = (profile: Profile, made: Made, items: Draft[]): Promise<Result<Job>> => {
    const one = making.get(made.id) ?? make(profile, made, items).finally(() => making.delete(made.id))
    making.set(made.id, one)
    return one
  }
  const make = async (profile: Profile, made: Made, items: Draft[]): Promise<Result<Job>> => {
    if (await ledger.jobs.job(made.id)) return job(made.id)
    const attempts = items.map((item) => ({ ...item, attempt: randomUUID() }))
    const unwritten = await ledger.createJob({ ...made, environment: profile.id, items: attempts })
    if (unwritten) return fail(unwritten)
    if ((await graceOf({ attempt: made.id, operation: made.operation, target: `${items.length} items` })) === 'undone')
      return become(made.id, 'cancelled', ['paused'])
    return begin(made.id)
  }

  return {
    'jobs.list': async ({ environment, states, offset, limit }) =>
      succeed(pageOf(await ledger.jobs.listJobs(environment ?? null, offset, limit, states ?? null), offset, asJob)),
    'jobs.get': async ({ job_id }) => {
      const row = await ledger.jobs.job(job_id)
      return succeed(row && asJob(row))
    },
    'jobs.items': async ({ job_id, states, offset, limit }) =>
      succeed(pageOf(await ledger.jobs.jobItems(job_id, states ?? null, offset, limit), offset, asItem)),
    'jobs.preview': async ({ operation, inputs, stated }, { environment, signal }) => {
      const profile = profiles.find(environment ?? '')
      if (!profile || !isMutation(operation)) return fail(notPossible())
      const parsed = parseAll(operation, inputs)
      if (!parsed.ok) return parsed
      const items = await look(profile, operation, parsed.value, stated, signal)
      return items.ok ? succeed({ items: items.value, limit: await hourSpent(parts, profile, operation) }) : items
    },
    'jobs.create': async ({ job_id, operation, inputs, stated, pace, typed }, { environment, signal }) => {
      const profile = profiles.find(environment ?? '')
      if (!profile || !isMutation(operation)) return fail(notPossible())
      const parsed = parseAll(operation, inputs)
      if (!parsed.ok) return parsed
      if (!isSaidFor(profile, operation, inputs.length, typed)) return fail(notConfirmed())
      const preview = await look(profile, operation, parsed.value, stated, signal)
      if (!preview.ok) return preview
      const items = draftsOf(preview.value, parsed.value, stated)
      return create(profile, { id: job_id, operation, pace, retries: null }, items)
    },
    'jobs.pause': async ({ job_id }) => {
      await runner.pause(job_id)
      return become(job_id, 'paused', ['running'])
    },
    'jobs.resume': async ({ job_id, over_limit }, { signal }) => {
      const looked = await lookAgain(job_id, signal)
      return looked.ok ? begin(job_id, over_limit) : looked
    },
    'jobs.cancel': async ({ job_id }) => {
      await runner.pause(job_id)
      return become(job_id, 'cancelled', ['running', 'paused', 'stopped'])
    },
    'jobs.retry': async ({ job_id, new_job_id, typed }, { signal }) => {
      const row = await ledger.jobs.job(job_id)
      const profile = row && profiles.find(row.environment)
      if (!row || !profile || !isMutation(row.operation)) return fail(gone())
      const { items } = await ledger.jobs.jobItems(job_id, ['refused', 'settled_not_done'], 0, 10_000)
      if (items.length === 0) return fail(failure('refused_here', 'Nothing in this job failed.', { not: 'Nothing was sent.' }))
      if (!isSaidFor(profile, row.operation, items.length, typed)) return fail(notConfirmed())
      // Others may have done it since it failed, so every record is looked at again.
      const inputs = items.map(({ input }) => input)
      const stated = items.map(({ stated_cents }) => stated_cents)
      const preview = await look(profile, row.operation, inputs, stated, signal)
      if (!preview.ok) return preview
      const drafts = draftsOf(preview.value, inputs, stated)
      return create(profile, { id: new_job_id, operation: row.operation, pace: row.pace, retries: job_id }, drafts)
    },
  }
}

interface Made {
  id: string
  operation: ServedOperation
  pace: number
  retries: string | null
}

/** Whether a person said what a job of so many needs: how many, or that they read what follows. */
const isSaidFor = (profile: Profile, operation: ServedOperation, count: number, typed: string | undefined): boolean => {
  const { effect } = contract[operation] as unknown as Mutation
  return isConfirmed(confirmationFor(effect, profile.kind, String(count)), typed)
}

type Stated = readonly (number | null)[] | undefined
type Draft = Omit<NewItem, 'attempt'>

const draftsOf = (items: Output<'jobs.preview'>['items'], inputs: readonly Row[], stated: Stated): Draft[] =>
  items.map(({ target, why_not }, index) => ({
    target,
    left_out: why_not,
    input: inputs[index] ?? {},
    stated_cents: stated?.[index] ?? null,
  }))

const isMutation = (operation: string): operation is ServedOperation =>
  isOperationName(operation) &&
  contract[operation].kind === 'mutation' &&
  contract[operation].system !== 'desk' &&
  // Each of these goes to everybody at once: a list of them is a mistake.
  (contract[operation] as unknown as Mutation).effect !== 'mail'

/** Every input by the operation's own schema; the first that does not fit is named by its line. */
const parseAll = (operation: ServedOperation, inputs: readonly Row[]): Result<Row[]> => {
  const parsed: Row[] = []
  for (const [index, input] of inputs.entries()) {
    const one = contract[operation].input.safeParse(input)
    if (!one.success) {
      const words = one.error.issues[0]?.message ?? 'It does not fit.'
      return fail(failure('invalid_input', `Line ${index + 1}: ${words}`, { not: 'Nothing was sent.', next: 'Correct it and try again.' }))
    }
    parsed.push(one.data as Row)
  }
  return succeed(parsed)
}

const pageOf = <Row_, T>({ items, total }: { items: Row_[]; total: number }, offset: number, as: (row: Row_) => T): Page<T> => ({
  items: items.map(as),
  total,
  offset,
  end: offset + items.length >= total,
  note: null,
})
const asJob = (row: JobRow): Job => row as Job
const asItem = (row: ItemRow): JobItem => row as JobItem
const notConfirmed = (): Failure =>
  failure('refused_here', 'This was not confirmed.', { not: 'Nothing was sent.', next: 'Type how many, then press again.' })
const gone = (): Failure => failure('not_found', 'This job is no longer there.', { not: 'Nothing was changed.' })
const notPossible = (): Failure => failure('refused_here', 'This can’t be done to many at once here.', { not: 'Nothing was sent.' })
