import { z } from 'zod'
import { Instant } from '../operation'

/**
 * The fields the platform's answers are made of. Its document describes pages and gives one path, so all of it is our
 * stated assumption, published in the guide's page "The platform's admin API", which is made from these declarations:
 * each field says in `describe` what it holds. A server that leaves an optional field out, or sends null, is taken as it is.
 */

/** Short text of the server; null where it has none. */
export const textOrNull = (longest = 2000) =>
  z
    .string()
    .nullish()
    .transform((text) => text?.slice(0, longest) ?? null)

/** An instant; null where there is none. */
export const instantOrNull = Instant.nullish().transform((at) => at ?? null)

/** A number, such as a count or milliseconds; null where the server does not say. */
export const countOrNull = z
  .number()
  .nullish()
  .transform((count) => count ?? null)

/** An id of any of the platform's records. */
export const RecordId = z.string().min(1).max(200)

/**
 * The id of a record that is asked for: whatever a platform names its records, slashes, spaces and all (`vendor/model`). It
 * goes into a path, encoded as one segment. Not there: what no address can carry, since `.` and `..` climb however they are
 * encoded, and half a letter is no text.
 */
export const PlatformId = z
  .string()
  .min(1, 'An id is needed.')
  .max(200, 'An id has at most 200 characters.')
  .refine((id) => id.trim() !== '', 'An id is needed.')
  .refine((id) => id !== '.' && id !== '..' && !/[\p{Cc}\p{Surrogate}]/u.test(id), 'This is not an id.')

/** A word of a closed set that a later server may extend: any other word is shown as it came. */
export const word = <const W extends readonly [string, ...string[]]>(_words: W) => z.string().min(1).max(100).meta({ words: _words })

/** The same where the server may not say. */
export const wordOrNull = <const W extends readonly [string, ...string[]]>(words: W) =>
  word(words)
    .nullish()
    .transform((one) => one ?? null)

/** Cents, or whatever the currency's smallest unit is, beside a `currency`. */
export const Cents = z.int()
/** ISO 4217, lower case, as Stripe writes it. */
export const Currency = z.string().min(3).max(3)
