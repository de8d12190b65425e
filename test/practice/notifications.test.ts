import { Notification, notificationEvents, notificationKinds } from '@contract/platform/notifications'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mounts } from '../../src-main/practice/mounts'
import type { PracticeServer } from '../../src-main/practice/practice-server'
import { servePractice } from '../../src-main/practice/server'
import { ask } from './ask'
import { worldFolder } from './world-folder'

type Listed = { items: Notification[]; total: number }

let server: PracticeServer
beforeAll(async () => {
  server = await servePractice({ folder: await worldFolder(), users: 500, fresh: true })
})
afterAll(() => server.close())

const root = `${mounts.platform}/api/v1/admin/notifications`
const list = async (query: string): Promise<Listed> => (await ask(server, 'GET', `${root}?page_size=1000&${query}`)).json() as Listed

test('notifications.list is lively: every kind and event, and all of it fits', async () => {
  const { items, total } = await list('')
  expect(total).toBeGreaterThan(290)
  for (const item of items) expect(Notification.parse(item), item.id).toEqual(item)
  for (const kind of notificationKinds)
    for (const event of notificationEvents[kind]) expect(items.some((item) => item.kind === kind && item.event === event)).toBe(true)
  const failures = await list('failures=true&acknowledged=false')
  expect(failures.total).toBe(items.filter(({ severity, acknowledged_at }) => severity !== 'info' && acknowledged_at === null).length)
})

test('notifications.acknowledge: once, under whose name, and it leaves the queue', async () => {
  const before = await list('acknowledged=false&kind=message')
  const answer = await ask(server, 'POST', `${root}/ntf_practice_bounced/acknowledge`)
  expect(answer.json()).toMatchObject({ id: 'ntf_practice_bounced', acknowledged_by: 'usr_practice_you' })
  expect((await list('acknowledged=false&kind=message')).total).toBe(before.total - 1)
  expect((await ask(server, 'POST', `${root}/ntf_practice_bounced/acknowledge`)).status).toBe(409)
})
