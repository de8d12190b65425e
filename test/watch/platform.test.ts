import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newFolder, type OpenCore, openCore, unwrap } from '../open-core'
import { failedEvent, type PlatformServer, runtimeQueue, servePlatform } from '../platform-server'

let platform: PlatformServer
let desk: OpenCore
let environment = ''
const folder = newFolder()

beforeAll(async () => {
  platform = await servePlatform()
  platform.answers.set('connector-events', { rows: [failedEvent('evt_old', 'timeout')] })
  platform.answers.set('runtime/queues', { rows: [runtimeQueue('mail', 'job', {}), runtimeQueue('secret-name', 'job', {})] })
  desk = await openCore({ folder })
  const services = { platform: { base_url: platform.base_url } }
  environment = unwrap(await desk.call('environments.create', { name: 'Ours', kind: 'local', colour: 'grey', services })).id
  unwrap(await desk.call('environments.set_token', { environment_id: environment, service: 'platform', token: 'a-token' }))
  unwrap(await desk.call('watches.set', { environment_id: environment, rules: ['deliveries', 'stalls', 'security'], elsewhere: true }))
})
afterAll(async () => {
  await desk.core.close()
  platform.close()
  rmSync(folder, { recursive: true, force: true })
})
const look = async () => {
  const { environments } = unwrap(await desk.call('watches.look', { environment_id: environment }))
  const { items } = unwrap(await desk.call('watches.notices', {}))
  await desk.call('watches.read', { ids: null })
  return { watched: environments[0], news: items.filter(({ unread }) => unread) }
}

describe('a watch of a platform', () => {
  test('what it does not offer is no trouble, and not asked for again until a person looks', async () => {
    const first = await look()
    expect(first).toMatchObject({ watched: { trouble: null, rest: null }, news: [] })
    expect(platform.asked.some((one) => one.startsWith('security-events'))).toBe(true)
  })

  test('an event that failed and a queue that stalls are told by count, and lead there', async () => {
    platform.answers.set('connector-events', { rows: [failedEvent('evt_new', 'tls'), failedEvent('evt_old', 'timeout')] })
    platform.answers.set('runtime/queues', { rows: [runtimeQueue('mail', 'job', {}), runtimeQueue('secret-name', 'job', { workers: 0 })] })
    const { news } = await look()
    expect(news.map(({ words, to }) => [words, to.capability, to.record])).toEqual([
      ['1 queue stalls', 'runtime', null],
      ['1 connector event failed', 'connector-events', 'evt_new'],
    ])
    expect(news.some(({ words }) => words.includes('secret'))).toBe(false)
    // It goes on to stall, for another reason: no news.
    platform.answers.set('runtime/queues', { rows: [runtimeQueue('mail', 'job', {}), runtimeQueue('secret-name', 'job', { stalled: 4 })] })
    expect((await look()).news).toEqual([])
  })

  test('a list that begins to be offered is learnt at the next look; one that fails is trouble', async () => {
    platform.answers.set('connector-events', { status: 500 })
    platform.answers.set('security-events', { rows: [] })
    const { watched } = await look()
    expect(watched?.trouble).toMatch(/\S/)
  })
})
