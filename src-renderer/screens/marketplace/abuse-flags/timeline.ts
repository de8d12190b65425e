import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { instantOf } from '../../../parts/instant'
import { detailsOf, moneyWords, partiesOf } from './about'

export interface Happening {
  at: Date
  /** Where several of a kind are one line: when the last of them was. */
  until: Date | null
  words: string
}

const at = (value: unknown): Date | null => (typeof value === 'string' && value.length <= 64 ? instantOf(value) : null)

/** Of so many alike the first is told, and the rest in one line. */
const ALIKE = 3
const MOST = 500

/** What happened, oldest first: what the details date, the flag itself, and what became of the accounts it names. */
export const timelineOf = (flag: AbuseFlag, people: ReadonlyMap<string, User>): Happening[] => {
  const details = detailsOf(flag)
  const happened: Happening[] = []
  for (const [name, value] of Object.entries(details).slice(0, 50)) {
    const many = Array.isArray(value) ? value : [value]
    happened.push(...folded(many.slice(0, MOST).flatMap((one) => dated(name, one))))
  }
  const raised = at(flag.created_at)
  if (raised) happened.push({ at: raised, until: null, words: 'Flag raised' })
  for (const { part, id } of partiesOf(flag)) {
    const person = people.get(id)
    const who = part === 'user' ? 'The account' : part === 'buyer' ? 'The buyer' : 'The seller'
    const created = at(person?.created_at)
    const leaving = at(person?.deletion_requested_at)
    if (created && raised && raised.getTime() - created.getTime() < 7 * 86_400_000 && raised >= created)
      happened.push({ at: created, until: null, words: `${who} signed up` })
    if (leaving) happened.push({ at: leaving, until: null, words: `${who} asked for the account to be deleted` })
  }
  const resolved = at(flag.resolved_at)
  if (resolved) happened.push({ at: resolved, until: null, words: flag.status.replace(/^resolved_/, 'Resolved as ').slice(0, 60) })
  return happened.sort((a, b) => a.at.getTime() - b.at.getTime())
}

const dated = (name: string, value: unknown): Happening[] => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'at')) return []
  const one = value as Record<string, unknown>
  const when = at(one.at)
  if (!when) return []
  const kind = name.replace(/s$/, '').replaceAll('_', ' ').slice(0, 40)
  const what = kind.charAt(0).toUpperCase() + kind.slice(1)
  const money = moneyWords(one.amount_cents, one.currency)
  const rating = typeof one.rating === 'number' ? `rated ${one.rating}` : null
  return [{ at: when, until: null, words: [what === 'Reviewer' ? 'Review' : what, money ?? rating].filter(Boolean).join(', ') }]
}

const folded = (alike: Happening[]): Happening[] => {
  const inOrder = [...alike].sort((a, b) => a.at.getTime() - b.at.getTime())
  const [first, ...rest] = inOrder
  const second = rest[0]
  const last = rest.at(-1)
  if (!first || !second || !last || inOrder.length <= ALIKE) return inOrder
  const kind = first.words.split(',')[0]?.toLowerCase() ?? ''
  return [first, { at: second.at, until: last.at, words: `${rest.length} more ${kind}s` }]
}
