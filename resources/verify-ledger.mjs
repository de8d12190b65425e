#!/usr/bin/env node
// Checks a signed export of Opsdesk's ledger without Opsdesk: needs Node 20 or later and nothing else.
//
//   node verify-ledger.mjs ledger.jsonl [--key key.pem]
//
// Every line but the first and the last is one entry. An entry's hash is the SHA-256, in hex, of its number, its time,
// the hash of the entry before and its body, with a line feed between each two. The first follows 64 zeros. The last
// line holds the number of entries, the last hash, the public key, and an Ed25519 signature over the SHA-256 of all the
// bytes before that line. Ends with 0 where all of it holds, else with 1 and the first thing that does not.
//
// An extract says so in its first line. It holds some entries of a chain, such as those of one rollout: each is checked by
// its own hash, and by the hash of the entry before where that stands before it in the file.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

class Wrong extends Error {}

/** The lines of a file as bytes, each with whether it is the last. A file of any size is read in little memory. */
async function* linesOf(file) {
  let rest = Buffer.alloc(0)
  let line = null
  for await (const piece of createReadStream(file)) {
    rest = Buffer.concat([rest, piece])
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      if (line) yield { line, last: false }
      line = rest.subarray(0, end + 1)
      rest = rest.subarray(end + 1)
    }
  }
  if (rest.length > 0) throw new Wrong('The file ends in the middle of a line: it was cut.')
  if (line) yield { line, last: true }
}

const parse = (line, what) => {
  try {
    const value = JSON.parse(line.toString('utf8'))
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new Wrong(`${what} can't be read.`)
}

const hashOf = ({ seq, at, previous, body }) => createHash('sha256').update(`${seq}\n${at}\n${previous}\n${body}`).digest('hex')

const checkEntry = (entry, number, previous) => {
  const wrong = (why) => new Wrong(`Entry ${number} is the first that is wrong: ${why}.`)
  if (entry.signature !== undefined || entry.seq !== number) throw wrong('it is missing, or out of order')
  if (entry.previous !== previous) throw wrong('it does not follow the entry before')
  if (hashOf(entry) !== entry.hash) throw wrong('its text was changed')
}

/** An entry of an extract: entries are left out between, and none may stand twice or out of order. */
const checkExtracted = (entry, before) => {
  const wrong = (why) => new Wrong(`Entry ${entry.seq} is the first that is wrong: ${why}.`)
  if (entry.signature !== undefined || !Number.isInteger(entry.seq) || entry.seq < 1) throw new Wrong('An entry has no number.')
  if (before && entry.seq <= before.seq) throw wrong('it is out of order')
  const next = entry.seq === (before?.seq ?? 0) + 1
  if (next && entry.previous !== (before?.hash ?? '0'.repeat(64))) throw wrong('it does not follow the entry before')
  if (hashOf(entry) !== entry.hash) throw wrong('its text was changed')
}

const fingerprintOf = (key) =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')

const keyFrom = (pem, where) => {
  try {
    const key = createPublicKey(pem)
    if (key.asymmetricKeyType === 'ed25519') return key
  } catch {
    // Said below.
  }
  throw new Wrong(`${where} holds no Ed25519 public key.`)
}

const checkSeal = (seal, count, head, digest, known) => {
  if (seal.entries !== count) throw new Wrong(`The file holds ${count} entries and was signed with ${seal.entries}: entries are missing.`)
  if (seal.head !== head && count > 0) throw new Wrong('The last hash is not the one that was signed.')
  const key = keyFrom(seal.public_key, 'The last line')
  if (known && fingerprintOf(known) !== fingerprintOf(key)) throw new Wrong('It was signed with another key than the one given.')
  if (!verify(null, digest, key, Buffer.from(String(seal.signature), 'base64'))) throw new Wrong('The signature is wrong.')
  return key
}

const check = async (file, known) => {
  const digest = createHash('sha256')
  let previous = '0'.repeat(64)
  let count = 0
  let first = true
  let extract = false
  let before = null
  for await (const { line, last } of linesOf(file)) {
    const value = parse(line, first ? 'The first line' : last ? 'The last line' : `Entry ${count + 1}`)
    if (first && value.opsdesk_ledger !== 1) throw new Wrong('This is not a ledger export that this verifier knows.')
    if (last && !first) {
      if (value.signature === undefined) throw new Wrong(`The signature is missing: the file was cut after entry ${value.seq ?? count}.`)
      return { count, extract, key: checkSeal(value, count, previous, digest.digest(), known) }
    }
    if (first) extract = value.extract === true
    else {
      if (extract) checkExtracted(value, before)
      else checkEntry(value, count + 1, previous)
      before = value
      previous = value.hash
      count++
    }
    first = false
    digest.update(line)
  }
  throw new Wrong('The file is empty, or holds nothing but its first line.')
}

const main = async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } })
  const [file] = positionals
  if (!file || positionals.length > 1) throw new Wrong('Use: node verify-ledger.mjs ledger.jsonl [--key key.pem]')
  const known = values.key === undefined ? null : keyFrom(readFileSync(values.key, 'utf8'), values.key)
  const { count, extract, key } = await check(file, known)
  if (extract) {
    console.log(`An extract: ${count} entries, each as it was written, and the signature.`)
    console.log('What stands between them is not in this file: the whole ledger shows that none was put in or taken out.')
  } else console.log(`Whole: ${count} entries, every hash, every link, and the signature.`)
  console.log(`Signed with the key ${fingerprintOf(key)}.`)
  if (!known) console.log('Nobody vouches for that key here: compare it with the one you know, or give it with --key.')
}

main().catch((error) => {
  console.error(error instanceof Wrong ? error.message : `It can't be checked: ${error.message}`)
  process.exitCode = 1
})
