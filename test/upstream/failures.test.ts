import type { FailureCode } from '@contract/failure'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText, serverWords } from '../../src-main/upstream/server-words'
import { adminApi, callOf, failureOf, json, listen, TOKEN } from './listening'

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  listen((_, response) => json(response, status, body, headers))
const read = async (base_url: string) => failureOf(await adminApi().send(callOf(base_url, 'admins.check', {})))
const write = async (base_url: string) => failureOf(await adminApi().send(callOf(base_url, 'admins.demote', { user_id: 'user_1' })))

describe('statuses', () => {
  it.each<[number, FailureCode]>([
    [400, 'bad_request'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'not_found'],
    [405, 'not_found'],
    [409, 'conflict'],
    [422, 'bad_request'],
    [429, 'rate_limited'],
    [503, 'unavailable'],
    [418, 'server_error'],
  ])('%i is %s, and a refused write changed nothing', async (status, code) => {
    const { base_url } = await answering(status, { detail: 'The words' }, { 'x-request-id': 'req-7', 'retry-after': '60' })
    expect(await write(base_url)).toMatchObject({
      code,
      status,
      happened: 'refused',
      not: 'Nothing was changed.',
      server_words: 'The words',
      request_id: 'req-7',
      request: 'DELETE /v1/admin/admins/user_1',
    })
    const failure = await read(base_url)
    expect(failure).toMatchObject({ code, status, happened: 'nothing', not: '' })
    for (const words of [failure.what, failure.next]) expect(words).toMatch(/^[A-Z].*\.$/)
  })

  it.each([408, 500, 502, 504, 507])('%i leaves a write unknown', async (status) => {
    const { base_url } = await answering(status, { detail: 'The words' })
    expect(await write(base_url)).toMatchObject({ code: 'unknown_outcome', happened: 'unknown', status, server_words: 'The words' })
  })
})

describe('the server’s own words', () => {
  it.each([
    ['{"detail": "Cannot remove the last admin"}', 'Cannot remove the last admin'],
    ['{"detail": {"message": "Nested"}}', 'Nested'],
    ['{"error": "Plainly"}', 'Plainly'],
    ['{"error": {"code": 7, "message": "Wrapped"}}', 'Wrapped'],
    ['{"errors": [{"message": "One"}, {"message": "Two", "field": "email"}]}', 'One; email: Two'],
    ['{"message": "Said"}', 'Said'],
    ['{"type": "about:blank", "title": "Gone", "status": 410, "detail": "It is gone"}', 'It is gone'],
    ['{"type": "about:blank", "title": "Gone", "status": 410}', 'Gone'],
    ['"A text"', 'A text'],
    ['Internal Server Error', 'Internal Server Error'],
    [
      '<html><head><title>502 Bad Gateway</title><style>a{}</style></head><body><script>x()</script><h1>nginx</h1>',
      '502 Bad Gateway nginx',
    ],
    ['', null],
    ['{}', null],
    ['null', null],
    ['{"detail": ""}', null],
  ])('%s', (body, words) => {
    expect(serverWords(body, null).text).toBe(words)
  })

  it('name the fields of a FastAPI refusal', () => {
    const detail = [
      { type: 'missing', loc: ['body', 'reason'], msg: 'Field required', input: {} },
      { type: 'x', loc: ['query', 'filter', 0], msg: 'Wrong' },
      { type: 'x', loc: ['body', '__proto__'], msg: 'Odd' },
    ]
    const { text, fields } = serverWords(JSON.stringify({ detail }), null)
    expect(text).toBe('reason: Field required; filter.0: Wrong; __proto__: Odd')
    expect(Object.entries(fields)).toEqual([
      ['reason', 'Field required'],
      ['filter.0', 'Wrong'],
      ['__proto__', 'Odd'],
    ])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  it('are at most 500 characters on one line, whatever comes (control 18)', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'binary', maxLength: 3000 }).map((detail) => JSON.stringify({ detail })),
        ),
        (body) => {
          const { text, fields } = serverWords(body, TOKEN)
          for (const words of [text ?? '', ...Object.keys(fields), ...Object.values(fields)]) {
            expect(words.length).toBeLessThanOrEqual(500)
            expect(words).not.toMatch(/[\p{Cc}\u2028\u2029\u202e]/u)
          }
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('lose their escapes and line breaks', () => {
    expect(cleanText('a\r\nb\u001b[31mred\u001b[0m\u0007\u202egnp.exe', null)).toBe('a bredgnp.exe')
  })
})

describe('no credential comes back (control 17)', () => {
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c2VyXzEifQ.c2lnbmF0dXJl'
  it.each([
    TOKEN,
    `Bearer ${TOKEN}`,
    `${TOKEN.slice(0, 8)}\u0000${TOKEN.slice(8)}`,
    `${TOKEN.slice(0, 8)}\u200b${TOKEN.slice(8)}`,
    `${TOKEN.slice(0, 8)}\u001b[1m${TOKEN.slice(8)}`,
    Buffer.from(TOKEN).toString('base64'),
    `${'x'.repeat(490)}${TOKEN}`,
  ])('echoed as %j', async (echo) => {
    for (const status of [400, 401, 500, 503]) {
      const { base_url } = await answering(
        status,
        { detail: [{ loc: ['body', echo], msg: echo }, echo] },
        { 'x-request-id': encodeURI(TOKEN), 'retry-after': '60' },
      )
      for (const failure of [await read(base_url), await write(base_url)]) {
        const text = JSON.stringify(failure)
        expect(text).not.toContain(TOKEN)
        expect(text).not.toContain(Buffer.from(TOKEN).toString('base64'))
      }
    }
  })

  it('another’s neither, where it looks like one', () => {
    expect(cleanText(`expired: ${jwt}, use Bearer abcdefgh1234`, TOKEN)).toBe('expired: [struck out], use Bearer [struck out]')
  })

  it('every broken way: no token and no e-mail address in the failure', async () => {
    const bodies = ['<html>person@example.com', '{"is_admin": "person@example.com"}', `{"${TOKEN}": 1, "is_admin": "${TOKEN}"}`, '{']
    for (const body of bodies) {
      const { base_url } = await answering(200, body)
      expect(JSON.stringify(await read(base_url))).not.toMatch(/@example|canary/)
      if (!body.includes('": ')) expect(JSON.stringify(await write(base_url))).not.toMatch(/@example|canary/)
    }
  })

  it('an id that is an e-mail address is not repeated', async () => {
    const { base_url } = await answering(404, { detail: 'User not found' })
    const failure = failureOf(await adminApi().send(callOf(base_url, 'admins.promote', { user_id: 'person@example.com' })))
    expect(JSON.stringify(failure)).not.toMatch(/person|%40/)
    expect(failure.request).toBe('POST /v1/admin/admins/…')
  })
})
