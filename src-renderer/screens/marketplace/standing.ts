import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Claim } from '@contract/marketplace/claims'
import { useMemo } from 'react'
import { useWhole } from '../../parts/whole-list'

/** What else is known of a user, from lists about other things. */
export interface Standing {
  /** Flags that refer to the user or name them in their details, open ones first. */
  flags: readonly AbuseFlag[]
  open: number
  /** Sandboxed claims by the user. */
  claims: readonly Claim[]
}

const nothing: Standing = { flags: [], open: 0, claims: [] }
/** Parts of 1,000 flags, newest first: enough for years of most, and not more than two calls. */
const FLAG_PARTS = 2

/**
 * How users stand, joined from the flags and the claims, since the API has no read for it. Read once and shared by all
 * screens that ask. `partly` says in words what could not be read whole; nothing is said of a user that is not known.
 */
export const useStandings = (environment: string) => {
  const flags = useWhole(environment, 'abuse-flags.list', {}, FLAG_PARTS)
  const claims = useWhole(environment, 'claims.list', {})
  const byUser = useMemo(() => standingsOf(flags.rows, claims.rows), [flags.rows, claims.rows])
  const partly = [
    flags.failure ? 'The abuse flags could not be read, so nobody is marked as flagged.' : null,
    flags.note ? 'Not all abuse flags were read, so some may be missing here.' : null,
    claims.failure ? 'The claims could not be read, so nobody is marked as a claimant.' : null,
    claims.note ? 'Not all claims were read, so some may be missing here.' : null,
  ].filter((words) => words !== null)
  return {
    of: (userId: string | null): Standing => (userId === null ? nothing : (byUser.get(userId) ?? nothing)),
    reading: !(flags.begun || flags.failure) || !(claims.begun || claims.failure),
    partly: partly.join(' ') || null,
    claims: claims.rows,
    again: () => {
      flags.again()
      claims.again()
    },
  }
}

/** By user id. A flag is about whoever it refers to and whoever its details name: buyer, seller, other accounts. */
export const standingsOf = (flags: readonly AbuseFlag[], claims: readonly Claim[]): ReadonlyMap<string, Standing> => {
  const found = new Map<string, { flags: AbuseFlag[]; open: number; claims: Claim[] }>()
  const at = (id: string) => {
    const standing = found.get(id) ?? { flags: [], open: 0, claims: [] }
    found.set(id, standing)
    return standing
  }
  for (const flag of flags) {
    const open = !isResolved(flag)
    for (const id of new Set(usersIn(flag))) {
      const standing = at(id)
      standing.flags.push(flag)
      if (open) standing.open++
    }
  }
  for (const { flags: own } of found.values()) own.sort((a, b) => Number(isResolved(a)) - Number(isResolved(b)))
  for (const claim of claims) if (claim.claimant_id !== null) at(claim.claimant_id).claims.push(claim)
  return found
}

/** Ids of users are Clerk's: user_ and the rest. The reference counts whatever it looks like. */
const usersIn = ({ reference_id, reference_type, details }: AbuseFlag): string[] => [
  ...(reference_id !== null && (reference_type === 'user' || reference_id.startsWith('user_')) ? [reference_id] : []),
  ...idsIn(details),
]

function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (/^user_\w{1,100}$/.test(value)) yield value
  } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* idsIn(inner)
}
