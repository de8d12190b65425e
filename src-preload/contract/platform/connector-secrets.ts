/**
 * What a webhook carries to prove who sent it is worth stealing: who has it can send as if they were the connector. It is
 * struck out where the answer is read, in main, so that it reaches no screen, clipboard, file or ledger. What is left says
 * whether two of them are the same. There is no way to show the rest: the platform has it.
 */

/** Header names whose values are credentials or prove one. */
const SECRET_HEADER = /^(authorization|proxy-authorization|cookie|set-cookie)$|(signature|secret|token|api-?key|password|hmac|credential)/i
/** Names in a payload that hold a credential. */
const SECRET_FIELD =
  /^(authorization|cookie|password|passwd|secret|token)$|((client|signing|shared|webhook)_?secret|(access|refresh|id|bot|verification|auth|session)_?token|api_?key|private_?key)$/i
/** Credentials in any text, by their own looks. */
const SECRET_TEXT =
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*|\b(?:sk|rk|whsec|ghp|gho|xox[abprs])[_-][A-Za-z0-9_-]{8,}|\b(?:Bearer|Basic)\s+(?=[\w.~+/=-]*[\d=])[\w.~+/=-]{8,}/g
/** Too short to tell anything of. */
const TELLING = 16

/** A value in its place: its length, and the last characters of one long enough, to tell two apart. */
export const struckOut = (value: string): string =>
  value === ''
    ? ''
    : value.length < TELLING
      ? `hidden, ${value.length} characters`
      : `hidden, ${value.length} characters, ends …${value.slice(-4)}`

export const isSecretHeader = (name: string): boolean => SECRET_HEADER.test(name)

/** A text with the credentials in it struck out. */
export const withoutSecrets = (text: string): string => text.replace(SECRET_TEXT, struckOut)

/** Any JSON, of bounded depth (any-json.ts), with its credentials struck out by name and by looks. */
export const jsonWithoutSecrets = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutSecrets(value)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(jsonWithoutSecrets)
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET_FIELD.test(name) && typeof inner === 'string' ? struckOut(inner) : jsonWithoutSecrets(inner),
    ]),
  )
}
