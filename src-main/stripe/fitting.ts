import type { z } from 'zod'
import { misfitFailure } from './failures'
import { StripeFailed } from './wire'

/** What Stripe answered, by its schema. Throws `StripeFailed` where it has another form: unknown for a write. */
export const fitting = <T>(schema: z.ZodType<T>, answer: unknown, request: `${'GET' | 'POST'} /${string}`): T => {
  const parsed = schema.safeParse(answer)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.slice(0, 3).map(
    ({ path }) =>
      path
        .map(String)
        .join('.')
        .replaceAll(/[^\w.]/g, '')
        .slice(0, 60) || 'the whole',
  )
  const kind = request.startsWith('GET') ? 'query' : 'mutation'
  throw new StripeFailed(misfitFailure({ kind, request, token: null }, places.join(', ')))
}
