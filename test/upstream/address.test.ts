import { PlatformId } from '@contract/platform/fields'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseAddress, requestAddress } from '../../src-main/upstream/address'
import { adminApi, callOf, failureOf, json, listen } from './listening'

describe('addresses a credential may be sent to', () => {
  it.each([
    'https://api.agentpowers.ai',
    'https://api.agentpowers.ai/',
    'https://API.agentpowers.ai:8443/prefix',
    'https://xn--bcher-kva.example',
    'https://[2001:db8::1]',
    'http://localhost:8000',
    'http://127.0.0.1:8000',
    'http://127.8.9.10',
    'http://[::1]:8000/api',
  ])('%s', (text) => {
    expect(baseAddress(text).ok).toBe(true)
  })
})

describe('addresses that are refused', () => {
  it.each([
    ['http://api.agentpowers.ai', 'not https'],
    ['http://0.0.0.0:8000', 'every address'],
    ['https://0.0.0.0', 'every address'],
    ['http://[::]:80', 'every address'],
    ['http://127.0.0.1.nip.io', 'not https'],
    ['http://localhost.example.com', 'not https'],
    ['http://sub.localhost', 'not https'],
    ['http://192.168.1.1', 'not https'],
    ['http://2130706433', 'hides its host, which is 127.0.0.1'],
    ['http://0x7f.0.0.1', 'hides its host'],
    ['http://0177.0.0.1', 'hides its host'],
    ['http://127.1', 'hides its host'],
    ['http://[0:0:0:0:0:0:0:1]', 'hides its host'],
    ['http://[::ffff:127.0.0.1]', 'hides its host'],
    ['http://１２７.0.0.1', 'hides its host'],
    ['https://api%2eagentpowers.ai', 'hides its host'],
    ['https://аpi.agentpowers.ai', 'which is xn--pi-6kc.agentpowers.ai'],
    ['https://api.agentpowers.ai.', 'ends in a dot'],
    ['http://localhost.', ''],
    ['https://user@api.agentpowers.ai', 'user name'],
    ['https://api.agentpowers.ai@evil.com', 'user name'],
    ['https://api.agentpowers.ai:443@evil.com', 'user name'],
    ['https://evil.com\\@api.agentpowers.ai', ''],
    ['https://api.agentpowers.ai?x=1', ''],
    ['https://api.agentpowers.ai#x', ''],
    ['https:api.agentpowers.ai', ''],
    ['https:///api.agentpowers.ai', ''],
    ['ht\ttps://api.agentpowers.ai', ''],
    ['ftp://localhost', ''],
    ['file:///etc/passwd', ''],
    ['javascript:alert(1)', ''],
    ['', ''],
  ])('%j', (text, words) => {
    const result = failureOf(baseAddress(text))
    expect(result.code).toBe('insecure_address')
    expect(result.what).toContain(words)
  })

  it('whatever is written: an accepted address is the host it shows', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `https://${text}`),
          fc.string().map((text) => `http://localhost${text}`),
        ),
        (text) => {
          const result = baseAddress(text)
          if (!result.ok) return
          const { protocol, hostname, username, password } = result.value
          expect(text.toLowerCase()).toContain(`//${hostname}`)
          expect(protocol === 'https:' || /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/.test(hostname)).toBe(true)
          expect(username + password).toBe('')
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('the address of a request', () => {
  const base = new URL('https://api.agentpowers.ai/prefix/')

  it('is the base, the route with its fields as single segments, and the query', () => {
    const made = requestAddress(base, '/v1/admin/users/{user_id}', { user_id: 'a/b?c#d@é' }, { q: 'x y&z', tag: ['a', 'b'], none: null })
    expect(made).toMatchObject({ ok: true })
    if (made.ok)
      expect(made.value.href).toBe('https://api.agentpowers.ai/prefix/v1/admin/users/a%2Fb%3Fc%23d%40%C3%A9?q=x+y%26z&tag=a&tag=b')
  })

  it.each([
    ['vendor/model', '/vendor%2Fmodel'],
    ['a b', '/a%20b'],
    ['100%', '/100%25'],
    ['%2F', '/%252F'],
    ['a?b#c', '/a%3Fb%23c'],
    ['../x', '/..%2Fx'],
    ['نموذج', '/%D9%86%D9%85%D9%88%D8%B0%D8%AC'],
  ])('an id like %s is one segment', (model_id, end) => {
    const made = requestAddress(base, '/v1/admin/models/{model_id}', { model_id }, {})
    expect(made.ok && made.value.pathname).toBe(`/prefix/v1/admin/models${end}`)
  })

  it('whatever a platform names a record: every id the contract takes is one segment that decodes to it', () => {
    const ids = fc.string({ minLength: 1, maxLength: 60, unit: 'binary' }).filter((id) => PlatformId.safeParse(id).success)
    fc.assert(
      fc.property(ids, (org_id) => {
        const made = requestAddress(base, '/v1/admin/orgs/{org_id}/suspend', { org_id }, {})
        if (!made.ok) throw new Error(`${JSON.stringify(org_id)} is refused`)
        const [, segment] = /^\/prefix\/v1\/admin\/orgs\/([^/]+)\/suspend$/.exec(made.value.pathname) ?? []
        expect(decodeURIComponent(segment ?? '')).toBe(org_id)
      }),
    )
    for (const refused of ['', ' ', '.', '..', 'a\nb', '\ud800', 'x'.repeat(201)]) expect(PlatformId.safeParse(refused).success).toBe(false)
  })

  it.each(['..', '.', '%2e%2e'])('does not climb: %s', (user_id) => {
    const made = requestAddress(base, '/v1/admin/users/{user_id}', { user_id }, {})
    expect(made.ok ? made.value.pathname : made.failure.code).toBe(
      user_id === '%2e%2e' ? '/prefix/v1/admin/users/%252e%252e' : 'insecure_address',
    )
  })

  it('stays on the base’s host and path whatever a field or the query holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (user_id, name, value) => {
        let made: ReturnType<typeof requestAddress>
        try {
          made = requestAddress(base, '/v1/{user_id}/end', { user_id }, { [name]: value })
        } catch (error) {
          // A lone surrogate has no encoding; nothing is sent.
          expect(error).toBeInstanceOf(URIError)
          return
        }
        if (!made.ok) return
        expect(made.value.origin).toBe('https://api.agentpowers.ai')
        expect(made.value.pathname.split('/')).toHaveLength(5)
        expect(made.value.searchParams.get(name)).not.toBeNull()
      }),
      { numRuns: 2000 },
    )
  })
})

it('sends nothing, and does not even fetch the credential, where the address is refused', async () => {
  const server = await listen((_, response) => json(response, 200, { is_admin: true }))
  let fetched = 0
  const credential = async () => {
    fetched++
    return { ok: true as const, value: 'x' }
  }
  const { port } = new URL(server.base_url)
  for (const base_url of [
    `http://0.0.0.0:${port}`,
    `http://127.1:${port}`,
    `http://127.0.0.1.nip.io:${port}`,
    `http://u:p@127.0.0.1:${port}`,
    `http://localhost.:${port}`,
  ]) {
    expect(failureOf(await adminApi().send(callOf(base_url, 'admins.check', {}, { credential }))).code).toBe('insecure_address')
  }
  expect(server.seen).toHaveLength(0)
  expect(fetched).toBe(0)
})
