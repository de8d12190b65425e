/** What was pasted as a cookie, as the Cookie header it stands for, and when it expires where it says so. */
export interface SessionCookie {
  /** `name=value; name=value`. */
  header: string
  /** ISO 8601, null where it does not say. */
  expires_at: string | null
}

/** RFC 6265, 4.1.1: what a cookie may be called, and what it may hold. */
const PAIR = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+)=("?[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*"?)$/
/** What stands beside the one pair of a Set-Cookie header. */
const ATTRIBUTE = /^(path|domain|secure|httponly|samesite|partitioned|priority|expires|max-age)(=|$)/i

/**
 * Reads a cookie as a person finds it: `name=value`, several of them, the whole `Cookie:` header, or the `Set-Cookie:`
 * header of the answer that made it. Null where there is no name and value: a bare value can't be sent.
 */
export const readCookie = (pasted: string, now: Date): SessionCookie | null => {
  const text = pasted.trim().replace(/^(set-)?cookie\s*:\s*/i, '')
  const parts = text
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const set = /^set-cookie\s*:/i.test(pasted.trim()) || parts.slice(1).some((part) => /^(path=|httponly$|expires=|max-age=)/i.test(part))
  const pairs = set ? parts.filter((part, index) => index === 0 || !ATTRIBUTE.test(part)) : parts
  if (pairs.length === 0 || !pairs.every((pair) => PAIR.test(pair) && !/^[^=]*=+$/.test(pair))) return null
  return { header: pairs.join('; '), expires_at: set ? expiryIn(parts, now) : null }
}

/** Max-Age goes before Expires, as browsers have it. */
const expiryIn = (parts: readonly string[], now: Date): string | null => {
  const value = (name: string): string | undefined =>
    parts.find((part) => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
  const age = value('max-age')
  const at = age !== undefined && /^\d{1,10}$/.test(age) ? now.getTime() + Number(age) * 1000 : Date.parse(value('expires') ?? '')
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

export const NO_COOKIE = 'Paste the cookie with its name: name=value, or the whole Cookie header.'
