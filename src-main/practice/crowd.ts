import { cast, castId } from './cast'
import type { SeededUser } from './people'

/** Enough to pick from, and little to remember while a million people pass. */
const MOST = 3000
const MOST_MARKED = 60

/** Ids of some of a world's people, for flags, claims and skills to be about. */
export interface Crowd {
  /** Spread over the whole world, so that the newest are among them. */
  anyone: string[]
  sellers: string[]
  held: string[]
  leaving: string[]
  /** The id of somebody of the cast, where this world is large enough to have them; else the practice person's. */
  known: (word: string) => string
}

/** Notices some of the people as they pass by: the same ones for the same world. */
export const noticing = (size: number): { crowd: Crowd; notice: (users: Iterable<SeededUser>) => Generator<SeededUser> } => {
  const present = new Set<string>()
  const crowd: Crowd = {
    anyone: [],
    sellers: [],
    held: [],
    leaving: [],
    known: (word) => (present.has(castId(word)) ? castId(word) : castId('you')),
  }
  const step = Math.max(1, Math.floor(size / MOST))
  const known = cast(0).length

  function* notice(users: Iterable<SeededUser>): Generator<SeededUser> {
    let index = 0
    for (const user of users) {
      if (index < known) present.add(user.id)
      // Whoever carries a failure in their id is met on purpose only.
      else if (index % step === 0) (user.stripe_connect_id && user.account_status === 'active' ? crowd.sellers : crowd.anyone).push(user.id)
      if (user.account_status === 'held' && crowd.held.length < MOST_MARKED) crowd.held.push(user.id)
      if (user.deletion_scheduled_at && crowd.leaving.length < MOST_MARKED) crowd.leaving.push(user.id)
      index++
      yield user
    }
    for (const group of [crowd.anyone, crowd.sellers]) if (group.length === 0) group.push(crowd.known('member'), crowd.known('bob'))
  }

  return { crowd, notice }
}
