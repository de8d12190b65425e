import type { Feedback } from '@contract/platform/feedback'
import { feedbackSeverities } from '@contract/platform/feedback-words'
import { everyMark } from '../../../parts/visible-text'

/** A line of the queue: what came once, or a burst as a whole, which its newest item stands for. */
export interface Entry {
  /** The burst's id where it is one: it stays the same whatever comes after. */
  id: string
  item: Feedback
}

export const entryIdOf = (item: Feedback): string => item.burst?.id ?? item.id
export const entryOf = (item: Feedback): Entry => ({ id: entryIdOf(item), item })

/** How bad it is, 0 for what this desk has no word for. */
export const rankOf = (severity: string): number => {
  const words: readonly string[] = feedbackSeverities
  return words.indexOf(severity) + 1
}

/** What came, in one line. */
export const lineOf = ({ text, category }: Feedback): string => {
  const first = text.slice(0, 400)
  const written = category === 'security_probe' ? everyMark(first).text : first
  return written.replaceAll(/\s+/g, ' ').trim().slice(0, 200) || 'Nothing but white space'
}

/** When the last of it came. */
export const lastAt = ({ burst, created_at }: Feedback): string => burst?.last_at ?? created_at
