import type { Tone } from '../../../parts/tag'

const tones: Record<string, Tone> = { completed: 'plain', refunded: 'plain', pending: 'warn', failed: 'bad' }

/** The colour of a purchase's state; one that nobody knows has none. */
export const purchaseTone = (status: string): Tone => (Object.hasOwn(tones, status) ? tones[status] : undefined) ?? 'plain'
