import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { contract } from '@contract'
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from '../practice/ask'
import { worldFolder } from '../practice/world-folder'
import { type Exchange, exchanges } from './exchanges'

/** Seeded once; what writes gets a copy of its own. */
let seeded: string
let read: PracticeServer
let server: PracticeServer
beforeAll(async () => {
  seeded = mkdtempSync(join(tmpdir(), 'opsdesk-wire-'))
  read = await servePractice({ folder: seeded, users: 500, fresh: true })
  await ask(read, 'GET', '/platform/api/v1/admin/orgs')
  for (const file of ['world.db', 'platform.db']) {
    const db = createClient({ url: pathToFileURL(join(seeded, file)).href })
    await db.execute('PRAGMA wal_checkpoint(TRUNCATE)')
    db.close()
  }
})
afterAll(async () => {
  await read.close()
  rmSync(seeded, { recursive: true, force: true, maxRetries: 5 })
})

/** Starts a server of this exchange's own where it changes anything. */
const serverFor = async ({ request, given }: Exchange): Promise<PracticeServer> => {
  if (request.method === 'GET' && !given) return read
  const folder = await worldFolder()
  cpSync(seeded, folder, { recursive: true })
  const own = await servePractice({ folder, users: 500, fresh: false })
  onTestFinished(() => own.close())
  return own
}

describe('practice answers as written by hand', () => {
  test.each(exchanges)('$name', async (exchange) => {
    const { operation, request, response, given, exact } = exchange
    server = await serverFor(exchange)
    if (given === 'only_admin') await leaveOneAdmin()
    const query = request.query ? `?${new URLSearchParams(request.query)}` : ''
    const prefix = given === 'with_reject' || given === 'without_stripe' ? `/${given}` : ''
    const answer = await ask(server, request.method, `${prefix}${mounts[contract[operation].system]}${request.path}${query}`, {
      token: null,
      headers: withTokens(request.headers),
      body: request.body,
    })

    expect(answer.status).toBe(response.status)
    expect(answer.headers).toMatchObject(response.headers ?? {})
    const body = answer.json()
    expect(shapeOf(body)).toEqual(shapeOf(response.body))
    for (const path of exact) expect([path, at(body, path)]).toEqual([path, at(response.body, path)])
    // What was refused says why in the words written by hand.
    if (response.status >= 400) expect(body).toEqual(response.body)
  })
})

const withTokens = (headers: Exchange['request']['headers']): Record<string, string> => {
  const tokens: Record<string, string> = {
    '<admin-token>': server.token,
    '<member-token>': server.tokens.member,
    '<expired-token>': server.tokens.expired,
  }
  const filled = (value: string): string => value.replace(/<[a-z]+-token>/, (name) => tokens[name] ?? name)
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value)]))
}

const leaveOneAdmin = async (): Promise<void> => {
  const { items } = (await ask(server, 'GET', '/v1/admin/admins')).json() as { items: { id: string }[] }
  for (const { id } of items.filter(({ id }) => !id.endsWith('you'))) await ask(server, 'DELETE', `/v1/admin/admins/${id}`)
}

/** Fields that hold what the server likes: they are there, and have no shape to compare. */
const anyJson = ['details', 'evidence', 'payload', 'before', 'after']

/** Names and kinds, without values: rows are alike, and what may be null is text or null. */
const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...new Set(value.map((inner) => JSON.stringify(shapeOf(inner))))].toSorted()
  if (typeof value === 'string' || value === null) return 'text or null'
  if (typeof value !== 'object') return typeof value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted()
      .map(([name, inner]) => [name, anyJson.includes(name) ? 'any JSON' : shapeOf(inner)]),
  )
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
