import { contract, isOperationName, type ServedOperation } from '@contract'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import { databaseCall, type Reach, type SubjectIn } from '../served'
import type { Surroundings } from '../surroundings'
import type { DatabaseSource } from '../upstream/database'
import type { Profile, Profiles } from './profiles'

interface Parts {
  profiles: Profiles
  reach: Reach
  database: DatabaseSource
  subjectIn: SubjectIn
  surroundings: Surroundings
}

/** What an environment's database holds, and what it is told about it. */
export const databaseHandlers = (parts: Parts): DeskHandlersOf<'databases'> => {
  const { profiles, reach, database, surroundings } = parts

  const at = async <T>(id: string, work: (profile: Profile, where: Reached) => Promise<Result<T>>): Promise<Result<T>> => {
    const profile = profiles.find(id)
    if (!profile) return fail(gone())
    const where = await reach(profile, 'database')
    if (!where.ok) return fail({ ...where.failure, service: 'database' })
    const result = await work(profile, where.value)
    return result.ok ? result : fail({ ...result.failure, service: 'database' })
  }

  return {
    'databases.schema': ({ environment_id }, { signal }) =>
      at(environment_id, (profile, where) => database.schema({ ...where, names: profile.database.names, signal })),

    'databases.plan': ({ environment_id, operation, input }, { signal }) =>
      at(environment_id, async (profile, where) => {
        if (!isOperationName(operation) || contract[operation].system !== 'marketplace') return fail(noPlan())
        const parsed = contract[operation].input.safeParse(input)
        if (!parsed.success) return fail(noPlan())
        const call = { operation: operation as ServedOperation, input: parsed.data as Record<string, unknown>, attempt: null, signal }
        const planned = await database.plan(databaseCall(parts, profile, call, where))
        return planned.ok ? succeed({ statements: planned.value }) : planned
      }),

    'databases.set': async ({ environment_id, names, reads_from, acting_as }) => {
      await profiles.change(({ items }) => {
        const profile = items.find(({ id }) => id === environment_id)
        if (!profile) return
        const before = profile.database
        profile.database = {
          names: names ?? before.names,
          reads_from: reads_from ?? before.reads_from,
          acting_as: acting_as === undefined ? before.acting_as : acting_as || null,
        }
      })
      const profile = profiles.find(environment_id)
      if (!profile) return fail(gone())
      surroundings.emit('environments', {})
      return succeed(profile.database)
    },

    'databases.choose_file': async () => succeed({ path: (await surroundings.openFile?.()) ?? null }),
  }
}

type Reached = Extract<Awaited<ReturnType<Reach>>, { ok: true }>['value']

const gone = (): Failure =>
  failure('not_found', 'This environment is no longer there.', { not: 'Nothing was changed.', next: 'Choose another one.' })
const noPlan = (): Failure => failure('invalid_input', 'There is no SQL for this.', { not: 'Nothing was sent.' })
