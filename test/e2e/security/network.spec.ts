import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { type Desk, openDesk, test } from '../desk'
import { listen } from './listener'

/** Every way a page has of reaching out, all at once. */
const reachOut = (page: Page, tcp: number, udp: number): Promise<void> =>
  page.evaluate(
    ({ tcp: port, udp: stun }) => {
      const host = `127.0.0.1:${port}`
      const swallow = (): undefined => undefined
      const attempt = (way: () => unknown): void => {
        try {
          void Promise.resolve(way()).catch(swallow)
        } catch {
          // Refused at once: just as well.
        }
      }
      const element = (name: string, attributes: Record<string, string>): void => {
        const made = document.createElement(name)
        for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
        document.body.append(made)
      }
      for (const scheme of ['http', 'https']) {
        const to = `${scheme}://${host}`
        attempt(() => fetch(`${to}/fetch`, { mode: 'no-cors' }))
        attempt(() => navigator.sendBeacon(`${to}/beacon`, 'x'))
        attempt(() => {
          const request = new XMLHttpRequest()
          request.open('POST', `${to}/xhr`)
          request.send('x')
        })
        attempt(() => new EventSource(`${to}/events`))
        attempt(() => new Worker(`${to}/worker.js`))
        attempt(() => new Worker(URL.createObjectURL(new Blob([`importScripts('${to}/blob.js'); fetch('${to}/blob')`]))))
        for (const rel of [
          'preconnect',
          'dns-prefetch',
          'prefetch',
          'preload',
          'prerender',
          'stylesheet',
          'icon',
          'modulepreload',
          'manifest',
        ])
          element('link', { rel, href: `${to}/${rel}`, as: 'script' })
        element('img', { src: `${to}/img`, srcset: `${to}/srcset 2x` })
        element('script', { src: `${to}/script.js` })
        element('iframe', { src: `${to}/frame` })
        element('object', { data: `${to}/object` })
        element('embed', { src: `${to}/embed` })
        element('video', { src: `${to}/video`, poster: `${to}/poster` })
        element('audio', { src: `${to}/audio`, autoplay: '' })
        element('p', { style: `background: url(${to}/css)` })
        const style = document.createElement('style')
        style.textContent = `@import '${to}/import.css'; @font-face { font-family: f; src: url(${to}/font) } body { font-family: f }`
        document.head.append(style)
        const rules = document.createElement('script')
        rules.type = 'speculationrules'
        rules.text = JSON.stringify({ prefetch: [{ source: 'list', urls: [`${to}/speculation`] }] })
        document.head.append(rules)
      }
      attempt(() => new WebSocket(`ws://${host}/ws`))
      attempt(() => new WebSocket(`wss://${host}/wss`))
      attempt(async () => {
        const connection = new RTCPeerConnection({
          iceServers: [
            { urls: [`stun:127.0.0.1:${stun}`] },
            { urls: [`turn:${host}?transport=tcp`, `turn:127.0.0.1:${stun}`], username: 'u', credential: 'p' },
          ],
        })
        connection.createDataChannel('x')
        await connection.setLocalDescription(await connection.createOffer())
      })
      attempt(async () => {
        const Transport = (globalThis as { WebTransport?: new (url: string) => { ready: Promise<unknown> } }).WebTransport
        if (Transport) await new Transport(`https://127.0.0.1:${stun}/wt`).ready
      })
    },
    { tcp, udp },
  )

test('control 3: whatever the page tries, nothing leaves it', async ({ desk }) => {
  const listener = await listen()
  await reachOut(desk.page, listener.tcp, listener.udp)
  await desk.page.waitForTimeout(2_000)
  expect(listener.visits).toEqual([])
  await listener.close()
})

test('control 3: nothing leaves it either where the content policy is out of the way', async ({ desk }) => {
  const listener = await listen()
  const session = await desk.page.context().newCDPSession(desk.page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await desk.page.reload()
  // The policy is really gone, or this would be the test above once more.
  expect(await desk.page.evaluate(() => new Promise((answer) => setTimeout(() => answer(new Function('return 1')()))))).toBe(1)
  await reachOut(desk.page, listener.tcp, listener.udp)
  await desk.page.waitForTimeout(2_000)
  expect(listener.visits).toEqual([])
  await listener.close()
})

test('control 33: opening, waiting and quitting try no connection at all', async ({ shell }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-'))
  const log = join(folder, 'net-log.json')
  const desk = await openDesk({ shell, folder, args: [`--log-net-log=${log}`] })
  const tried = await recordConnections(desk)
  await desk.call('environments.list', {})
  await desk.page.waitForTimeout(3_000)
  expect(await tried()).toEqual([])
  await desk.close()
  expect(connectionsIn(log)).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

/** What Node in main tries, from now on: host and port of every socket, name of every lookup. */
const recordConnections = async (desk: Desk): Promise<() => Promise<string[]>> => {
  await desk.app?.evaluate(() => {
    const tried: string[] = []
    Object.assign(globalThis, { tried })
    const net = process.getBuiltinModule('node:net')
    const dns = process.getBuiltinModule('node:dns')
    const { connect } = net.Socket.prototype
    net.Socket.prototype.connect = function (this: unknown, ...given: unknown[]) {
      tried.push(JSON.stringify(given[0]))
      return Reflect.apply(connect, this, given)
    } as typeof connect
    const { lookup } = dns
    dns.lookup = ((...given: unknown[]) => {
      tried.push(`lookup ${String(given[0])}`)
      return Reflect.apply(lookup, dns, given)
    }) as typeof lookup
  })
  return async () => (await desk.app?.evaluate(() => (globalThis as unknown as { tried: string[] }).tried)) ?? ['no main process']
}

/** What Chromium tried, by its own log. */
const connectionsIn = (file: string): string[] => {
  const log = JSON.parse(readFileSync(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> }
    events: { type: number; params?: unknown }[]
  }
  const names = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]))
  expect(log.events.length).toBeGreaterThan(0)
  return log.events
    .map(({ type, params }) => `${names.get(type)} ${JSON.stringify(params ?? null)}`)
    .filter((line) =>
      /^(TCP_CONNECT|UDP_CONNECT|UDP_BYTES_SENT|HOST_RESOLVER_MANAGER_REQUEST|SSL_CONNECT|QUIC_SESSION_POOL_JOB|SOCKS)/.test(line),
    )
}
