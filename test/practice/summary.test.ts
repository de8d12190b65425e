import { Summary } from '@contract/agentbot/summary'
import { missingOf } from '@contract/agentbot/summary-words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { agentsAt, servicesAt, type Tenant, trialsAt } from '../../src-main/practice/summary-world'
import { ask } from './ask'
import { worldFolder } from './world-folder'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const day = Date.UTC(2026, 10, 20)
const people: Tenant[] = Array.from({ length: 35 }, (_, n) => ({ id: `user_${n}`, email: `user.${n}@example.com` }))

describe('practice’s Agentbot', () => {
  let server: PracticeServer
  beforeAll(async () => {
    server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
  })
  afterAll(() => server.close())
  const get = (path: string, cookie?: string) => ask(server, 'GET', path, { token: null, headers: cookie === undefined ? {} : { cookie } })

  test('answers its admin with a whole summary, as the document has it', async () => {
    const { base_url = '', auth, credential } = server.services.agentbot ?? {}
    expect([base_url, auth]).toEqual([`${server.base_url}/agentbot`, 'cookie'])
    const answer = await get('/agentbot/api/admin/summary', credential ?? '')
    expect(answer.status).toBe(200)
    const summary = Summary.parse(answer.json())
    expect(summary).toEqual(answer.json())
    expect(missingOf(summary)).toEqual([])
  })

  test('some on trial are the marketplace’s by id, some by e-mail only, one not at all', async () => {
    const users = (await ask(server, 'GET', '/v1/admin/users?page_size=1000')).json() as { items: { id: string; email: string }[] }
    const ids = new Set(users.items.map(({ id }) => id))
    const emails = new Set(users.items.map(({ email }) => email))
    const met = new Set<string>()
    const { trial } = Summary.parse((await get('/agentbot/api/admin/summary', server.services.agentbot?.credential ?? '')).json())
    for (const one of trial?.expiringSoon ?? []) met.add(ids.has(one.id ?? '') ? 'id' : emails.has(one.email ?? '') ? 'email' : 'neither')
    expect(met).toContain('id')
  })

  test.each([
    ['no cookie', undefined],
    ['a Bearer token only', ''],
    ['a member’s', 'member'],
    ['one that has expired', 'expired'],
  ])('is 403 for %s: the document has one status for both', async (_, which) => {
    const token = which === 'member' ? server.tokens.member : which === 'expired' ? server.tokens.expired : null
    const answer = await get('/agentbot/api/admin/summary', token === null ? undefined : `agentbot_session=${token}`)
    expect([answer.status, answer.json()]).toEqual([403, { error: 'Unauthorized' }])
  })

  test.each([
    ['fail_403', 403],
    ['fail_302', 302],
    ['fail_500', 500],
    ['fail_html', 200],
  ])('an address that ends in %s fails so', async (word, status) => {
    expect((await get(`/agentbot/${word}/api/admin/summary`)).status).toBe(status)
  })
})

describe('its world', () => {
  const at = (name: string, time: number) => servicesAt(time).find((one) => one.name === name)?.status

  test('is the same for the same moment, and another a while later', () => {
    expect(servicesAt(day)).toEqual(servicesAt(day))
    expect(trialsAt(people, day)).toEqual(trialsAt(people, day))
    expect(agentsAt(people, day)).toEqual(agentsAt(people, day))
    expect(agentsAt(people, day)).not.toEqual(agentsAt(people, day + HOUR))
  })

  test('has a service that degrades, goes down and recovers every hour', () => {
    const hour = Array.from({ length: 60 }, (_, minute) => at('x402 Gateway', day + minute * MINUTE))
    const met = hour.filter((state, minute) => state !== hour[minute - 1])
    expect(met).toEqual(['ok', 'degraded', 'down', 'degraded'])
    expect(at('x402 Gateway', day + HOUR)).toBe('ok')
  })

  test('has one that flaps, one that is down, and one with a word of its own', () => {
    const states = Array.from({ length: 30 }, (_, n) => at('Webhook Relay', day + n * 2 * MINUTE))
    expect(states.filter((state, n) => n > 0 && state !== states[n - 1]).length).toBeGreaterThan(6)
    expect([at('Render Queue', day), at('Model Router (eu-central, third-party, best effort)', day)]).toEqual(['down', 'maintenance'])
  })

  test('trials run out: never more than twelve listed, soonest first, within three days', () => {
    const most = new Set<number>()
    for (let time = day; time < day + 10 * DAY; time += 3 * HOUR) {
      const { active, expiringSoon } = trialsAt(people, time)
      const soon = expiringSoon ?? []
      most.add(soon.length)
      expect(active).toBeGreaterThan(soon.length)
      const ends = soon.map(({ endsAt }) => Date.parse(endsAt ?? ''))
      expect(ends).toEqual(ends.toSorted((a, b) => a - b))
      for (const [index, end] of ends.entries()) {
        expect(end - time).toBeGreaterThan(0)
        expect(end - time).toBeLessThanOrEqual(3 * DAY)
        expect(soon[index]?.daysLeft).toBe(Math.ceil((end - time) / DAY))
      }
    }
    expect(Math.max(...most)).toBe(12)
  })

  test('at most five failures are listed, newest first, all of them counted', () => {
    const { totals, recentErrors } = agentsAt(people, day)
    expect(recentErrors).toHaveLength(5)
    expect(totals?.error).toBeGreaterThan(5)
    const times = (recentErrors ?? []).map(({ updatedAt }) => Date.parse(updatedAt ?? ''))
    expect(times).toEqual(times.toSorted((a, b) => b - a))
    expect(times[0]).toBeLessThanOrEqual(day)
  })
})
