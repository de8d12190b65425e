const EMAIL = /[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
/** JWTs, Stripe and Clerk keys, and bearer words: a person may paste one into a reason. */
const SECRET = /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|rk|pk|whsec)_[A-Za-z0-9_]{8,}|\bBearer\s+\S+/g

/** Strikes e-mail addresses and anything that looks like a credential out of a text. Ids stay. */
export const redactText = (text: string): string => text.replace(SECRET, '[secret]').replace(EMAIL, '[e-mail]')

/** The same for every string of a JSON value, keys included; depth and size are bounded. */
export const redact = (value: unknown, depth = 0): unknown => {
  if (typeof value === 'string') return redactText(value.length > 2000 ? `${value.slice(0, 2000)}…` : value)
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (depth > 8) return '…'
  if (Array.isArray(value)) return value.slice(0, 100).map((item) => redact(item, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, item]) => [redactText(key), redact(item, depth + 1)]),
  )
}
