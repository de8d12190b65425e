import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type OpenCore, openCore, unwrap } from '../open-core'
import { json, listen } from '../upstream/listening'

const cores: OpenCore[] = []
const open = async (options?: Parameters<typeof openCore>[0]): Promise<OpenCore> => {
  const opened = await openCore(options)
  cores.push(opened)
  return opened
}
afterEach(async () => {
  for (const { core } of cores.splice(0)) await core.close()
})

/** An environment whose Agentbot is at this address. */
const withAgentbot = async ({ call }: OpenCore, base_url: string): Promise<string> =>
  unwrap(await call('environments.create', { name: 'Live', kind: 'local', colour: 'grey', services: { agentbot: { base_url } } })).id

describe('a session cookie', () => {
  test('goes out as it is meant, however it was pasted, and says when it expires', async () => {
    const server = await listen((_, response) => json(response, 200, { serviceHealth: [] }))
    const desk = await open({ now: () => new Date('2026-11-20T12:00:00Z') })
    const id = await withAgentbot(desk, server.base_url)
    const of = { environment_id: id, service: 'agentbot' } as const
    const set = (token: string, expires_at?: string) =>
      desk.call('environments.set_token', { ...of, token, ...(expires_at ? { expires_at } : {}) })

    expect(unwrap(await set('Cookie: a=1; session=some-long-secret-a1b2'))).toMatchObject({ state: 'set', ends: 'a1b2', expires_at: null })
    unwrap(await desk.call('summary.get', {}, id))
    expect(unwrap(await set('Set-Cookie: session=2; Path=/; HttpOnly; Max-Age=3600'))).toMatchObject({
      expires_at: '2026-11-20T13:00:00.000Z',
    })
    unwrap(await desk.call('summary.get', {}, id))
    expect(server.seen.map(({ headers }) => headers.cookie)).toEqual(['a=1; session=some-long-secret-a1b2', 'session=2'])
    // What a person says goes before what the cookie says.
    expect(unwrap(await set('s=1; Path=/; Max-Age=60', '2026-11-21T09:00:00.000Z'))).toMatchObject({
      expires_at: '2026-11-21T09:00:00.000Z',
    })
  })

  test('that has no name is not kept, and the one before stays', async () => {
    const desk = await open()
    const id = await withAgentbot(desk, 'https://agentbot.example.com')
    const of = { environment_id: id, service: 'agentbot' } as const
    unwrap(await desk.call('environments.set_token', { ...of, token: 'session=some-long-secret-a1b2' }))
    const refused = await desk.call('environments.set_token', { ...of, token: 'just-a-value' })
    expect(refused).toMatchObject({
      ok: false,
      failure: { code: 'invalid_input', fields: { token: expect.stringContaining('name=value') } },
    })
    const { items } = unwrap(await desk.call('environments.list', {}))
    expect(items[0]?.services.agentbot?.credential).toMatchObject({ state: 'set', ends: 'a1b2' })
  })

  test('a token for a service that takes Bearer tokens is left as it is', async () => {
    const desk = await open()
    const { id } = unwrap(
      await desk.call('environments.create', {
        name: 'Live',
        kind: 'local',
        colour: 'grey',
        services: { marketplace: { base_url: 'https://a.example.com' } },
      }),
    )
    const kept = await desk.call('environments.set_token', {
      environment_id: id,
      service: 'marketplace',
      token: 'a-token-without-a-name-a1b2',
    })
    expect(unwrap(kept).ends).toBe('a1b2')
  })

  test('is not sent as a token, nor a token as a cookie, when its service is signed in to otherwise', async () => {
    const server = await listen((_, response) => json(response, 200, { items: [], total: 0, page: 1, page_size: 100 }))
    const desk = await open()
    const at = (auth: 'bearer' | 'cookie') => ({ services: { platform: { base_url: server.base_url, auth } } })
    const { id } = unwrap(await desk.call('environments.create', { name: 'Live', kind: 'local', colour: 'grey', ...at('cookie') }))
    const of = { environment_id: id, service: 'platform' } as const
    unwrap(await desk.call('environments.set_token', { ...of, token: 'session=some-long-secret-a1b2' }))

    const moved = unwrap(await desk.call('environments.update', { environment_id: id, ...at('bearer') }))
    expect(moved.services.platform?.credential).toMatchObject({ state: 'other_kind', ends: 'a1b2' })
    expect(await desk.call('orgs.list', {}, id)).toMatchObject({
      ok: false,
      failure: { code: 'no_credential', next: 'Give a token to go on.' },
    })
    expect(server.seen).toEqual([])

    unwrap(await desk.call('environments.set_token', { ...of, token: 'a-token-without-a-name-c3d4' }))
    unwrap(await desk.call('orgs.list', {}, id))
    expect(server.seen.at(-1)?.headers).toMatchObject({ authorization: 'Bearer a-token-without-a-name-c3d4' })

    const sent = server.seen.length
    const back = unwrap(await desk.call('environments.update', { environment_id: id, ...at('cookie') }))
    expect(back.services.platform?.credential).toMatchObject({ state: 'other_kind', ends: 'c3d4' })
    expect(await desk.call('orgs.list', {}, id)).toMatchObject({ ok: false, failure: { code: 'no_credential' } })
    expect(server.seen).toHaveLength(sent)
    // It was only put aside: as a token it is still good.
    unwrap(await desk.call('environments.update', { environment_id: id, ...at('bearer') }))
    unwrap(await desk.call('orgs.list', {}, id))
  })

  test('of an environment from before kinds were remembered is of the kind that was sent then', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'opsdesk-'))
    const base_url = 'https://platform.example.com'
    const before = await open({ folder })
    const services = { platform: { base_url, auth: 'cookie' } } as const
    const { id } = unwrap(await before.call('environments.create', { name: 'Live', kind: 'local', colour: 'grey', services }))
    unwrap(await before.call('environments.set_token', { environment_id: id, service: 'platform', token: 'session=some-long-secret-a1b2' }))
    await before.core.close()
    const path = join(folder, 'environments.json')
    const file = JSON.parse(readFileSync(path, 'utf8'))
    delete file.items[0].services.platform.credential.auth
    writeFileSync(path, JSON.stringify(file))

    const after = await open({ folder })
    const { items } = unwrap(await after.call('environments.list', {}))
    expect(items[0]?.services.platform?.credential.state).toBe('set')
    const moved = await after.call('environments.update', {
      environment_id: id,
      services: { platform: { base_url: 'https://other.example.com', auth: 'bearer' } },
    })
    expect(unwrap(moved).services.platform?.credential.state).toBe('other_host')
    const home = await after.call('environments.update', { environment_id: id, services: { platform: { base_url, auth: 'bearer' } } })
    expect(unwrap(home).services.platform?.credential.state).toBe('other_kind')
  })

  test('can be replaced in practice, to practise a session that ended', async () => {
    const desk = await open()
    const { id } = unwrap(await desk.call('environments.practise', {}))
    const { items } = unwrap(await desk.call('environments.list', {}))
    expect(items[0]?.services.agentbot).toMatchObject({ auth: 'cookie', credential: { state: 'set' } })
    unwrap(await desk.call('environments.set_token', { environment_id: id, service: 'agentbot', token: 'agentbot_session=ended' }))
    expect(await desk.call('summary.get', {}, id)).toMatchObject({ ok: false, failure: { code: 'forbidden', service: 'agentbot' } })
    expect(unwrap(await desk.call('environments.test', { environment_id: id, service: 'agentbot' })).outcome).toBe('session_or_admin')
    unwrap(await desk.call('environments.forget_credential', { environment_id: id, service: 'agentbot' }))
    expect(unwrap(await desk.call('environments.test', { environment_id: id, service: 'agentbot' })).outcome).toBe('well')
  })
})
