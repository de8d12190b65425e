import type { Input } from '@contract'
import { feedbackStatuses, feedbackWords, isUnresolved, probeClasses } from '@contract/platform/feedback-words'
import type { Snoozed } from '../../../parts/triage/snoozing'
import { type Entry, lastAt, rankOf } from './entry'

export const views = ['reports', 'security', 'all'] as const
export type View = (typeof views)[number]
export const viewWords: Record<View, string> = { reports: 'Reports', security: 'Security', all: 'All' }

export const stands = ['unresolved', 'snoozed', ...feedbackStatuses, 'any'] as const
export type Stand = (typeof stands)[number]
export const standWords = (stand: Stand): string => {
  const words = stand === 'any' ? 'anywhere' : feedbackWords(stand)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const orders = ['worst', 'newest', 'oldest'] as const
export type Order = (typeof orders)[number]
export const orderWords: Record<Order, string> = { worst: 'Worst first', newest: 'Newest first', oldest: 'Oldest first' }

/** What is shown of the feedback. It stands in the address. */
export interface Filter {
  view: View
  stand: Stand
  /** A category, or a probe's group in the security view; several with commas between them. */
  type: string | null
  severity: string | null
  /** `me`, `none`, or a user's id. */
  assignee: string | null
  org_id: string | null
  search: string
  order: Order
}

const texts = { type: 'type', severity: 'severity', assignee: 'assignee', org_id: 'org_id' } as const

export const filterIn = (address: string): Filter => {
  const asked = new URLSearchParams(address)
  const text = (name: string): string | null => asked.get(name)?.trim().slice(0, 200) || null
  return {
    view: views.find((one) => one === asked.get('view')) ?? 'reports',
    stand: stands.find((one) => one === asked.get('status')) ?? 'unresolved',
    type: text('type'),
    severity: text('severity'),
    assignee: text('assignee'),
    org_id: text('org_id'),
    search: asked.get('search')?.slice(0, 200) ?? '',
    order: orders.find((one) => one === asked.get('order')) ?? 'worst',
  }
}

/** The filter as it stands behind the question mark; empty for the one that comes by itself. */
export const searchOf = (filter: Filter): string => {
  const asked = new URLSearchParams()
  if (filter.view !== 'reports') asked.set('view', filter.view)
  if (filter.stand !== 'unresolved') asked.set('status', filter.stand)
  for (const [field, name] of Object.entries(texts)) {
    const value = filter[field as keyof typeof texts]
    if (value !== null) asked.set(name, value)
  }
  if (filter.search.trim()) asked.set('search', filter.search)
  if (filter.order !== 'worst') asked.set('order', filter.order)
  return asked.toString()
}

/** What the server is asked for. Types and severities are told apart here, so that each can be counted. */
export const askedOf = ({ view, stand, assignee, org_id, search }: Filter): Omit<Input<'feedback.list'>, 'offset' | 'limit'> => ({
  ...(view === 'all' ? {} : { probes: view === 'security' }),
  ...(stand === 'unresolved' || stand === 'snoozed' ? { unresolved: true } : stand === 'any' ? {} : { status: stand }),
  ...(assignee === null ? {} : { assignee }),
  ...(org_id === null ? {} : { org_id }),
  ...(search.trim() ? { search: search.trim() } : {}),
})

/** The types a filter asks for; none: all. */
export const typesOf = ({ type }: Filter): string[] => (type === null ? [] : type.split(',').filter(Boolean))

/** What an entry is counted under: its group where probes are looked at, its category otherwise. */
export const typeOf = ({ item }: Entry, view: View): string => (view === 'security' ? (item.classification ?? 'none') : item.category)

/** Those that stand as the filter wants, of whatever type: the counts are of these. */
export const standing = (entries: Iterable<Entry>, { stand }: Filter, snoozed: Snoozed, now: number): Entry[] =>
  [...entries].filter(({ id, item }) => {
    if (stand === 'any') return true
    if (stand === 'unresolved' || stand === 'snoozed')
      return isUnresolved(item.status) && (snoozed[id] ?? 0) > now === (stand === 'snoozed')
    return item.status === stand
  })

/** Those of the filter's type and severity, in its order. In the security view each group stands together. */
export const chosen = (entries: readonly Entry[], filter: Filter): Entry[] => {
  const groups: readonly string[] = probeClasses
  const group = ({ item }: Entry): number => {
    const at = groups.indexOf(item.classification ?? '')
    return filter.view !== 'security' ? 0 : at < 0 ? groups.length : at
  }
  /** A burst is seen to before what came once: one verdict does away with more. */
  const bursts = (a: Entry, b: Entry): number =>
    filter.view === 'security' ? Number(b.item.burst !== null) - Number(a.item.burst !== null) : 0
  const newest = (a: Entry, b: Entry): number => lastAt(b.item).localeCompare(lastAt(a.item))
  const worst = (a: Entry, b: Entry): number => rankOf(b.item.severity) - rankOf(a.item.severity)
  const types = typesOf(filter)
  return entries
    .filter((entry) => types.length === 0 || types.includes(typeOf(entry, filter.view)))
    .filter(({ item }) => filter.severity === null || item.severity === filter.severity)
    .sort(
      (a, b) =>
        group(a) - group(b) ||
        bursts(a, b) ||
        (filter.order === 'worst' ? worst(a, b) || newest(a, b) : filter.order === 'newest' ? newest(a, b) : newest(b, a)) ||
        a.id.localeCompare(b.id),
    )
}
