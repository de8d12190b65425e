import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Keychain } from '../environments/keychain'
import type { Entry } from './entry'
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

/** Writes the whole chain to a signed file. Returns how many entries it holds. */
export const exportSigned = (ledger: Pick<Ledger, 'entries'>, keychain: Keychain, file: string, at: Date): Promise<number> =>
  writeSigned({ opsdesk_ledger: 1, exported_at: at.toISOString() }, chainOf(ledger), keychain, file)

/** Writes some entries of the chain, as they stand in it, to a signed file that says that it is an extract. */
export const exportExtract = (entries: readonly Entry[], keychain: Keychain, file: string, at: Date): Promise<number> =>
  writeSigned({ opsdesk_ledger: 1, extract: true, exported_at: at.toISOString() }, entries, keychain, file)

async function* chainOf(ledger: Pick<Ledger, 'entries'>): AsyncGenerator<Entry> {
  for (let from = 1; ; ) {
    const entries = await ledger.entries(from, BLOCK)
    yield* entries
    if (entries.length < BLOCK) return
    from = (entries.at(-1)?.seq ?? 0) + 1
  }
}

/**
 * One JSON line an entry, then one line with the last hash, the count, the public key and an Ed25519 signature over the
 * SHA-256 of all lines before it. resources/verify-ledger.mjs checks it without the app.
 */
const writeSigned = async (
  first: object,
  entries: Iterable<Entry> | AsyncIterable<Entry>,
  keychain: Keychain,
  file: string,
): Promise<number> => {
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
    await line(first)
    let [count, head] = [0, '']
    for await (const { seq, at, body, previous, hash } of entries) {
      await line({ seq, at, body, previous, hash })
      count++
      head = hash
    }
    const public_key = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString()
    const signature = sign(null, digest.digest(), key).toString('base64')
    await new Promise<void>((resolve, reject) => {
      out.on('error', reject)
      out.end(`${JSON.stringify({ entries: count, head, public_key, signature })}\n`, resolve)
    })
    await rename(unfinished, file)
    return count
  } catch (error) {
    out.destroy()
    await rm(unfinished, { force: true })
    throw error
  }
}
