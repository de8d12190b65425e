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
/**
 * Credentials in any text, by their own looks: what well-known services begin theirs with, JWTs, what stands after Bearer or
 * Basic, keys in PEM, a password in an address, and addresses that are a credential themselves.
 */
const SECRET_TEXT = new RegExp(
  [
    String.raw`-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----|$)`,
    String.raw`\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*`,
    String.raw`\b(?:sk|rk|whsec|gh[oprsu]|github_pat|glpat|glptt|xox[abceoprs]|xapp|npm|pypi|hf|dop_v1|shp(?:at|ca|pa|ss)|lin_api|figd|sq0(?:atp|csp))[_-][A-Za-z0-9_-]{8,}`,
    String.raw`\b(?:AKIA|ASIA)[A-Z0-9]{16}\b`,
    String.raw`\bAIza[\w-]{35}`,
    String.raw`\bya29\.[\w-]{20,}`,
    String.raw`\bSG\.[\w-]{16,}\.[\w-]{16,}`,
    String.raw`\b(?:Bearer|Basic)\s+(?=[\w.~+/=-]*[\d=])[\w.~+/=-]{8,}`,
    String.raw`(?<=\b[a-z][a-z0-9+.-]{1,20}://[^\s/:@"'<>]{0,200}:)[^\s/@"'<>]{3,200}(?=@)`,
    String.raw`(?<=\bhooks\.slack\.com/services/)[\w/-]{20,}`,
    String.raw`(?<=\bdiscord(?:app)?\.com/api/webhooks/\d{5,25}/)[\w-]{20,}`,
  ].join('|'),
  'g',
)

/** Long runs of letters and digits, of which those that look drawn by lot are struck out. Longer than this it is content. */
const RUN = /(?<![A-Za-z0-9+/_=.~@-])[A-Za-z0-9_-]{32,200}={0,2}(?![A-Za-z0-9+/_=@-])/g
/** The same where a whole value is one, in base64 with its slashes. */
const WHOLE = /^(?!\/)[A-Za-z0-9+/_-]{32,200}={0,2}$/
/** Names whose values people compare and look up: ids and digests. They are random too, and open nothing. */
const NAMED_ID = /(^|[_-])(ids?|uid|uuid|guid|hash|digest|checksum|etag|md5|sha[\d_-]*|commit|revision|fingerprint|cursor|ref|trace|span)$/i
const NAMED_ID_CAMEL = /[a-z](Ids?|ID|Uid|UUID|Hash|Digest|Checksum|E[tT]ag|Commit|Revision|Fingerprint|Cursor|Ref)$/
/** `evt_…`, `cs_test_…`: a word before it says what it is the id of. Known prefixes of credentials are struck out before. */
const PREFIXED = /^[a-z]{2,16}_/

/** Too short to tell anything of. */
const TELLING = 16

/** A value in its place: its length, and the last characters of one long enough, to tell two apart. */
export const struckOut = (value: string): string =>
  value === ''
    ? ''
    : value.length < TELLING
      ? `hidden, ${value.length} characters`
      : `hidden, ${value.length} characters, ends …${value.slice(-4)}`

/** Whether a header of this name may carry a credential: its value is not shown. */
export const isSecretHeader = (name: string): boolean => SECRET_HEADER.test(name)

/**
 * Whether a run of letters and digits looks drawn by lot, as tokens are: all three kinds in it, changing often, few of them
 * more often than chance has it. Hashes in hexadecimal, UUIDs, prefixed ids, and names of any case are not.
 */
const isDrawn = (run: string): boolean => {
  const token = run.replace(/=+$/, '')
  if (PREFIXED.test(token) || !/[a-z]/.test(token) || !/[A-Z]/.test(token) || (token.match(/\d/g)?.length ?? 0) < 2) return false
  let changes = 0
  const seen = new Map<string, number>()
  for (let at = 0; at < token.length; at++) {
    const one = token[at] ?? ''
    seen.set(one, (seen.get(one) ?? 0) + 1)
    if (at > 0 && kindOf(one) !== kindOf(token[at - 1] ?? '')) changes++
  }
  let bits = 0
  for (const count of seen.values()) bits -= (count / token.length) * Math.log2(count / token.length)
  return bits >= 4 && changes >= token.length / 3
}
const kindOf = (letter: string): number => (/[a-z]/.test(letter) ? 0 : /[A-Z]/.test(letter) ? 1 : /\d/.test(letter) ? 2 : 3)

/**
 * A text with the credentials in it struck out. `name` is that of the field or header it is the value of: under the name of
 * an id or a digest what merely looks drawn by lot stays, since people need it; what is known as a credential does not.
 */
export const withoutSecrets = (text: string, name = ''): string => {
  const known = text.replace(SECRET_TEXT, struckOut)
  if (NAMED_ID.test(name) || NAMED_ID_CAMEL.test(name)) return known
  if (known === text && WHOLE.test(text)) return isDrawn(text) ? struckOut(text) : text
  return known.replace(RUN, (run) => (isDrawn(run) ? struckOut(run) : run))
}

/** Any JSON, of bounded depth (any-json.ts), with its credentials struck out by name and by looks. `name` is what it is called. */
export const jsonWithoutSecrets = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') return withoutSecrets(value, name)
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => jsonWithoutSecrets(item, name))
  return Object.fromEntries(
    Object.entries(value).map(([field, inner]) => [
      field,
      SECRET_FIELD.test(field) && typeof inner === 'string' ? struckOut(inner) : jsonWithoutSecrets(inner, field),
    ]),
  )
}
