import type { AuditEntry } from '@contract/platform/audit-trail'
import { type Difference, differencesOf, pathWords } from '../../parts/difference'
import { visible } from '../../parts/visible-text'

/** "role changed" of member.role_changed: the kind of record stands beside it. */
export const actionWords = (action: string): string => visible(action.slice(action.indexOf('.') + 1)).replaceAll('_', ' ')

/** Who did it, as people call them. */
export const actorWords = ({ actor_name, actor_id, actor_kind }: AuditEntry): string =>
  visible(actor_name ?? '').trim() || actor_id || (actor_kind === 'system' ? 'the platform' : 'nobody named')

/** What it was done to. */
export const subjectWords = ({ subject_name, subject_id }: AuditEntry): string => visible(subject_name ?? '').trim() || subject_id || ''

/** How an entry's two sides stand to each other. */
export const sidesOf = ({ before, after }: Pick<AuditEntry, 'before' | 'after'>): 'none' | 'made' | 'deleted' | 'changed' => {
  if (before === null) return after === null ? 'none' : 'made'
  return after === null ? 'deleted' : 'changed'
}

/** In a line what changed: "role: member → admin", "3 fields". */
export const changeWords = (entry: Pick<AuditEntry, 'before' | 'after'>): string => {
  const sides = sidesOf(entry)
  if (sides !== 'changed') return { none: '', made: 'made', deleted: 'deleted' }[sides]
  const found = differencesOf(entry.before, entry.after, 20)
  if (found.length === 0) return 'nothing differs'
  const [first] = found
  if (found.length === 1 && first) return fieldWords(first)
  return `${found
    .slice(0, 3)
    .map(({ path }) => visible(pathWords(path)).slice(0, 40))
    .join(', ')}${found.length > 3 ? ` and ${found.length >= 20 ? 'many' : found.length - 3} more` : ''}`
}

const fieldWords = ({ path, before, after }: Difference): string =>
  `${visible(pathWords(path)).slice(0, 40)}: ${valueWords(before)} → ${valueWords(after)}`

/** A value in a few letters. */
const valueWords = (value: unknown): string => {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = typeof value === 'object' ? (Array.isArray(value) ? `${value.length} entries` : 'fields') : visible(String(value))
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
