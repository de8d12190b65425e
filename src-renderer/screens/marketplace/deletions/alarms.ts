import type { PendingDeletion } from '@contract/marketplace/deletions'
import type { Standing } from '../standing'

/** Why somebody should look before this account is gone, one word and one sentence each. */
export interface Alarm {
  word: 'held' | 'flagged' | 'claimant'
  says: string
}

/** A held or fraudulent account that deletes itself is what one looks for; a claimant's claim would lose its claimant. */
export const alarmsOf = (user: PendingDeletion, { open, claims }: Pick<Standing, 'open' | 'claims'>): Alarm[] => [
  ...(user.account_status === 'held'
    ? [{ word: 'held', says: 'The account is held for investigation, and is deleted all the same when it is due.' } as const]
    : []),
  ...(open > 0
    ? [{ word: 'flagged', says: `${open === 1 ? 'One open abuse flag names' : `${open} open abuse flags name`} this user.` } as const]
    : []),
  ...(claims.length > 0
    ? [
        {
          word: 'claimant',
          says: `The user has ${claims.length === 1 ? 'an open claim' : `${claims.length} open claims`} on a skill.`,
        } as const,
      ]
    : []),
]
