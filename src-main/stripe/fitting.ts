import type { z } from 'zod'
import { misfitPlaces } from '../upstream/misfit'
import { misfitFailure } from './failures'
import { StripeFailed } from './wire'

/** What Stripe answered, by its schema. Throws `StripeFailed` where it has another form: unknown for a write. */
export const fitting = <T>(schema: z.ZodType<T>, answer: unknown, request: `${'GET' | 'POST'} /${string}`): T => {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const kind = request.startsWith('GET') ? 'query' : 'mutation'
  throw new StripeFailed(misfitFailure({ kind, request, token: null }, misfitPlaces(parsed.error)))
}
