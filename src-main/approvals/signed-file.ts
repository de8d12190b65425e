import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { z } from 'zod'

/** A key signs one kind of text only: an answer can't be passed off as a request. */
type What = 'request' | 'answer'

const SignedFile = z.strictObject({
  opsdesk: z.enum(['request', 'answer']),
  version: z.literal(1),
  /** The exact text that was signed: JSON. */
  body: z.string().max(150_000),
  public_key: z.string().max(200),
  signature: z.string().max(200),
})

/** The public half of an Ed25519 key, as it is handed over: one line of base64. */
export const publicKeyOf = (key: KeyObject): string => createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')

/** What two people compare: eight groups of four, from the SHA-256 of the key. */
export const fingerprintOf = (public_key: string): string => {
  const hash = createHash('sha256').update(Buffer.from(public_key, 'base64')).digest('hex')
  return (hash.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

/** Null where it is no Ed25519 key. What comes out is its one spelling, whatever base64 it came in. */
export const readPublicKey = (text: string): string | null => {
  try {
    const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519' ? key.export({ type: 'spki', format: 'der' }).toString('base64') : null
  } catch {
    return null
  }
}

export const signedFile = (what: What, body: unknown, key: KeyObject): string => {
  const text = JSON.stringify(body)
  const signature = sign(null, signed(what, text), key).toString('base64')
  return `${JSON.stringify({ opsdesk: what, version: 1, body: text, public_key: publicKeyOf(key), signature }, null, 2)}\n`
}

/** The body and the key that signed it; null where it is no such file, or its signature is not right. */
export const readSignedFile = (what: What, text: string): { body: unknown; public_key: string; hash: string } | null => {
  try {
    const file = SignedFile.parse(JSON.parse(text.replace(/^\ufeff/, '')))
    const public_key = readPublicKey(file.public_key)
    if (file.opsdesk !== what || public_key === null) return null
    const key = createPublicKey({ key: Buffer.from(public_key, 'base64'), format: 'der', type: 'spki' })
    if (!verify(null, signed(what, file.body), key, Buffer.from(file.signature, 'base64'))) return null
    return { body: JSON.parse(file.body), public_key, hash: hashOf(file.body) }
  } catch {
    return null
  }
}

/** By which a request is known again, to the letter. */
export const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex')

const signed = (what: What, body: string): Buffer => Buffer.from(`opsdesk ${what} 1\n${body}`)
