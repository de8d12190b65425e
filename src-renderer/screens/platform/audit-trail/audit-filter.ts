import type { Input } from '@contract'
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

const words = ['search', 'actor_id', 'subject_type', 'subject_id', 'action', 'org_id'] as const

/** Reads an address's search. What is no filter counts as none. */
export const auditFilterIn = (search: string): AuditFilter => {
  const asked = new URLSearchParams(search)
  const [text = '', actor_id = '', subject_type = '', subject_id = '', action = '', org_id = ''] = words.map((name) =>
    (asked.get(name) ?? '').slice(0, 200),
  )
  return { search: text, actor_id, subject_type, subject_id, action, org_id, time: timeIn(asked) }
}

/** The search for an address, with its question mark; empty where nothing is filtered. */
export const searchOfAudit = ({ time, ...rest }: Partial<AuditFilter>): string => {
  const search = new URLSearchParams(Object.entries({ ...rest, ...time }).filter(([, value]) => value.trim() !== ''))
  return search.size > 0 ? `?${search}` : ''
}

/** What the list is asked. `now` in milliseconds since 1970. */
export const auditInputOf = ({ time, ...rest }: AuditFilter, now: number): Omit<Input<'audit-trail.list'>, 'offset' | 'limit'> => ({
  ...Object.fromEntries(
    Object.entries(rest)
      .map(([name, value]) => [name, value.trim()])
      .filter(([, value]) => value !== ''),
  ),
  ...instantsOf(time, now),
})

export const isFiltered = (filter: AuditFilter): boolean => searchOfAudit(filter) !== ''
