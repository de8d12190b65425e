import { contract } from '@contract'
import { isSecretHeader, jsonWithoutSecrets, struckOut, withoutSecrets } from '@contract/platform/connector-secrets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const SECRET = 'a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6'

describe('what proves a sender is struck out', () => {
  test.each([
    'Authorization',
    'proxy-authorization',
    'Cookie',
    'set-cookie',
    'X-Hub-Signature-256',
    'Stripe-Signature',
    'x-api-key',
    'X-ApiKey',
    'X-Webhook-Secret',
    'X-Auth-Token',
    'X-Hmac-Sha256',
  ])('the header %s', (name) => {
    expect(isSecretHeader(name)).toBe(true)
  })

  test.each(['Content-Type', 'Content-Length', 'User-Agent', 'X-Event-Id', 'X-Request-Id', 'Date', 'Retry-After'])('but not %s', (name) => {
    expect(isSecretHeader(name)).toBe(false)
  })

  test('of a long one the last four characters stay, of a short one nothing', () => {
    expect(struckOut(SECRET)).toBe('hidden, 32 characters, ends …c5d6')
    expect(struckOut('hunter2')).toBe('hidden, 7 characters')
    fc.assert(
      fc.property(fc.string({ minLength: 5, maxLength: 200 }), (value) => {
        // By its own characters: what stands there besides is the same for every value.
        const shown = struckOut(value).replace(/^hidden, \d+ characters(, ends …)?/, '')
        expect(shown.length).toBeLessThanOrEqual(4)
        expect(value.endsWith(shown)).toBe(true)
      }),
    )
  })

  test('credentials in any text, by their looks', () => {
    const text = `Bearer ${SECRET} and sk_live_${SECRET} and whsec_${SECRET}`
    expect(withoutSecrets(text)).not.toContain(SECRET)
    expect(withoutSecrets('A bearer of news and a basic idea')).toBe('A bearer of news and a basic idea')
  })

  test('fields of a payload by their name, however deep; other fields stay as they are', () => {
    const payload = {
      token: SECRET,
      nested: [{ client_secret: SECRET, access_token: SECRET, name: 'kept' }],
      tokens_used: 12,
      token_count: 'twelve',
      password: null,
    }
    const shown = jsonWithoutSecrets(payload)
    expect(JSON.stringify(shown)).not.toContain(SECRET)
    expect(shown).toMatchObject({ nested: [{ name: 'kept' }], tokens_used: 12, token_count: 'twelve', password: null })
  })

  test('the prototype’s own names are fields, and nobody’s prototype changes', () => {
    const shown = jsonWithoutSecrets(JSON.parse('{"__proto__": {"is_admin": true}, "constructor": 1}')) as object
    expect(Object.keys(shown)).toEqual(['__proto__', 'constructor'])
    expect(Object.hasOwn(Object.prototype, 'is_admin')).toBe(false)
  })
})

describe('an answer as it crosses into the window', () => {
  const payload = contract['connector-events.payload'].output
  const attempt = contract['connector-events.attempts'].row as NonNullable<(typeof contract)['connector-events.attempts']['row']>
  const get = contract['connector-events.get'].output

  test('headers as a list or as an object; a server’s own word that a value is hidden counts for nothing', () => {
    const header = { name: 'X-Signature', value: SECRET, hidden: false }
    const listed = payload.parse({ headers: [header, { name: 'Date', value: 'today' }], payload: '{"a": 1}' })
    expect(listed).toEqual({
      headers: [
        { name: 'X-Signature', value: 'hidden, 32 characters, ends …c5d6', hidden: true },
        { name: 'Date', value: 'today', hidden: false },
      ],
      payload: { a: 1 },
      truncated: false,
    })
    expect(payload.parse({ headers: { 'X-Signature': SECRET, Date: 'today' }, payload: { a: 1 } })).toEqual(listed)
    expect(payload.parse({})).toEqual({ headers: [], payload: null, truncated: false })
  })

  test('a field called __proto__ is renamed, or the way into the window would drop it', () => {
    const { payload: shown } = payload.parse({ payload: '{"deep": {"__proto__": {"hidden": 1}}}' })
    expect(JSON.stringify(shown)).toBe('{"deep":{"__proto__ (a field of this name)":{"hidden":1}}}')
  })

  test('nothing of a secret is left in an attempt or an address', () => {
    const tried = attempt.parse({
      id: 'att_1',
      number: 1,
      at: '2026-01-01T00:00:00Z',
      request_headers: [{ name: 'Authorization', value: `Bearer ${SECRET}` }],
      response_headers: { 'Set-Cookie': SECRET },
      response_body: `{"echo": "Bearer ${SECRET}"}`,
      error: `refused Bearer ${SECRET}`,
    })
    expect(JSON.stringify(tried)).not.toContain(SECRET)
    const event = get.parse({
      id: 'evt_1',
      connector_id: 'con_1',
      org_id: 'org_1',
      state: 'failed',
      verification: 'absent',
      attempts: 1,
      received_at: '2026-01-01T00:00:00Z',
      destination: `https://hooks.example.com/x?token=${SECRET}&page=2#at`,
    })
    expect(event.destination).toBe('https://hooks.example.com/x?token=hidden&page=2#at')
  })
})
