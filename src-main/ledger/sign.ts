import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Keychain } from '../environments/keychain'
import type { Ledger } from './ledger'

const KEY = 'desk/signing-key'
const BLOCK = 1000

/** This desk's Ed25519 key: made once, kept in the keychain. Throws `KeychainFailure`. */
export const signingKey = async (keychain: Keychain): Promise<KeyObject> => {
  const kept = await keychain.get(KEY)
  if (kept !== null) return createPrivateKey(kept)
  const { privateKey } = generateKeyPairSync('ed25519')
  await keychain.set(KEY, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
  return privateKey
}

/**
 * Writes the whole chain to a file: one JSON line an entry, then one line with the head, the count, the public key and
 * an Ed25519 signature over the SHA-256 of all lines before it. resources/verify-ledger.mjs checks it without the app.
 */
export const exportSigned = async (ledger: Ledger, keychain: Keychain, file: string, at: Date): Promise<number> => {
  const key = await signingKey(keychain)
  const unfinished = `${file}.unfinished`
  const out = createWriteStream(unfinished, { mode: 0o600 })
  const digest = createHash('sha256')
  const line = (value: unknown): Promise<void> => {
    const text = `${JSON.stringify(value)}\n`
    digest.update(text)
    return new Promise((resolve, reject) => out.write(text, (error) => (error ? reject(error) : resolve())))
  }
  try {
    await line({ opsdesk_ledger: 1, exported_at: at.toISOString() })
    let last = { seq: 0, hash: '' }
    for (let from = 1; ; from = last.seq + 1) {
      const entries = await ledger.entries(from, BLOCK)
      for (const { seq, at: when, body, previous, hash } of entries) {
        await line({ seq, at: when, body, previous, hash })
        last = { seq, hash }
      }
      if (entries.length < BLOCK) break
    }
    const public_key = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
    const signature = sign(null, digest.digest(), key).toString('base64')
    await new Promise<void>((resolve, reject) => {
      out.on('error', reject)
      out.end(`${JSON.stringify({ entries: last.seq, head: last.hash, public_key, signature })}\n`, resolve)
    })
    await rename(unfinished, file)
    return last.seq
  } catch (error) {
    out.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}
