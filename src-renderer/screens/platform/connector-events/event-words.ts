import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

/** What became of an event. A word this version does not know is shown as it came, here and below. */
export const stateTone = (state: string): Tone =>
  (({ delivered: 'good', retrying: 'warn', failed: 'bad', dropped: 'bad' }) as Record<string, Tone>)[state] ?? 'plain'

/** What its signature told, in a word that stands by itself. */
export const verificationWords = (verification: string): string =>
  (({ verified: 'verified', failed: 'signature failed', absent: 'not signed', replayed: 'replayed' }) as Record<string, string>)[
    verification
  ] ?? visible(verification)
export const verificationTone = (verification: string): Tone =>
  (({ verified: 'plain', failed: 'bad', absent: 'warn', replayed: 'bad' }) as Record<string, Tone>)[verification] ?? 'plain'

/** What one does about it, where that is known. */
export const causeAdvice = (cause: string): string | null =>
  (
    ({
      http_4xx: 'The destination has to take it first: look at its answer under Attempts.',
      http_5xx: 'Redeliver when the destination answers again.',
      timeout: 'Redeliver when the destination answers in time again.',
      connection_refused: 'Redeliver when the destination can be reached again.',
      dns: 'The host name has to be mended first, or it fails again.',
      tls: 'The destination’s certificate has to be renewed first, or it fails again.',
      worker_stalled: 'Look at the workers first; then redeliver.',
      signature_failed: 'Set the connector’s signing secret right first: each redelivery checks the signature again.',
      replayed: 'Nothing to do: each was taken once already. Redelivering them is refused.',
      too_large: 'The destination has to take larger events first.',
    }) as Record<string, string>
  )[cause] ?? null
