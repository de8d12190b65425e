import { screenAddress } from '../../../shell/address'

/** What the screen's address names: one of its lists, a draft, or a mail that was sent. */
export type MailPlace = { at: 'drafts' | 'templates' | 'sent' | 'deleted' } | { at: 'draft'; id: string } | { at: 'mail'; attempt: string }

const LISTS = ['templates', 'sent', 'deleted'] as const
const SENT = 'sent-'

export const placeIn = (selected: string | null): MailPlace => {
  if (selected === null) return { at: 'drafts' }
  const list = LISTS.find((one) => one === selected)
  if (list) return { at: list }
  return selected.startsWith(SENT) ? { at: 'mail', attempt: selected.slice(SENT.length) } : { at: 'draft', id: selected }
}

export const addressOf = (environment: string, place: MailPlace): string => {
  if (place.at === 'drafts') return screenAddress(environment, 'marketing-email')
  const record = place.at === 'draft' ? place.id : place.at === 'mail' ? SENT + place.attempt : place.at
  return screenAddress(environment, 'marketing-email', record)
}
