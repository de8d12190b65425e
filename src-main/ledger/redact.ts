import { createHash } from 'node:crypto'

const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** JWTs, Stripe and Clerk keys, and bearer words: a person may paste one into a reason. */
const SECRET = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|rk|pk|whsec)_[A-Za-z0-9_]{8,}|\bBearer\s+\S+/g

/** Strikes e-mail addresses and anything that looks like a credential out of a text. Ids stay. */
export const redactText = (text: string): string => text.replace(SECRET, '[secret]').replace(EMAIL, '[e-mail]')

/** Longer texts are told by their length and hash alone: nobody can say what is in them. In characters. */
const LONGEST = 2000

/** What stands for a text that is not kept: enough to recognise it by. */
export const inBrief = (text: string): string => `[${text.length} characters, SHA-256 ${createHash('sha256').update(text).digest('hex')}]`

/** These fields of an input told in brief, however short they are. */
export const documentsInBrief = (input: Record<string, unknown>, documents: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(input).map(([field, value]) => [
      field,
      documents.includes(field) ? inBrief(typeof value === 'string' ? value : JSON.stringify(value ?? null)) : value,
    ]),
  )

/** Strikes them out of every string of a JSON value, keys included; depth and size are bounded. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return value.length > LONGEST ? inBrief(value) : redactText(value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (depth > 8) return '…'
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, item]) => [redactText(key), redact(item, depth + 1)]),
  )
}
