import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newFolder, openCore, unwrap } from '../open-core'
import { json, listen } from '../upstream/listening'

test('what is read of practice is remembered, and looked back on with health-history.get', async () => {
  const { core, call } = await openCore()
  const { id } = unwrap(await call('environments.practise', {}))
  const before = unwrap(await call('health-history.get', { environment_id: id, span: 'hour' }))
  expect(before).toMatchObject({ oldest: null, contact: null, services: [], figures: [] })

  const summary = unwrap(await call('summary.get', {}, id))
  const past = unwrap(await call('health-history.get', { environment_id: id, span: 'hour' }))
  expect(past.contact).toMatchObject({ state: 'reached', after: null })
  expect(past.services.map(({ name }) => name).toSorted()).toEqual(summary.serviceHealth?.map(({ name }) => name).toSorted())
  expect(past.services.find(({ name }) => name === 'Render Queue')).toMatchObject({ state: 'down', listed: true, flapping: false })
  expect(past.figures.find(({ figure }) => figure === 'trials.active')?.values.at(-1)).toBe(summary.trial?.active)
  await core.close()
})

test('a refusal and a lost connection are remembered as such, a person who left and a missing cookie are not', async () => {
  let status = 200
  const server = await listen((_, response) =>
    status === 0 ? response.destroy() : json(response, status, { serviceHealth: [{ name: 'api', status: 'ok' }] }),
  )
  let now = Date.parse('2026-11-20T12:00:00Z')
  const { core, call, events } = await openCore({ now: () => new Date(now) })
  const made = { name: 'Live', kind: 'local', colour: 'grey', services: { agentbot: { base_url: server.base_url } } } as const
  const { id } = unwrap(await call('environments.create', made))
  const past = async () => unwrap(await call('health-history.get', { environment_id: id, span: 'hour' }))
  expect(await call('summary.get', {}, id)).toMatchObject({ ok: false, failure: { code: 'no_credential' } })
  expect((await past()).contact).toBeNull()

  unwrap(await call('environments.set_token', { environment_id: id, service: 'agentbot', token: 'session=1' }))
  unwrap(await call('summary.get', {}, id))
  now += 60_000
  for (const next of [403, 0]) {
    status = next
    await call('summary.get', {}, id)
    now += 60_000
  }
  const { contact, services } = await past()
  expect(contact).toMatchObject({ state: 'unreachable', last_reached_at: '2026-11-20T12:00:00.000Z' })
  expect(contact?.changes.map(({ was, now: to }) => [was, to])).toEqual([
    ['forbidden', 'unreachable'],
    ['reached', 'forbidden'],
  ])
  expect(services).toMatchObject([{ name: 'api', state: 'ok', changes: [] }])
  expect(events.filter(({ event }) => event === 'health')).toHaveLength(3)

  // Another address is another server: nothing that was is said of it.
  unwrap(await call('environments.update', { environment_id: id, services: { agentbot: { base_url: 'https://agentbot.example.com' } } }))
  expect(await past()).toMatchObject({ contact: null, services: [] })
  await core.close()
})

test('a history that can’t be kept keeps nobody from reading', async () => {
  const folder = newFolder()
  mkdirSync(join(folder, 'health-history.db'))
  const { core, call } = await openCore({ folder })
  const { id } = unwrap(await call('environments.practise', {}))
  unwrap(await call('summary.get', {}, id))
  expect(await call('health-history.get', { environment_id: id, span: 'day' })).toMatchObject({
    ok: false,
    failure: { code: 'refused_here' },
  })
  rmSync(join(folder, 'health-history.db'), { recursive: true })
  unwrap(await call('summary.get', {}, id))
  expect(unwrap(await call('health-history.get', { environment_id: id, span: 'day' })).contact?.state).toBe('reached')
  await core.close()
})
