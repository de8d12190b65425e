import { CommerceRow, CommerceSnapshot, snapshotKinds, snapshotStates } from '@contract/platform/commerce'
import { newestOf } from '@contract/platform/commerce-ages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { changedFields, snapshotDifference } from '../../src-renderer/screens/platform/commerce/snapshot-difference'
import { ask } from './ask'
import { worldFolder } from './world-folder'

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterAll(() => server.close())

const root = `${mounts.platform}/api/v1/admin/commerce`
const list = async <T>(path: string): Promise<{ items: T[]; total: number }> =>
  (await ask(server, 'GET', `${root}/${path}${path.includes('?') ? '&' : '?'}page_size=1000`)).json() as { items: T[]; total: number }
const rows = async (id: string): Promise<CommerceRow[]> => (await list<CommerceRow>(`snapshot-rows?snapshot_id=${id}`)).items

describe('commerce snapshots', () => {
  test('there are at least four of each kind, the newest first, of every state, each with as many rows as it says', async () => {
    const { items } = await list<CommerceSnapshot>('snapshots')
    const at = items.map(({ taken_at }) => taken_at)
    expect(at).toEqual(at.toSorted().toReversed())
    for (const kind of snapshotKinds) expect(items.filter((item) => item.kind === kind).length, kind).toBeGreaterThanOrEqual(4)
    for (const state of snapshotStates)
      expect(
        items.some((item) => item.state === state),
        state,
      ).toBe(true)
    for (const item of items) {
      expect(CommerceSnapshot.parse(item)).toEqual(item)
    }
    for (const item of [...items.slice(0, 3), ...items.filter(({ state }) => state !== 'complete')]) {
      const held = await rows(item.id)
      expect([item.id, held.length]).toEqual([item.id, item.rows])
      expect(new Set(held.map(({ id }) => id)).size).toBe(held.length)
    }
    expect(newestOf(items, 'order', Date.now())?.stale).toBe(true)
    expect(newestOf(items, 'store', Date.now())?.stale).toBe(false)
    const until = items[5]?.taken_at ?? ''
    expect((await list<CommerceSnapshot>(`snapshots?until=${until}`)).items).toEqual(items.filter(({ taken_at }) => taken_at < until))
  })

  test('two in a row differ a little: some came, some went, prices, stock and details changed', async () => {
    const found = snapshotDifference(await rows('snap_practice_product_5'), await rows('snap_practice_product_6'))
    expect([found.added, found.removed, found.changed].every((count) => count > 0 && count < 60)).toBe(true)
    expect(found.same).toBeGreaterThan(300)
    expect(changedFields(found).map(([field]) => field)).toEqual(expect.arrayContaining(['amount_cents', 'quantity', 'details.shipping']))
    expect(found.rows.find(({ id }) => id === 'prod_practice_leaves')?.kind).toBe('removed')
    for (const row of await rows('snap_practice_product_6')) expect(CommerceRow.parse(row)).toEqual(row)
    const orders = snapshotDifference(await rows('snap_practice_order_7'), await rows('snap_practice_order_8'))
    expect(changedFields(orders).map(([field]) => field)).toContain('state')
  })

  test('rows are narrowed down by name, state, store and org', async () => {
    const of = (filter: string) => list<CommerceRow>(`snapshot-rows?snapshot_id=snap_practice_order_8&${filter}`)
    const [one] = (await of('')).items
    expect((await of(`org_id=${one?.org_id}`)).items.every(({ org_id }) => org_id === one?.org_id)).toBe(true)
    expect((await of(`store_id=${one?.store_id}&state=${one?.state}`)).items.map(({ id }) => id)).toContain(one?.id)
    expect((await of('search=%25')).total).toBe(0)
  })
})
