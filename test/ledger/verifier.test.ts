import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Keychain, sessionKeychain } from '../../src-main/environments/keychain'
import { hashOf } from '../../src-main/ledger/entry'
import type { Ledger } from '../../src-main/ledger/ledger'
import { LedgerRoom } from '../../src-main/ledger/room'
import { exportExtract, exportSigned, signingKey } from '../../src-main/ledger/sign'
import { Store } from '../../src-main/ledger/store'
import { fill, noon } from './written'

const folder = mkdtempSync(join(tmpdir(), 'opsdesk-verifier-'))
const verifier = join(folder, 'verify-ledger.mjs')
const keychain: Keychain = sessionKeychain('a test')
const good = join(folder, 'good.jsonl')
const keyFile = join(folder, 'key.pem')
const WRITES = 12
let lines: string[] = []

beforeAll(async () => {
  // Away from the project: it must run without anything of it.
  copyFileSync(resolve(import.meta.dirname, '../../resources/verify-ledger.mjs'), verifier)
  const file = join(folder, 'ledger.db')
  const store = new Store(file)
  fill(store, WRITES)
  store.close()
  const room = new LedgerRoom()
  room.open(file, noon, null)
  const ledger = { entries: async (from: number, limit: number) => room.entries(from, limit) } as unknown as Ledger
  expect(await exportSigned(ledger, keychain, good, noon)).toBe(2 * WRITES)
  room.close()
  lines = readFileSync(good, 'utf8').split('\n').slice(0, -1)
  writeFileSync(keyFile, createPublicKey(await signingKey(keychain)).export({ type: 'spki', format: 'pem' }))
})

const run = (file: string, ...more: string[]): { code: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [verifier, file, ...more], { cwd: folder, encoding: 'utf8' })
  return { code: status, said: stdout + stderr }
}
const checked = (changed: readonly string[], ...more: string[]) => {
  const file = join(folder, 'changed.jsonl')
  writeFileSync(file, changed.length > 0 ? `${changed.join('\n')}\n` : '')
  return run(file, ...more)
}
/** An entry's line with its body changed and, where `again`, its hash made anew: only the next link shows it then. */
const edited = (line: string, again: boolean): string => {
  const entry = JSON.parse(line) as { seq: number; at: string; previous: string; body: string; hash: string }
  const body = entry.body.replace('"', '"\\u0000')
  return JSON.stringify({ ...entry, body, hash: again ? hashOf(entry.seq, entry.at, entry.previous, body) : entry.hash })
}

describe('the standalone verifier', () => {
  test('a good file is whole, and its key is named', () => {
    expect(run(good)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Whole: 24 entries.*\nSigned with the key [0-9a-f]{64}\.\nNobody vouches/),
    })
    expect(run(good, '--key', keyFile)).toMatchObject({ code: 0, said: expect.not.stringContaining('Nobody') })
  })

  test('an empty ledger is whole', async () => {
    const file = join(folder, 'empty.jsonl')
    await exportSigned({ entries: async () => [] } as unknown as Ledger, keychain, file, noon)
    expect(run(file)).toMatchObject({ code: 0, said: expect.stringContaining('Whole: 0 entries') })
  })

  test.each([false, true])('an entry that was edited is named (its hash made again: %s)', (again) => {
    const at = 7
    const found = checked(lines.with(at, edited(lines[at] ?? '', again)))
    expect(found.code).toBe(1)
    expect(found.said).toContain(
      again
        ? `Entry ${at + 1} is the first that is wrong: it does not follow`
        : `Entry ${at} is the first that is wrong: its text was changed`,
    )
  })

  test('an entry that was deleted is named', () => {
    expect(checked(lines.toSpliced(5, 1))).toMatchObject({
      code: 1,
      said: expect.stringContaining('Entry 5 is the first that is wrong: it is missing'),
    })
  })

  test('two entries in each other’s place: the first is named', () => {
    const swapped = lines.with(3, lines[4] ?? '').with(4, lines[3] ?? '')
    expect(checked(swapped)).toMatchObject({ code: 1, said: expect.stringContaining('Entry 3 is the first that is wrong') })
  })

  test('cut: at a line, in a line, and with the seal put back', () => {
    expect(checked(lines.slice(0, -1))).toMatchObject({ code: 1, said: expect.stringMatching(/signature is missing/) })
    expect(checked(lines.slice(0, 9))).toMatchObject({ code: 1, said: expect.stringMatching(/signature is missing/) })
    expect(checked([...lines.slice(0, 9), lines.at(-1) ?? ''])).toMatchObject({
      code: 1,
      said: expect.stringMatching(/holds 8 entries and was signed with 24/),
    })
    const whole = readFileSync(good)
    writeFileSync(join(folder, 'cut.jsonl'), whole.subarray(0, whole.length - 5))
    expect(run(join(folder, 'cut.jsonl'))).toMatchObject({ code: 1, said: expect.stringMatching(/middle of a line/) })
  })

  test('a wrong signature, and a chain made anew and signed with another key', () => {
    const seal = JSON.parse(lines.at(-1) ?? '{}') as { signature: string; public_key: string }
    const other = seal.signature.startsWith('A') ? 'B' : 'A'
    const wrong = JSON.stringify({ ...seal, signature: other + seal.signature.slice(1) })
    expect(checked([...lines.slice(0, -1), wrong])).toMatchObject({ code: 1, said: expect.stringContaining('The signature is wrong') })

    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const before = `${lines.slice(0, -1).join('\n')}\n`
    const signature = sign(null, createHash('sha256').update(before).digest(), privateKey).toString('base64')
    const forged = [
      ...lines.slice(0, -1),
      JSON.stringify({ ...seal, signature, public_key: publicKey.export({ type: 'spki', format: 'pem' }) }),
    ]
    expect(checked(forged).code).toBe(0)
    expect(checked(forged, '--key', keyFile)).toMatchObject({ code: 1, said: expect.stringContaining('another key') })
  })

  test('any one byte changed in anything that was signed is found', () => {
    const whole = readFileSync(good)
    const signed = whole.length - Buffer.byteLength(lines.at(-1) ?? '') - 1
    fc.assert(
      fc.property(fc.integer({ min: 0, max: signed - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const bytes = Buffer.from(whole)
        bytes[at] = ((bytes[at] ?? 0) + by) % 256
        writeFileSync(join(folder, 'byte.jsonl'), bytes)
        expect(run(join(folder, 'byte.jsonl')).code).toBe(1)
      }),
      { numRuns: 15 },
    )
  })

  test('what is not an export, and what is not there, is said and not thrown', () => {
    for (const text of [
      [],
      ['{}'],
      ['not json'],
      ['{"opsdesk_ledger":2}', '{}'],
      ['{"opsdesk_ledger":1}'],
      ['{"opsdesk_ledger":1}', 'null'],
    ])
      expect(checked(text).code).toBe(1)
    expect(run(join(folder, 'nothing-here'))).toMatchObject({ code: 1, said: expect.not.stringContaining('    at ') })
    expect(run(good, '--key', good).code).toBe(1)
  })

  describe('an extract, such as the entries of one rollout', () => {
    let some: string[] = []
    beforeAll(async () => {
      const entries = [1, 2, 7, 20].map((at) => JSON.parse(lines[at] ?? '{}'))
      const file = join(folder, 'extract.jsonl')
      expect(await exportExtract(entries, keychain, file, noon)).toBe(4)
      some = readFileSync(file, 'utf8').split('\n').slice(0, -1)
    })

    test('is told from a whole ledger, and each entry is checked', () => {
      expect(checked(some, '--key', keyFile)).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^An extract: 4 entries, each as it was written, and the signature\.\nWhat stands between/),
      })
    })

    test('edited, left out, out of order, said to be whole: each is found', () => {
      const wrong = (changed: readonly string[]): string => {
        const { code, said } = checked(changed)
        expect(code).toBe(1)
        return said
      }
      expect(wrong(some.with(3, edited(some[3] ?? '', false)))).toContain('Entry 7 is the first that is wrong: its text was changed')
      expect(wrong(some.with(1, edited(some[1] ?? '', true)))).toContain('Entry 2 is the first that is wrong: it does not follow')
      expect(wrong(some.with(3, edited(some[3] ?? '', true)))).toContain('signature is wrong')
      expect(wrong(some.toSpliced(3, 1))).toContain('holds 3 entries and was signed with 4')
      expect(wrong(some.with(2, some[3] ?? '').with(3, some[2] ?? ''))).toContain('Entry 2 is the first that is wrong: it is out of order')
      expect(wrong(some.with(0, lines[0] ?? ''))).toContain('Entry 3 is the first that is wrong: it is missing')
    })
  })

  test('needs nothing but Node', () => {
    const imports = execFileSync('grep', ['-oE', "from '[^']+'", verifier], { encoding: 'utf8' }).trim().split('\n')
    expect(imports.every((line) => line.startsWith("from 'node:"))).toBe(true)
  })
})
