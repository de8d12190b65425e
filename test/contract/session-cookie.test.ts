import { readCookie } from '@contract/desk/session-cookie'
import { describe, expect, test } from 'vitest'

const now = new Date('2026-11-20T12:00:00.000Z')

describe('a cookie as it is pasted', () => {
  test.each([
    ['session=abc123', 'session=abc123'],
    ['  session=abc123;  ', 'session=abc123'],
    ['Cookie: a=1; session=abc', 'a=1; session=abc'],
    ['cookie:session=abc', 'session=abc'],
    ['__Secure-next-auth.session-token=eyJhbGciOiJkaXIi..x.y_z-1', '__Secure-next-auth.session-token=eyJhbGciOiJkaXIi..x.y_z-1'],
    ['s=YWJj=; t="q"', 's=YWJj=; t="q"'],
    // A cookie may be called like an attribute where nothing says that this is one.
    ['domain=1; session=2', 'domain=1; session=2'],
  ])('%j is the header %j', (pasted, header) => {
    expect(readCookie(pasted, now)).toEqual({ header, expires_at: null })
  })

  test.each([
    ['Set-Cookie: s=1; Path=/; HttpOnly; Max-Age=3600', '2026-11-20T13:00:00.000Z'],
    ['s=1; Path=/; Secure; Expires=Sat, 21 Nov 2026 12:00:00 GMT; SameSite=Lax', '2026-11-21T12:00:00.000Z'],
    ['set-cookie: s=1; Expires=Sat, 21 Nov 2026 12:00:00 GMT; Max-Age=60', '2026-11-20T12:01:00.000Z'],
    ['s=1; HttpOnly', null],
    ['s=1; path=/; expires=soon', null],
  ])('%j says when it expires', (pasted, expires_at) => {
    expect(readCookie(pasted, now)).toEqual({ header: 's=1', expires_at })
  })

  test.each([
    'eyJhbGciOiJIUzI1NiJ9.e30.sig',
    'abc123',
    '',
    'Cookie:',
    'YWJjZA==',
    'a=1; nonsense',
    'a=1\r\nx-admin: yes',
    'name with spaces=1',
    'a=\u00e9',
  ])('%j is none', (pasted) => {
    expect(readCookie(pasted, now)).toBeNull()
  })
})
