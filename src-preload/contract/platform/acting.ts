import { z } from 'zod'
import { Instant } from '../operation'
import { textOrNull, wordOrNull } from './fields'

/** Who or what can act on the platform. */
export const actorKinds = ['user', 'agent', 'api_key', 'system', 'unknown'] as const

/** Who acted, as the audit trail and security events both name it. `id` and `name` say what each of them knows. */
export const actor = ({ id, name }: { id: string; name: string }) => ({
  actor_kind: wordOrNull(actorKinds).describe('What acted.'),
  actor_id: textOrNull(200).describe(id),
  actor_name: textOrNull(1000).describe(name),
})

/** The record that was acted on. `type` says in what sense. */
export const subject = (type: string) => ({
  subject_type: textOrNull(100).describe(type),
  subject_id: textOrNull(200).describe('The id of that record.'),
})

/** What lists of what was done are narrowed down by alike. */
export const ofOrg = z.string().max(200).optional().describe('Only those of this org.')
/** Newer than, and older than: `since` is in it, `until` is not. */
export const inTime = {
  since: Instant.optional().describe('Only those at or after this instant.'),
  until: Instant.optional().describe('Only those before this instant.'),
}
