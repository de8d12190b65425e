import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { createDatabaseSource } from '../../src-main/upstream/database'
import { databaseAddress } from '../../src-main/upstream/database-address'
import { listen } from '../upstream/listening'

const source = createDatabaseSource()
afterAll(() => source.close())

const at = (base_url: string) => ({
  base_url,
  credential: async () => ({ ok: true, value: 'secret-token' }) as const,
  names: {},
  signal: new AbortController().signal,
})
const pem = (name: string): string => readFileSync(new URL(`../upstream/certificates/${name}`, import.meta.url), 'utf8')

test('a server of another kind, one that sends elsewhere and one that nobody vouches for are told apart', async () => {
  const page = await listen((_, response) => response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Nothing here</h1>'))
  expect(await source.test(at(page.base_url))).toMatchObject({ outcome: 'not_a_database' })

  const target = await listen((_, response) => response.end('{}'))
  const away = await listen((_, response) => response.writeHead(307, { location: target.base_url }).end())
  expect((await source.test(at(away.base_url))).outcome).not.toBe('well')
  // The token went no further than to where it was meant to go.
  expect(target.seen).toEqual([])

  const unvouched = await listen((_, response) => response.end('{}'), { key: pem('self-signed.key'), cert: pem('self-signed.pem') })
  expect(await source.test(at(unvouched.base_url))).toMatchObject({ outcome: 'tls' })
  expect(unvouched.seen).toEqual([])
})

test.each([
  ['libsql://agentpowers.turso.io', 'server'],
  ['https://agentpowers.turso.io', 'server'],
  ['wss://agentpowers.turso.io', 'server'],
  ['http://127.0.0.1:8080', 'server'],
  ['ws://localhost:8080', 'server'],
  ['libsql://localhost:8080?tls=0', 'server'],
  ['file:///srv/agentpowers.db', 'file'],
  ['file:///srv/odd%20name%23.db', 'file'],
])('%s is an address', (text, kind) => {
  expect(databaseAddress(text)).toMatchObject({ ok: true, value: { kind } })
})

test.each([
  'http://agentpowers.turso.io',
  'ws://agentpowers.turso.io',
  'libsql://agentpowers.turso.io?tls=0',
  'https://agentpowers.turso.io?tls=0',
  'https://agentpowers.turso.io?authToken=secret',
  'libsql://name:secret@agentpowers.turso.io',
  'https://0x7f.1',
  'ftp://example.com',
  'file://elsewhere.example.com/agentpowers.db',
  ':memory:',
  'agentpowers.db',
])('%s is none', (text) => {
  expect(databaseAddress(text)).toMatchObject({ ok: false, failure: { code: 'insecure_address' } })
})
