import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { APP_ORIGIN, answerAppFile, fileName } from '../../src-main/app-files'

const SECRET = 'outside the root'
const base = mkdtempSync(join(tmpdir(), 'opsdesk-files-'))
const root = join(base, 'renderer')
const get = (path: string, method = 'GET') => answerAppFile(root, { method, url: `${APP_ORIGIN}${path}` })

beforeAll(() => {
  mkdirSync(join(root, 'assets'), { recursive: true })
  mkdirSync(join(base, 'main'))
  writeFileSync(join(base, 'main/index.js'), SECRET)
  writeFileSync(join(base, 'renderer-too.txt'), SECRET)
  writeFileSync(join(root, 'index.html'), '<!doctype html><head></head>')
  writeFileSync(join(root, 'assets/index-a1_B.js'), 'export {}')
  writeFileSync(join(root, 'assets/inter.woff2'), 'font')
  writeFileSync(join(root, 'assets/program.exe'), 'MZ')
  writeFileSync(join(root, '.hidden.txt'), SECRET)
  symlinkSync(join(base, 'main/index.js'), join(root, 'assets/out.js'))
  symlinkSync(join(base, 'main'), join(root, 'out'))
  symlinkSync(join(root, 'assets/index-a1_B.js'), join(root, 'assets/in.js'))
})

describe('the app’s files', () => {
  test.each([
    ['/', 'text/html; charset=utf-8'],
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index-a1_B.js', 'text/javascript; charset=utf-8'],
    ['/assets/index-a1_B.js?v=1#x', 'text/javascript; charset=utf-8'],
    ['/assets/inter.woff2', 'font/woff2'],
    ['/assets/in.js', 'text/javascript; charset=utf-8'],
  ])('%s is %s', async (path, type) => {
    const { status, headers } = await get(path)
    expect(status).toBe(200)
    expect(headers['Content-Type']).toBe(type)
  })

  test.each([
    '/../main/index.js',
    '/%2e%2e/main/index.js',
    '/..%2fmain/index.js',
    '/..%5cmain%5cindex.js',
    '/assets/..%2f..%2fmain/index.js',
    '/%252e%252e%252fmain/index.js',
    '//etc/passwd',
    '/%2fetc%2fpasswd',
    '/assets/out.js',
    '/out/index.js',
    '/.hidden.txt',
    '/../renderer-too.txt',
    '/assets',
    '/assets/',
    '/assets/program.exe',
    '/index.html%00.js',
    '/%',
    '/C:%5cWindows%5cwin.ini',
    '/nothing.js',
  ])('%s is not there', async (path) => {
    const { status, body } = await get(path)
    expect(status).toBe(404)
    expect(body.toString()).not.toContain(SECRET)
  })

  test('no path, however it is written, leaves the root', async () => {
    const piece = fc.constantFrom('..', '%2e', '%2f', '%5c', '/', '\\', '.', 'main', 'index.js', 'out', 'assets', '%00', ':', ';')
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { body } = await get(`/${pieces.join('')}`)
        expect(body.toString()).not.toContain(SECRET)
      }),
      { numRuns: 500 },
    )
    expect(fileName('not an address')).toBeNull()
  })

  test('only GET and HEAD', async () => {
    expect((await get('/', 'POST')).status).toBe(405)
    expect(await get('/', 'HEAD')).toMatchObject({ status: 200, body: Buffer.alloc(0) })
  })

  test('every answer carries the policy, refusals too', async () => {
    for (const { headers } of [await get('/'), await get('/nothing.js'), await get('/', 'POST')]) {
      const policy = headers['Content-Security-Policy']?.split('; ')
      for (const rule of ["default-src 'none'", "script-src 'self'", "connect-src 'none'", "object-src 'none'", "base-uri 'none'"])
        expect(policy).toContain(rule)
      expect(policy?.filter((rule) => rule.startsWith('script-src')).join()).not.toMatch(/unsafe|nonce|\*/)
      expect(headers).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' })
    }
  })
})
