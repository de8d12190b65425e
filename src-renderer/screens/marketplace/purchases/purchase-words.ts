import { entryOf } from '../../../parts/entry-of'
import type { Tone } from '../../../parts/tag'

const tones: Record<string, Tone> = { completed: 'plain', refunded: 'plain', pending: 'warn', failed: 'bad' }

/** The colour of a purchase's state; one that nobody knows has none. */
export const purchaseTone = (status: string): Tone => entryOf(tones, status) ?? 'plain'
