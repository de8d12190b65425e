import type { z } from 'zod'

/** Where an answer lacks the documented form, three places at the most: "items.0.id, total". Nothing of what was answered. */
export const misfitPlaces = (error: z.ZodError): string =>
  error.issues
    .slice(0, 3)
    .map(
      ({ path }) =>
        path
          .map(String)
          .join('.')
          .replaceAll(/[^\w.]/g, '')
          .slice(0, 60) || 'the whole',
    )
    .join(', ')
