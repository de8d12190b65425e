import { entryOf } from '../../../parts/entry-of'
import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

/** What became of an event. A word this version does not know is shown as it came, here and below. */
export const stateTone = (state: string): Tone =>
  entryOf<Tone>({ delivered: 'plain', retrying: 'warn', failed: 'bad', dropped: 'bad' }, state) ?? 'plain'

/** What its signature told, in a word that stands by itself. */
export const verificationWords = (verification: string): string =>
  entryOf<string>({ verified: 'verified', failed: 'signature failed', absent: 'not signed', replayed: 'replayed' }, verification) ??
  visible(verification)
export const verificationTone = (verification: string): Tone =>
  entryOf<Tone>({ verified: 'plain', failed: 'bad', absent: 'warn', replayed: 'bad' }, verification) ?? 'plain'
