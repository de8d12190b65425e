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

  // Made here, so that no scanner of secrets takes this file for a leak.
  const drawn = 'q7Zt2LmX9vKd4RbN1sYw8HcP5jFgT3uE6oAiW0x'
  test.each([
    ['Stripe', `sk_live_${drawn}`],
    ['Stripe, restricted', `rk_test_${drawn}`],
    ['a webhook', `whsec_${drawn}`],
    ['GitHub', `ghp_${drawn.slice(0, 36)}`],
    ['GitHub, fine-grained', `github_pat_${drawn}`],
    ['GitLab', `glpat-${drawn.slice(0, 20)}`],
    ['Slack', `xoxb-2314-5533-${drawn.slice(0, 24)}`],
    ['Slack, app', `xapp-1-A02-${drawn}`],
    ['a model’s vendor', `sk-ant-api03-${drawn}`],
    ['AWS', ['AKIA', 'Q7ZT2LMX9VKD4RBN'].join('')],
    ['Google', `AIza${drawn.slice(0, 35)}`],
    ['Google, OAuth', `ya29.${drawn}`],
    ['SendGrid', `SG.${drawn.slice(0, 22)}.${drawn}`],
    ['npm', `npm_${drawn.slice(0, 36)}`],
    ['Shopify', `shpat_${SECRET}`],
    ['a JWT', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.${drawn}`],
    ['Bearer', `Bearer ${drawn}`],
    ['Basic', 'Basic dXNlcjpwYXNzd29yZA=='],
    ['a key in PEM', ['-----BEGIN RSA PRIVATE', `KEY-----\n${drawn}\n${drawn}\n-----END RSA PRIVATE KEY-----`].join(' ')],
    ['a key in PEM, cut off', ['-----BEGIN PRIVATE', `KEY-----\n${drawn}`].join(' ')],
    ['a password in an address', `postgres://admin:${drawn}@db.example.com:5432/app`],
    ['an address that is one', `https://hooks.slack.com/services/T024/B024/${drawn.slice(0, 24)}`],
    ['a token of no known kind', drawn],
    ['in base64', `${drawn.slice(0, 20)}/${drawn.slice(20)}+aZ9=`],
    ['within a sentence', `use ${drawn} for it`],
    ['within JSON in a text', `{"note":"${drawn}"}`],
  ])('whatever the field is called, by its looks: %s', (_, value) => {
    for (const field of ['note', 'value', 'x', 'custom_1']) {
      const shown = JSON.stringify(jsonWithoutSecrets({ [field]: value, deep: [{ [field]: [value] }] }))
      expect(shown).toContain('hidden, ')
      for (const part of [drawn.slice(0, 16), SECRET.slice(0, 16), 'Q7ZT2LMX9VKD', 'dXNlcjpwYXNz']) expect(shown).not.toContain(part)
    }
    expect(withoutSecrets(value, 'X-Custom')).toContain('hidden, ')
  })

  test.each([
    ['an event’s id', 'evt_1NG8Du2eZvKYlo2CUI79vXWy'],
    ['a long id with its word before it', `cs_test_a1${drawn}`],
    ['a UUID', '2f1c9a7e-5b0d-4c3a-9e8f-7a6b5c4d3e2f'],
    ['a UUID in capitals', '2F1C9A7E-5B0D-4C3A-9E8F-7A6B5C4D3E2F'],
    ['a commit', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
    ['SHA-256 in hexadecimal', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['MD5 in capitals', 'D41D8CD98F00B204E9800998ECF8427E'],
    ['a ULID', '01ARZ3NDEKTSV4RRFFQ69G5FAV'],
    ['an instant', '2026-06-01T10:00:00.000000000+00:00'],
    ['a slug', 'the-quite-extraordinarily-long-winded-society-for-2026'],
    ['a name of a type', 'CustomerSubscriptionTrialWillEndNotificationV2Handler'],
    ['a constant', 'MAXIMUM_NUMBER_OF_DELIVERY_ATTEMPTS_PER_EVENT_2'],
    ['a number', '12345678901234567890123456789012345678'],
    ['an address', 'https://example.com/orders/2026/06/a-rather-long-path/of-many/Parts?page=2'],
    ['an e-mail address', 'maximiliana.bartholomea.the.third.of.her.name@example.com'],
    ['a name of a message', '<CAF7q7Zt2LmX9vKd4RbN1sYw8HcP5jFgT@mail.example.com>'],
    ['a public key of a test', 'pk_test_practice'],
    ['a sentence', 'A bearer of news, and a basic idea: 12 sk items.'],
  ])('what people need stays readable: %s', (_, value) => {
    expect(jsonWithoutSecrets({ note: value, list: [value] })).toEqual({ note: value, list: [value] })
    expect(withoutSecrets(value)).toBe(value)
  })

  test('under the name of an id or a digest what only looks drawn by lot stays; what is known as a credential does not', () => {
    for (const name of ['id', 'file_id', 'spreadsheetId', 'X-Amz-Cf-Id', 'etag', 'ETag', 'content_sha256', 'digest', 'next_cursor'])
      expect([name, withoutSecrets(drawn, name)]).toEqual([name, drawn])
    for (const name of ['id', 'hash']) expect(withoutSecrets(`sk_live_${drawn}`, name)).not.toContain(drawn)
    for (const name of ['paid', 'valid', 'preference', 'thrash_'])
      expect([name, withoutSecrets(drawn, name)]).toEqual([name, struckOut(drawn)])
  })

  test('a long text takes no longer than it is long', () => {
    const long = `${'-----BEGIN PRIVATE KEY----- '.repeat(2000)}${'a1B2'.repeat(50_000)} ${'x://a:'.repeat(20_000)}`
    expect(withoutSecrets(long).length).toBeLessThanOrEqual(long.length)
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
