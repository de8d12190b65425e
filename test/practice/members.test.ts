import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'

const ACORN = 'org_practice_acorn'
const COBALT = 'org_practice_cobalt'
const OWNER = 'usr_practice_member'
const CROSSER = 'usr_practice_crosser'

// One world for all of them: seeding it is most of what a test would cost. No two write to the same member.
let server: PracticeServer
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'opsdesk-members-'))
  server = await servePractice({ folder, users: 100, fresh: true })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true, force: true })
})

const admin = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  ask(server, method, `${mounts.platform}/api/v1/admin/${path}`, { body, headers })
const answered = async (method: string, path: string, body?: unknown) => {
  const answer = await admin(method, path, body)
  return [answer.status, answer.json()]
}
const conflict = (message: string) => [409, { error: { code: 'conflict', message } }]
type Row = { user_id: string; org_id: string; role: string; email: string; workspaces: number; elsewhere: { org_id: string }[] }
const rows = async (query: string): Promise<Row[]> =>
  ((await admin('GET', `members?page_size=1000&${query}`)).json() as { items: Row[] }).items
const roleOf = async (org: string, user: string) => (await rows(`org_id=${org}&user_id=${user}`))[0]?.role

describe('who is where', () => {
  test('members stand by role from the owner down, and what is elsewhere is told of each', async () => {
    const acorn = await rows(`org_id=${ACORN}`)
    const order = ['owner', 'admin', 'billing', 'member', 'viewer']
    const ranks = acorn.map(({ role }) => order.indexOf(role))
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b))
    expect(acorn[0]?.user_id).toBe(OWNER)
    const crosser = acorn.find(({ user_id }) => user_id === CROSSER)
    expect(crosser?.elsewhere.map(({ org_id }) => org_id)).toEqual(expect.arrayContaining([COBALT, 'org_practice_birch']))
    expect(crosser?.elsewhere.map(({ org_id }) => org_id)).not.toContain(ACORN)
  })

  test('they are found by part of a name, by role and by workspace', async () => {
    expect((await rows(`org_id=${ACORN}&role=viewer`)).every(({ role }) => role === 'viewer')).toBe(true)
    expect((await rows('search=crosser%40')).map(({ user_id }) => user_id)).toEqual([CROSSER, CROSSER, CROSSER])
    const inOne = await rows('workspace_id=ws_practice_acorn_1')
    expect(inOne.length).toBeGreaterThan(3)
    expect(inOne.every(({ org_id, workspaces }) => org_id === ACORN && workspaces > 0)).toBe(true)
  })
})

describe('an owner is kept', () => {
  test('the owner an org names is neither changed nor removed', async () => {
    const why = conflict('The org names them as its owner. Transfer the ownership to somebody else first.')
    expect(await answered('PUT', `orgs/${ACORN}/members/${OWNER}`, { role: 'viewer' })).toEqual(why)
    expect(await answered('DELETE', `orgs/${ACORN}/members/${OWNER}`)).toEqual(why)
    expect(await roleOf(ACORN, OWNER)).toBe('owner')
  })

  test('the last who has the role is kept, though the org names somebody outside of it', async () => {
    const outside = 'org_practice_script'
    expect(await rows(`org_id=${outside}&role=owner`)).toHaveLength(1)
    expect(await answered('DELETE', `orgs/${outside}/members/usr_practice_script`)).toEqual(
      conflict('They are the org’s only owner, and one must remain. Transfer the ownership first.'),
    )
  })

  test('one of several may go, once', async () => {
    const second = (await rows(`org_id=${COBALT}&role=owner`)).find(({ user_id }) => user_id === 'usr_practice_formula')
    expect(second).toBeDefined()
    expect(await answered('PUT', `orgs/${COBALT}/members/usr_practice_formula`, { role: 'member' })).toEqual([200, { role: 'member' }])
    expect(await rows(`org_id=${COBALT}&role=owner`)).toHaveLength(1)
  })

  test('no role is given that is transferred, or that nobody knows', async () => {
    for (const role of ['owner', 'emperor', '']) expect((await admin('PUT', `orgs/${ACORN}/members/${CROSSER}`, { role })).status).toBe(422)
    expect(await roleOf(ACORN, CROSSER)).toBe('admin')
  })
})

describe('writes', () => {
  test('a transfer makes the owner of before an admin, who may then be removed: from the workspaces too, and other orgs stay', async () => {
    expect(await answered('POST', `orgs/${ACORN}/owner`, { user_id: CROSSER })).toEqual([200, { role: 'owner' }])
    expect([await roleOf(ACORN, CROSSER), await roleOf(ACORN, OWNER)]).toEqual(['owner', 'admin'])
    expect((await admin('GET', `orgs/${ACORN}`)).json()).toMatchObject({ owner_id: CROSSER, owners: 1 })
    expect(await answered('POST', `orgs/${ACORN}/owner`, { user_id: CROSSER })).toEqual(conflict('They own this org already'))
    expect((await admin('POST', `orgs/${ACORN}/owner`, { user_id: 'usr_practice_you' })).status).toBe(404)

    const before = await rows(`user_id=${OWNER}`)
    expect(await answered('DELETE', `orgs/${ACORN}/members/${OWNER}`)).toEqual([200, {}])
    expect((await rows('workspace_id=ws_practice_acorn_1')).some(({ user_id }) => user_id === OWNER)).toBe(false)
    expect(await rows(`user_id=${OWNER}`)).toHaveLength(before.length - 1)
    expect((await admin('DELETE', `orgs/${ACORN}/members/${OWNER}`)).status).toBe(404)
  })

  test('asked twice under one key, it is done once and answered alike', async () => {
    const once = { 'idempotency-key': '3f0d0a36-1111-4222-8333-444455556666' }
    const first = await admin('DELETE', `orgs/${COBALT}/members/${CROSSER}`, undefined, once)
    const again = await admin('DELETE', `orgs/${COBALT}/members/${CROSSER}`, undefined, once)
    expect([first.status, again.status, again.text]).toEqual([200, 200, first.text])
  })

  test('an org that was past due is so again when it is restored', async () => {
    const birch = 'orgs/org_practice_birch'
    expect((await admin('POST', `${birch}/suspend`, { reason: ' ' })).status).toBe(422)
    expect((await admin('POST', `${birch}/suspend`, { reason: 'Unpaid' })).json()).toMatchObject({
      status: 'suspended',
      suspended_reason: 'Unpaid',
    })
    expect(await answered('POST', `${birch}/suspend`, { reason: 'Unpaid' })).toEqual(conflict('This org is suspended already'))
    expect((await admin('POST', `${birch}/restore`)).json()).toMatchObject({
      status: 'past_due',
      suspended_at: null,
      suspended_reason: null,
    })
  })

  test('who is there to fail fails when changed, and can be read before', async () => {
    const one = 'usr_practice_fail_409'
    expect(await roleOf(ACORN, one)).toBe('member')
    expect((await admin('GET', `users/${one}`)).status).toBe(200)
    expect((await admin('PUT', `orgs/${ACORN}/members/${one}`, { role: 'viewer' })).status).toBe(409)
    expect((await admin('GET', 'members?search=fail_503')).status).toBe(503)
    expect(await roleOf(ACORN, one)).toBe('member')
  })
})
