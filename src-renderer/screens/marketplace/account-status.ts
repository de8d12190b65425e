import { entryOf } from '../../parts/entry-of'
import type { Tone } from '../../parts/tag'

const known: Record<string, { word: string; tone: Tone; means: string }> = {
  active: { word: 'active', tone: 'plain', means: 'The account works as usual.' },
  held: { word: 'held', tone: 'bad', means: 'Frozen for investigation, until an admin releases it.' },
  pending_deletion: {
    word: 'pending deletion',
    tone: 'warn',
    means: 'Its owner asked for deletion. Until it is due, it can still be cancelled.',
  },
}

const of = (status: string): (typeof known)[string] | undefined => entryOf(known, status)

/** A status as people say it; one we don't know as the server said it. */
export const statusWord = (status: string): string => of(status)?.word ?? status
export const statusTone = (status: string): Tone => of(status)?.tone ?? 'warn'
export const statusMeaning = (status: string): string => of(status)?.means ?? 'Opsdesk does not know this status.'
