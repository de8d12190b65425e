import { decodeJwt, type JWTPayload } from 'jose'

/** What a token says of itself. Read, not verified: the server does that. */
export interface TokenClaims {
  /** ISO 8601, null where the token does not say. */
  expires_at: string | null
  /** The user id it was issued to. */
  subject: string | null
  /** Its last four characters; null where it is too short to show any. */
  ends: string | null
}

/** Expiry and subject of a JWT, also one inside a Cookie header; for any other token only how it ends. */
export const tokenClaims = (token: string): TokenClaims => {
  const ends = token.length >= 20 ? token.slice(-4) : null
  const { exp, sub } = claimsOf(token) ?? cookies(token).map(claimsOf).find(Boolean) ?? {}
  const expires_at = typeof exp === 'number' && Math.abs(exp) < 8.64e12 ? new Date(exp * 1000).toISOString() : null
  return { expires_at, subject: typeof sub === 'string' ? sub.slice(0, 200) : null, ends }
}

const claimsOf = (token: string): JWTPayload | null => {
  try {
    return decodeJwt(token)
  } catch {
    return null
  }
}

/** The values of a Cookie header. */
const cookies = (header: string): string[] => header.split(/; */).map((cookie) => cookie.slice(cookie.indexOf('=') + 1))
