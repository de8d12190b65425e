import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { remoteImages, withImages } from '../../src-main/drafts/images'
import { isPublic, publicLookup } from '../../src-main/drafts/public-address'
import { createRemoteImages, type RemoteImages } from '../../src-main/drafts/remote-images'
import { createHttp } from '../../src-main/upstream/http'
import { listen } from '../upstream/listening'

const addresses = (html: string): string[] =>
  remoteImages(html)
    .map(({ address }) => address)
    .filter(Boolean)

describe('pictures in a page', () => {
  test('are found as a browser would find them, and in styles', () => {
    const html = `<!-- <img src="https://no.example.com/comment.png"> --><IMG alt=x SRC=https://a.example.com/1.png?a=1&amp;b=2 srcset="https://a.example.com/2x.png 2x">
      <table><tr><td background='//b.example.com/bg.jpg'><p style="background:url(&quot;https://c.example.com/q&quot;) ; background-image: url(http://c.example.com/c.gif)">
      <style>a{background:url("https://d.example.com/d.webp")}</style><img src="data:image/png;base64,AA"><img src="cid:1"><a href="https://e.example.com">`
    expect(addresses(html)).toEqual([
      'https://a.example.com/1.png?a=1&b=2',
      'https://b.example.com/bg.jpg',
      'http://c.example.com/c.gif',
      'https://d.example.com/d.webp',
    ])
  })

  test('are put in their places, and nothing else moves', () => {
    const html = `<p>é</p><img src='https://a.example.com/1.png' srcset="x 2x" alt="A"><style>p{background:url(https://a.example.com/1.png)}</style><img src="https://b.example.com/2.png">`
    const pictures = new Map([['https://a.example.com/1.png', 'data:image/png;base64,AAAA']])
    expect(withImages(html, pictures)).toBe(
      `<p>é</p><img src="data:image/png;base64,AAAA"  alt="A"><style>p{background:url(data:image/png;base64,AAAA)}</style><img src="https://b.example.com/2.png">`,
    )
  })
})

describe('an address of the public internet', () => {
  test.each(['1.1.1.1', '8.8.8.8', '2606:4700::1111'])('%s is one', (address) => expect(isPublic(address)).toBe(true))
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '224.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'localhost',
    '',
  ])('%s is none', (address) => expect(isPublic(address)).toBe(false))

  test('a name that leads to this machine is not looked up', async () => {
    const error = await new Promise((answer) => publicLookup('localhost', { all: true }, (refused) => answer(refused)))
    expect(error).toMatchObject({ code: 'NOT_PUBLIC' })
  })
})

describe('fetching a picture', () => {
  const pem = (name: string): string => readFileSync(new URL(`../upstream/certificates/${name}`, import.meta.url), 'utf8')
  const opened: RemoteImages[] = []
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close()
  })
  const { signal } = new AbortController()
  const use = (images: RemoteImages): RemoteImages => {
    opened.push(images)
    return images
  }
  /** As the app does it, but for where it may go: a test's server is on this machine. */
  const fetching = (): RemoteImages => use(createRemoteImages(createHttp({ authorities: [pem('authority.pem')] }), () => true))
  const server = (answer: Parameters<typeof listen>[0]) => listen(answer, { key: pem('good.key'), cert: pem('good.pem') })

  test('a picture comes once, without cookies or a referrer', async () => {
    const { base_url, seen } = await server((_, response) =>
      response.writeHead(200, { 'content-type': 'image/png; x=y', 'set-cookie': 'a=b' }).end(Buffer.from([1, 2, 3])),
    )
    const images = fetching()
    expect(await images.get(`${base_url}/a.png#x`, signal)).toEqual({ picture: 'data:image/png;base64,AQID' })
    await images.get(`${base_url}/a.png#x`, signal)
    await images.get(`${base_url}/b.png`, signal)
    expect(seen.map(({ path }) => path)).toEqual(['/a.png', '/b.png'])
    for (const { headers } of seen)
      for (const name of ['cookie', 'referer', 'authorization', 'origin']) expect(headers[name]).toBeUndefined()
  })

  test.each([
    ['a redirect', (r: Answer) => r.writeHead(302, { location: 'https://example.com/' }).end(), /redirects are not followed/],
    ['a page', (r: Answer) => r.writeHead(200, { 'content-type': 'text/html' }).end('<script>'), /no PNG/],
    ['a drawing with scripts', (r: Answer) => r.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>'), /no PNG/],
    ['no such file', (r: Answer) => r.writeHead(404).end(), /answered 404/],
    ['too much', (r: Answer) => r.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(5_000_001)), /larger than 5 MB/],
  ])('%s is not shown, and why is said', async (_name, answer, words) => {
    const { base_url } = await server((_, response) => void answer(response))
    expect(await fetching().get(`${base_url}/x`, signal)).toEqual({ why_not: expect.stringMatching(words) })
  })

  test('as the app does it, nothing on this machine or beside it is asked', async () => {
    const { base_url, seen } = await server((_, response) => response.end())
    const images = use(createRemoteImages())
    const { port } = new URL(base_url)
    const inside = ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '0x7f.1', 'user:word@localhost']
    for (const host of inside)
      for (const address of [`https://${host}/x.png`, `https://${host}:${port}/x.png`, `http://${host}/x.png`])
        expect(await images.get(address, signal), address).toHaveProperty('why_not')
    expect(seen).toEqual([])
  })
})

type Answer = Parameters<Parameters<typeof listen>[0]>[1]
