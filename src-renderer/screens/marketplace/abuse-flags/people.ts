import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { User } from '@contract/marketplace/users'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { z } from 'zod'
import { call, failureOf } from '../../../operations'
import { partiesOf } from './about'

/** jobs.preview takes so many at once. */
const MOST = 10_000
const Records = z.array(z.object({ target: z.string(), record: z.unknown() }))

/**
 * The accounts a queue names, in one walk over the users for all of them: the API can't be asked for one, and a walk for
 * each flag would read the whole list three hundred times a day. A preview reads records and changes nothing.
 */
const readPeople = async (environment: string, ids: readonly string[], signal: AbortSignal): Promise<ReadonlyMap<string, User>> => {
  if (ids.length === 0) return new Map()
  const inputs = ids.slice(0, MOST).map((user_id) => ({ user_id, reason: 'Looked up' }))
  const { items } = await call(environment, 'jobs.preview', { operation: 'holds.hold', inputs }, { signal })
  const people = new Map<string, User>()
  for (const { target, record } of Records.parse(items)) {
    const user = User.safeParse(record)
    if (user.success) people.set(target, user.data)
  }
  return people
}

/** Everybody these flags name, by id. Undefined while they are looked for; who is not in it is in no list. */
export const usePeople = (environment: string, flags: readonly AbuseFlag[]) => {
  const ids = useMemo(() => [...new Set(flags.flatMap((flag) => partiesOf(flag).map(({ id }) => id)))].sort(), [flags])
  const people = useQuery({
    queryKey: [environment, 'abuse-flags-people', ids] as const,
    queryFn: ({ signal }) => readPeople(environment, ids, signal),
    enabled: flags.length > 0,
    staleTime: 120_000,
    placeholderData: keepPreviousData,
  })
  return {
    people: people.data,
    at: people.dataUpdatedAt,
    looking: people.isFetching,
    failure: failureOf(people.error),
    again: () => void people.refetch(),
  }
}
