import type { Tone } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

/** "Schedule failed" for schedule_failed. */
export const eventWords = (event: string): string => {
  const words = visible(event).replaceAll('_', ' ').slice(0, 100)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export const severityTone = (severity: string): Tone => (severity === 'critical' ? 'bad' : severity === 'warning' ? 'warn' : 'plain')
