import { rmSync, symlinkSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { APP_ORIGIN } from '../../../src-main/app-files'
import { type Desk, test } from '../desk'

const root = resolve(import.meta.dirname, '../../..')

/**
 * Asks as the window would. What is evaluated in main cuts in between any two lines of it; where that is the end of Node's
 * own queue of ticks, a tick added there is never run, nor any after it, and the answer's body never ends. So the request
 * begins in a task of its own.
 */
const ask = (desk: Desk, address: string) =>
  desk.app?.evaluate(async ({ session }, to) => {
    await new Promise((turn) => setImmediate(turn))
    try {
      const answer = await session.defaultSession.fetch(to)
      return { status: answer.status, policy: answer.headers.get('content-security-policy') ?? '', text: await answer.text() }
    } catch {
      return { status: 0, policy: '', text: '' }
    }
  }, address)

test('control 7 and control 8: the window is answered from its own files and nothing else', async ({ desk }) => {
  await test.step('control 7: the window is from the app’s own origin, not from a file', async () => {
    expect(await desk.page.evaluate(() => ({ origin: location.origin, secure: isSecureContext }))).toEqual({
      origin: APP_ORIGIN,
      secure: true,
    })
    expect(await ask(desk, `${APP_ORIGIN}/`)).toMatchObject({ status: 200, text: expect.stringContaining('id="root"') })
  })

  await test.step('control 7: no path leads out of the renderer’s folder', async () => {
    const paths = [
      '../main/index.js',
      '%2e%2e/main/index.js',
      '..%2fmain%2findex.js',
      '..%5cmain%5cindex.js',
      '%2fetc%2fpasswd',
      '/etc/passwd',
    ]
    for (const path of paths) expect(await ask(desk, `${APP_ORIGIN}/${path}`)).toMatchObject({ status: 404, text: 'No such file.' })
  })

  await test.step('control 7: a symbolic link that leads out is not there', async () => {
    const link = resolve(root, 'out/renderer/leads-out.js')
    rmSync(link, { force: true })
    symlinkSync(resolve(root, 'out/main/index.js'), link)
    try {
      expect(await ask(desk, `${APP_ORIGIN}/leads-out.js`)).toMatchObject({ status: 404 })
    } finally {
      rmSync(link, { force: true })
    }
  })

  await test.step('control 7: no other host, port or scheme is answered', async () => {
    for (const address of [
      'https://opsdesk.invalid:444/',
      'https://opsdesk.invalid.example.com/',
      'https://example.com/',
      'http://opsdesk.invalid/',
      'file:///etc/passwd',
    ])
      expect(await ask(desk, address), address).toMatchObject({ status: 0, text: '' })
  })

  await test.step('control 8: every answer carries the policy, a missing file too', async () => {
    for (const path of ['/', '/nothing.js']) {
      const answer = await ask(desk, APP_ORIGIN + path)
      for (const rule of ["default-src 'none'", "script-src 'self';", "connect-src 'none'", "object-src 'none'", "base-uri 'none'"])
        expect(answer?.policy).toContain(rule)
    }
  })
})
