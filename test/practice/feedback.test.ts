import { Feedback, FeedbackBurst, FeedbackEvent } from '@contract/platform/feedback'
import { feedbackCategories, feedbackSeverities, feedbackStatuses, probeClasses } from '@contract/platform/feedback-words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import { probes } from '../../src-main/practice/platform/probes/probes'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

type Listed = { items: Feedback[]; total: number }

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterAll(() => server.close())

const root = `${mounts.platform}/api/v1/admin/feedback`
const list = async (query: string): Promise<Listed> => (await ask(server, 'GET', `${root}?page_size=1000&${query}`)).json() as Listed
const post = async (path: string, body: unknown, key?: string) => {
  const answer = await ask(server, 'POST', `${root}/${path}`, { body, headers: key ? { 'idempotency-key': key } : {} })
  return { status: answer.status, body: answer.json() as Record<string, unknown> }
}
const get = async (id: string): Promise<Feedback> => (await ask(server, 'GET', `${root}/${id}`)).json() as Feedback

describe('feedback.list', () => {
  test('is lively: every status, category, severity and group, newest first, and all of it fits', async () => {
    const { items, total } = await list('')
    expect(items).toHaveLength(total)
    expect(total).toBeGreaterThan(600)
    for (const item of items) expect(Feedback.parse(item), item.id).toEqual(item)
    expect(items.map(({ created_at }) => created_at)).toEqual(
      items
        .map(({ created_at }) => created_at)
        .toSorted()
        .toReversed(),
    )
    const seen = (of: (item: Feedback) => string | null) => new Set(items.map(of))
    for (const status of feedbackStatuses) expect(seen((item) => item.status)).toContain(status)
    for (const category of feedbackCategories) expect(seen((item) => item.category)).toContain(category)
    for (const severity of feedbackSeverities) expect(seen((item) => item.severity)).toContain(severity)
    for (const group of probeClasses) expect(seen((item) => item.classification)).toContain(group)
  })

  test('each probe of the corpus comes through as it is written, to the last mark', async () => {
    const { items } = await list('probes=true')
    for (const group of probeClasses) {
      const texts = new Set(items.filter(({ classification }) => classification === group).map(({ text }) => text))
      expect(probes[group].length).toBeGreaterThanOrEqual(12)
      for (const probe of probes[group]) expect(texts.has(probe), JSON.stringify(probe)).toBe(true)
      // Whatever a group tries, one of it shows when its texts are taken for markup or for addresses.
      for (const sign of [/<img /, /http:\/\//])
        expect(
          probes[group].some((probe) => sign.test(probe)),
          `${group} ${sign}`,
        ).toBe(true)
    }
  })

  test('collapsed, a burst is one item: the newest that fits the rest', async () => {
    const all = await list('burst_id=burst_practice_template-try')
    expect(all.total).toBe(16)
    const whole = await list('burst_id=burst_practice_template-try&collapsed=true')
    expect(whole.items.map(({ id }) => id)).toEqual([all.items[0]?.id])
    expect(whole.items[0]?.burst).toMatchObject({ count: 16, last_at: all.items[0]?.created_at, first_at: all.items.at(-1)?.created_at })
    const triaged = await list('burst_id=burst_practice_template-try&collapsed=true&status=triaged')
    expect(triaged.items.map(({ id }) => id)).toEqual([all.items.find(({ status }) => status === 'triaged')?.id])
    const lone = await list('collapsed=true')
    expect(new Set(lone.items.flatMap(({ burst }) => burst?.id ?? [])).size).toBe(lone.items.filter(({ burst }) => burst).length)
  })

  test('by several kinds or groups at once, with commas between', async () => {
    const [one, other, both] = [
      await list('category=actionable'),
      await list('category=short_actionable'),
      await list('category=actionable,short_actionable'),
    ]
    expect(other.total).toBeGreaterThan(0)
    expect(both.total).toBe((one.total ?? 0) + (other.total ?? 0))
    const probed = await list('classification=path,fuzz&collapsed=true')
    expect(new Set(probed.items.map(({ classification }) => classification))).toEqual(new Set(['path', 'fuzz']))
  })

  test('who sees to it: by id, by whoever asks, by nobody', async () => {
    const mine = await list('assignee=me')
    expect(mine.total).toBeGreaterThan(0)
    expect(new Set(mine.items.map(({ assignee_id }) => assignee_id))).toEqual(new Set(['usr_practice_you']))
    expect((await list('assignee=usr_practice_you')).total).toBe(mine.total)
    expect(new Set((await list('assignee=none')).items.map(({ assignee_id }) => assignee_id))).toEqual(new Set([null]))
  })
})

describe('feedback.move', () => {
  test('goes the way of the workflow, each step on record, and resolved while it is done', async () => {
    const id = 'fb_practice_short'
    for (const status of ['triaged', 'in_progress', 'done']) expect((await post(`${id}/status`, { status })).body.status).toBe(status)
    expect((await get(id)).resolved_at).not.toBeNull()
    expect((await post(`${id}/status`, { status: 'archived' })).status).toBe(200)
    expect((await get(id)).resolved_at).not.toBeNull()
    await post(`${id}/status`, { status: 'done' })
    await post(`${id}/status`, { status: 'in_progress' })
    expect(await get(id)).toMatchObject({ status: 'in_progress', resolved_at: null })
    const { items } = (await ask(server, 'GET', `${root}/${id}/history`)).json() as { items: FeedbackEvent[] }
    expect(items).toHaveLength(6)
    for (const event of items) expect(FeedbackEvent.parse(event)).toEqual(event)
  })

  test('the same key is one step, and a status nobody has is 422', async () => {
    const id = 'fb_practice_wish'
    const once = await post(`${id}/status`, { status: 'triaged' }, 'one-key')
    expect(await post(`${id}/status`, { status: 'triaged' }, 'one-key')).toEqual(once)
    expect((await post(`${id}/status`, { status: 'triaged' })).status).toBe(409)
    expect((await post(`${id}/status`, { status: 'lost' })).status).toBe(422)
  })
})

test('feedback.assign: to nobody known is refused, and nothing is changed', async () => {
  expect((await post('fb_practice_approval/assign', { assignee: 'usr_practice_nosuch' })).status).toBe(422)
  expect((await get('fb_practice_approval')).assignee_id).toBeNull()
  expect((await post('fb_practice_approval/assign', { assignee: 'usr_practice_staff' })).body.assignee_id).toBe('usr_practice_staff')
})

test('feedback.note stands in the history', async () => {
  await post('fb_practice_approval/notes', { note: '  Asked the wallet team. ' })
  const { items } = (await ask(server, 'GET', `${root}/fb_practice_approval/history`)).json() as { items: FeedbackEvent[] }
  expect(items.find(({ what }) => what === 'note')).toMatchObject({ note: 'Asked the wallet team.', by: 'usr_practice_you' })
})

test('feedback.move-burst moves what may go, in one write, and leaves the rest', async () => {
  const burst = async () => FeedbackBurst.parse((await ask(server, 'GET', `${root}/bursts/burst_practice_template-try`)).json())
  expect((await burst()).by_status).toEqual({ open: 10, triaged: 6 })
  expect((await post('bursts/burst_practice_template-try/status', { status: 'triaged' })).body).toMatchObject({ changed: 10, left: 6 })
  expect((await burst()).by_status).toEqual({ triaged: 16 })
  expect((await post('bursts/burst_practice_template-try/status', { status: 'archived' })).status).toBe(409)
  expect((await post('bursts/burst_practice_none/status', { status: 'done' })).status).toBe(404)
})
