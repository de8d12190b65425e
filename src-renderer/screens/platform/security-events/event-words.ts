import { type SecurityEvent, severities } from '@contract/platform/security-events'
import { entryOf } from '../../../parts/entry-of'
import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

const tones: Record<string, Tone> = { critical: 'bad', high: 'bad', medium: 'warn', low: 'plain', info: 'plain' }
export const severityTone = (severity: string): Tone => entryOf(tones, severity) ?? 'plain'

const colours: Record<string, string> = {
  critical: 'var(--bad)',
  high: 'color-mix(in srgb, var(--bad) 55%, var(--warn))',
  medium: 'var(--warn)',
  low: 'var(--accent)',
  info: 'var(--muted)',
}
export const severityColour = (severity: string): string => entryOf(colours, severity) ?? 'var(--env-violet)'

/** The worst first; a word this version does not know comes last. */
export const severityRank = (severity: string): number => {
  const at = (severities as readonly string[]).indexOf(severity)
  return at === -1 ? severities.length : at
}

/** "sign-in failed": the platform's own word, to be read. */
export const kindWords = (kind: string): string => visible(kind).replaceAll('_', ' ')

/** Who did it, as people call them. */
export const actorWords = ({ actor_name, actor_id, ip }: SecurityEvent): string =>
  visible(actor_name ?? '').trim() || actor_id || ip || 'nobody known'
