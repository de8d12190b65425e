import { randomBytes } from 'node:crypto'
import { errors, jwtVerify, SignJWT } from 'jose'
import { Refusal } from '../database/sql'

const HOURS = 8
const ISSUER = 'opsdesk-practice'

/** Makes and checks this start's tokens: JWTs, as Clerk's are, under a secret that no other start has. */
export interface Tokens {
  /** A token for this user; `hours` from now it expires, or has expired where negative. */
  mint(subject: string, hours?: number): Promise<string>
  /** The user id an Authorization header speaks for. Throws `Refusal` 401 with the words of an API in FastAPI. */
  subject(authorization: string | undefined): Promise<string>
}

export const makeTokens = (): Tokens => {
  const secret = randomBytes(32)
  return {
    mint: (subject, hours = HOURS) => {
      const now = Math.floor(Date.now() / 1000)
      return new SignJWT()
        .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
        .setSubject(subject)
        .setIssuer(ISSUER)
        .setIssuedAt(now + Math.min(0, hours - HOURS) * 3600)
        .setExpirationTime(now + hours * 3600)
        .sign(secret)
    },
    subject: async (authorization) => {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
      if (!token) throw new Refusal(401, 'Not authenticated')
      try {
        const { payload } = await jwtVerify(token, secret, { algorithms: ['HS256'], issuer: ISSUER, requiredClaims: ['sub', 'exp'] })
        return payload.sub ?? ''
      } catch (error) {
        throw new Refusal(401, error instanceof errors.JWTExpired ? 'Token has expired' : 'Invalid token')
      }
    },
  }
}
