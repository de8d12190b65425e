import { Claim } from '@contract/marketplace/claims'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { castId } from '../../src-main/practice/cast'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'
import { worldRows } from './world-rows'

type Listed = { items: Claim[]; total: number }

let server: PracticeServer
let folder: string
beforeEach(async () => {
  folder = await worldFolder()
  server = await servePractice({ folder, users: 500, fresh: true })
})
afterEach(() => server.close())

const sandboxed = async (): Promise<Listed> => (await ask(server, 'GET', '/v1/admin/claims/sandbox')).json() as Listed
const approve = (word: string) => ask(server, 'POST', `/v1/admin/claims/claim_practice_${word}/approve`)
const reject = (word: string) => ask(server, 'POST', `/with_reject/v1/admin/claims/claim_practice_${word}/reject`)
const said = async (answer: ReturnType<typeof ask>) => [(await answer).status, (await answer).json()]
const isThere = async (word: string) => (await sandboxed()).items.some(({ id }) => id === `claim_practice_${word}`)
const ownerOf = async (skill: string | null) =>
  (await worldRows(folder, 'SELECT owner_id FROM skills WHERE id = ?', skill ?? ''))[0]?.owner_id

describe('claims.list', () => {
  test('comes whole, the longest waiting first, sandboxed ones only', async () => {
    const { items, total } = await sandboxed()
    expect(items).toHaveLength(total)
    expect(total).toBeGreaterThan(24)
    expect(items.map(({ created_at }) => created_at)).toEqual(items.map(({ created_at }) => created_at).toSorted())
    for (const claim of items) expect(Claim.parse(claim), claim.id).toEqual(claim)
    expect(new Set(items.map(({ status }) => status))).toEqual(new Set(['sandbox']))
  })

  test('has claimants in every standing, and several claims of one', async () => {
    const claimants = (await sandboxed()).items.map(({ claimant_id }) => claimant_id)
    for (const word of ['held', 'leave-seller', 'leave-held', 'script']) expect(claimants).toContain(castId(word))
    expect(claimants.filter((id) => id === castId('member')).length).toBeGreaterThanOrEqual(3)
  })
})

describe('claims.approve', () => {
  test('moves the skill to the claimant, and the claim leaves the list', async () => {
    const claim = (await sandboxed()).items.find(({ id }) => id === 'claim_practice_first')
    expect(await ownerOf(claim?.skill_id ?? null)).toBeNull()
    expect(await said(approve('first'))).toEqual([200, { status: 'approved', claim_id: 'claim_practice_first' }])
    expect(await ownerOf(claim?.skill_id ?? null)).toBe(castId('member'))
    expect(await isThere('first')).toBe(false)
    expect(await worldRows(folder, 'SELECT action, target_id FROM audit_log')).toEqual([
      { action: 'claim_approved', target_id: 'claim_practice_first' },
    ])
  })

  test.each([
    ['approved', 409, 'Claim is already approved'],
    ['owned', 409, 'Skill already has an owner'],
    ['gone', 409, 'Claimed skill no longer exists'],
    ['nobody', 409, 'Claimant no longer exists'],
    ['none', 404, 'Claim not found'],
  ])('refuses %s with %i', async (word, status, detail) => {
    expect(await said(approve(word))).toEqual([status, { detail }])
    expect(await worldRows(folder, 'SELECT 1 FROM audit_log')).toEqual([])
  })

  test('gives a disputed skill to one of two, asked for at once', async () => {
    const answers = await Promise.all([approve('disputed_1'), approve('disputed_2')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.json()).toEqual({ detail: 'Skill already has an owner' })
  })

  test('is provoked by the claim’s id', async () => {
    expect((await approve('fail_503')).status).toBe(503)
    expect(await isThere('fail_503')).toBe(true)
    await expect(approve('fail_lost')).rejects.toThrow(/socket hang up|ECONNRESET/)
    expect(await isThere('fail_lost')).toBe(false)
  })
})

describe('claims.reject', () => {
  test('is not there, as documented, for any method', async () => {
    for (const method of ['POST', 'PUT', 'GET'])
      expect(await said(ask(server, method, '/v1/admin/claims/claim_practice_first/reject'))).toEqual([404, { detail: 'Not Found' }])
    expect(await isThere('first')).toBe(true)
  })

  test('is there behind the word for it, and leaves the skill alone', async () => {
    const claim = (await sandboxed()).items.find(({ id }) => id === 'claim_practice_first')
    expect(await said(reject('first'))).toEqual([200, { status: 'rejected', claim_id: 'claim_practice_first' }])
    expect(await ownerOf(claim?.skill_id ?? null)).toBeNull()
    expect(await isThere('first')).toBe(false)
    expect(await said(reject('first'))).toEqual([409, { detail: 'Claim is already rejected' }])
    expect(await said(approve('first'))).toEqual([409, { detail: 'Claim is already rejected' }])
    expect(await said(reject('none'))).toEqual([404, { detail: 'Claim not found' }])
  })

  test('and everything else is there too', async () => {
    expect((await ask(server, 'GET', '/with_reject/v1/admin/claims/sandbox')).json()).toEqual(await sandboxed())
    expect((await ask(server, 'GET', '/with_reject/v1/admin/check')).json()).toEqual({ is_admin: true })
    expect((await ask(server, 'DELETE', '/with_reject/v1/admin/check')).status).toBe(405)
  })
})
