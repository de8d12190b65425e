import { z } from 'zod'

/** The largest signed file, in characters: what main reads. */
export const LARGEST = 200_000

const Told = z.object({ opsdesk: z.enum(['request', 'answer']) })

/** What a text says it is, by its own word: whether that is true is for main to verify. Null where it is neither. */
export const kindOf = (text: string): 'request' | 'answer' | null => {
  try {
    return Told.parse(JSON.parse(text.replace(/^\ufeff/, ''))).opsdesk
  } catch {
    return null
  }
}
