import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { cast, iso } from './cast'
import { base62, chance, fraction, letters, pick } from './draw'
import { names } from './names'

/** A row of `users`, column for column. */
export interface SeededUser {
  id: string
  email: string
  display_name: string | null
  is_admin: 0 | 1
  tos_accepted_at: string | null
  stripe_connect_id: string | null
  account_status: 'active' | 'held' | 'pending_deletion'
  created_at: string
  deletion_requested_at: string | null
  deletion_scheduled_at: string | null
  marketing_opt_in: 0 | 1
}

const SEED = 20_260_101
const DAY = 86_400_000
/** The marketplace opened so many days before the world's day. */
const AGE = 850
const hosts = ['example.com', 'example.org', 'example.net']

/**
 * The people of a practice world, the cast first, then generated ones, oldest first: the same for the same size and day.
 * They join ever faster, and their ids begin with the time as Clerk's do, so that rows, ids and dates run alike.
 *
 * @param day the world's midnight, in milliseconds. Nobody joined after it.
 */
export function* people(size: number, day: number): Generator<SeededUser> {
  const known = cast(day).slice(0, size)
  yield* known
  const random = xoroshiro128plus(SEED)
  const generated = size - known.length
  for (let index = 0; index < generated; index++) yield person(random, index, generated, day)
}

const person = (random: RandomGenerator, index: number, generated: number, day: number): SeededUser => {
  const created = Math.floor(day - AGE * DAY * (1 - ((index + fraction(random)) / generated) ** 0.6))
  const [shown, spelt] = name(random)
  const host = hosts[uniformInt(random, 0, hosts.length - 1)]
  const sells = chance(random, 0.18)
  const connected = sells && chance(random, 0.65)
  const fate = fraction(random)
  // Some are held as well: whoever is found out and deletes the traces is what one looks for among the deletions.
  const leaves = fate < 0.0035
  const held = fate < 0.0006 || (!leaves && fate < 0.02)
  // The 30 days between asking and deletion are practice's own: the document names timestamps, not a span. Cubed, so
  // that several are due on the world's first day, at any hour.
  const requested = Math.max(created, Math.floor(day - 30 * DAY * (1 - fraction(random) ** 3)))
  return {
    id: `user_2${base62(Math.floor(created / 1000), 6)}${letters(random)}${letters(random)}${letters(random)}${letters(random)}`,
    // The index keeps addresses apart, since names repeat.
    email: `${spelt}.${index.toString(36)}@${host}`,
    display_name: shown,
    is_admin: 0,
    tos_accepted_at: sells ? iso(Math.min(day, created + Math.floor(fraction(random) * 40 * DAY))) : null,
    stripe_connect_id: connected ? `acct_1${letters(random)}${letters(random)}${letters(random)}` : null,
    account_status: held ? 'held' : leaves ? 'pending_deletion' : 'active',
    created_at: iso(created),
    deletion_requested_at: leaves ? iso(requested) : null,
    deletion_scheduled_at: leaves ? iso(requested + 30 * DAY) : null,
    // Spread without a draw: a draw would make other people of everybody after.
    marketing_opt_in: (index * 7919) % 100 < 37 ? 1 : 0,
  }
}

const total = names.reduce((sum, { weight }) => sum + weight, 0)

/** A name as shown, and as spelt in an address. */
const name = (random: RandomGenerator): [string, string] => {
  let at = uniformInt(random, 0, total - 1)
  const group = names.find(({ weight }) => {
    at -= weight
    return at < 0
  })
  if (!group) throw new Error('The weights of names do not add up.')
  const [first, firstSpelt] = pick(random, group.first)
  const [last, lastSpelt] = pick(random, group.last)
  const shown = group.familyFirst ? `${last}${group.between}${first}` : `${first}${group.between}${last}`
  return [shown, `${firstSpelt}.${lastSpelt}`]
}
