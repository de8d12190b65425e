import { contract } from '@contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from '../practice/ask'
import { worldFolder } from '../practice/world-folder'
import { type Exchange, exchanges } from './exchanges'

let server: PracticeServer
beforeEach(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterEach(() => server.close())

describe('practice answers as written by hand', () => {
  test.each(exchanges)('$name', async ({ operation, request, response, given, exact }) => {
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
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, anyJson.includes(name) ? 'any JSON' : shapeOf(inner)]))
}

const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((inner, step) => (inner as Record<string, unknown> | undefined)?.[step], value)
