import type { Input } from '@contract'
import { given, searchOf, wordsIn } from '../../../parts/list-filter'
import { instantsOf, type Time, timeIn } from '../time-span'

/** Which entries are listed, as it stands in the address. */
export interface AuditFilter {
  search: string
  actor_id: string
  subject_type: string
  subject_id: string
  action: string
  org_id: string
  time: Time
}

/** Reads an address's search. What is no filter counts as none. */
export const auditFilterIn = (search: string): AuditFilter => {
  const word = wordsIn(search)
  return {
    search: word('search'),
    actor_id: word('actor_id'),
    subject_type: word('subject_type'),
    subject_id: word('subject_id'),
    action: word('action'),
    org_id: word('org_id'),
    time: timeIn(search),
  }
}

/** The search for an address, with its question mark; empty where nothing is filtered. */
export const searchOfAudit = ({ time, ...rest }: Partial<AuditFilter>): string => searchOf({ ...rest, ...time })

/** What the list is asked. `now` in milliseconds since 1970. */
export const auditInputOf = ({ time, ...rest }: AuditFilter, now: number): Omit<Input<'audit-trail.list'>, 'offset' | 'limit'> => ({
  ...given(rest),
  ...instantsOf(time, now),
})

export const isFiltered = (filter: AuditFilter): boolean => searchOfAudit(filter) !== ''
