import { type AbuseFlag, isResolved } from '@contract/marketplace/abuse-flags'
import type { Snoozed } from '../../../parts/triage/snoozing'

export const views = ['open', 'snoozed', 'legit', 'fraud', 'all'] as const
export type View = (typeof views)[number]
export const viewWords: Record<View, string> = {
  open: 'Open',
  snoozed: 'Snoozed',
  legit: 'Resolved as legit',
  fraud: 'Resolved as fraud',
  all: 'All',
}

/** What is shown of the flags. It stands in the address. */
export interface Filter {
  view: View
  type: string | null
  order: 'oldest' | 'newest'
}

export const filterIn = (search: string): Filter => {
  const asked = new URLSearchParams(search)
  return {
    view: views.find((one) => one === asked.get('view')) ?? 'open',
    type: asked.get('type') || null,
    order: asked.get('order') === 'newest' ? 'newest' : 'oldest',
  }
}

/** The filter as it stands behind the question mark; empty for the one that comes by itself. */
export const searchOf = ({ view, type, order }: Filter): string => {
  const asked = new URLSearchParams()
  if (view !== 'open') asked.set('view', view)
  if (type !== null) asked.set('type', type)
  if (order !== 'oldest') asked.set('order', order)
  return asked.toString()
}

/** The status to ask the server for; undefined asks for all. `open` is the server's own word for a flag nobody resolved. */
export const statusFor = (view: View, open: string): string | undefined =>
  ({ open, snoozed: open, legit: 'resolved_legit', fraud: 'resolved_fraud', all: undefined })[view]

const inView = (flag: AbuseFlag, view: View, snoozed: Snoozed, now: number): boolean => {
  if (view === 'all') return true
  if (view === 'legit' || view === 'fraud') return flag.status === `resolved_${view}`
  return !isResolved(flag) && (snoozed[flag.id] ?? 0) > now === (view === 'snoozed')
}

/** Those of a view, whatever their type: the counts are of these. */
export const ofView = (flags: Iterable<AbuseFlag>, view: View, snoozed: Snoozed, now: number): AbuseFlag[] =>
  [...flags].filter((flag) => inView(flag, view, snoozed, now))

/** The flags of a filter in its order; those without a date come last. */
export const filtered = (flags: Iterable<AbuseFlag>, filter: Filter, snoozed: Snoozed, now: number): AbuseFlag[] => {
  const sign = filter.order === 'oldest' ? 1 : -1
  return ofView(flags, filter.view, snoozed, now)
    .filter((flag) => filter.type === null || flag.flag_type === filter.type)
    .map((flag) => ({ flag, at: flag.created_at === null ? Number.NaN : Date.parse(flag.created_at) }))
    .sort((a, b) => {
      if (Number.isNaN(a.at) || Number.isNaN(b.at)) return Number(Number.isNaN(a.at)) - Number(Number.isNaN(b.at))
      return sign * (a.at - b.at) || a.flag.id.localeCompare(b.flag.id)
    })
    .map(({ flag }) => flag)
}
