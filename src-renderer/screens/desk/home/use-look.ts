import type { HomeLooks } from '@contract/desk/home'
import type { Failure } from '@contract/failure'
import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'

type Subject = keyof HomeLooks
/** Home that stands open is read again this often, in ms; a watch that looks more often shows here too. */
const AGAIN = 5 * 60_000

/** One number of Home. Its failure and its age are its own; what was seen before stays in view. */
export interface Looked<L> {
  look: L | null
  fetching: boolean
  failure: Failure | null
  again: () => void
}

/** What a tile gets of one look. */
export interface TileProps<L> {
  environment: string
  looked: Looked<L>
  /** Whether this failure is shown above all tiles. */
  told: (failure: Failure | null) => boolean
}

/** What was seen last of one subject: by this look, or by a watch since. */
export const useLook = <S extends Subject>(environment: string, subject: S, enabled: boolean): Looked<NonNullable<HomeLooks[S]>> => {
  type L = NonNullable<HomeLooks[S]>
  const own = useQuery({ ...read(environment, `home.${subject}` as 'home.flags', {}), enabled, refetchInterval: AGAIN })
  const remembered = useQuery(read(environment, 'home.looks', {})).data?.[subject] ?? null
  const looks = [own.data ?? null, remembered].filter((one) => one !== null) as { at: string }[]
  const newest = looks.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null
  return {
    look: newest as L | null,
    fetching: own.isFetching,
    failure: own.isFetching ? null : failureOf(own.error),
    again: () => void own.refetch(),
  }
}
