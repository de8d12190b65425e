import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import type { ServedOperation } from '@contract'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createHttp } from '../../src-main/upstream/http'
import { ATTEMPT, adminApi, callOf, failureOf, json, listen, listening, successOf, TOKEN } from './listening'

const promote = (base_url: string, rest = {}) => callOf(base_url, 'admins.promote', { user_id: 'user_1' }, rest)
const check = (base_url: string, rest = {}) => callOf(base_url, 'admins.check', {}, rest)
const unknown = { code: 'unknown_outcome', happened: 'unknown' }

/** A server of bare sockets: what to do once a whole request has come. Counts the requests. */
const rawServer = async (answer: (socket: Socket, count: number, request: string) => void) => {
  const requests: string[] = []
  const server = createServer((socket) => {
    let text = ''
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      text += String(chunk)
      if (!text.includes('\r\n\r\n')) return
      requests.push(text)
      const request = text
      text = ''
      answer(socket, requests.length, request)
    })
  })
  const port = await listening(server)
  onTestFinished(() => void server.close())
  return { base_url: `http://127.0.0.1:${port}`, requests }
}
const good = (body: string): string => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

/** The table the tests below walk: what the server does, and what each kind of call must say of it. */
const answers: [string, (socket: Socket) => void, string][] = [
  ['resets after the request (fault 6)', (socket) => socket.resetAndDestroy(), 'unreachable'],
  ['closes without an answer', (socket) => socket.end(), 'unreachable'],
  ['breaks off in the headers', (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-ty'), 'unreachable'],
  [
    'breaks off in the body (fault 21)',
    (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"is_admin": tr'),
    'bad_answer',
  ],
  ['breaks off in a chunk', (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\n{"is_ad'), 'bad_answer'],
  ['says something that is not HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n\r\n'), 'bad_answer'],
  ['answers a web page', (socket) => socket.end(good('<!doctype html><title>Sign in</title>')), 'bad_answer'],
  ['answers half of a JSON text', (socket) => socket.end(good('{"is_admin": ')), 'bad_answer'],
  ['answers another shape', (socket) => socket.end(good('{"is_admin": "yes", "status": 7}')), 'bad_answer'],
  ['answers an error of its own (fault 11)', (socket) => socket.end('HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n'), 'server_error'],
  ['is a gateway without its server', (socket) => socket.end('HTTP/1.1 502 Bad\r\ncontent-length: 3\r\n\r\nbad'), 'server_error'],
  ['is a gateway that is unavailable', (socket) => socket.end('HTTP/1.1 503 No\r\ncontent-length: 13\r\n\r\n<h1>503</h1>.'), 'unavailable'],
]

describe.each(answers)('a server that %s', (_, answer, code) => {
  it('leaves a write unknown, and was asked once', async () => {
    const server = await rawServer(answer)
    const failure = failureOf(await adminApi().send(promote(server.base_url)))
    expect(failure).toMatchObject(unknown)
    expect(failure.not).toContain('may have been made')
    expect(failure.next).toContain('Look at the record')
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(server.requests).toHaveLength(1)
  })

  it(`is ${code} for a read`, async () => {
    const server = await rawServer(answer)
    expect(failureOf(await adminApi().send(check(server.base_url)))).toMatchObject({ code, happened: 'nothing' })
  })
})

it('an answer of 200 MB is cut off early', async () => {
  let sent = 0
  const server = await rawServer((socket) => {
    socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
    const piece = Buffer.from(`10000\r\n${'x'.repeat(65_536)}\r\n`)
    const more = (): void => {
      while (sent < 200_000_000 && !socket.destroyed) {
        sent += 65_536
        if (!socket.write(piece)) return void socket.once('drain', more)
      }
    }
    more()
  })
  expect(failureOf(await adminApi().send(check(server.base_url)))).toMatchObject({
    code: 'bad_answer',
    what: expect.stringContaining('20 MB'),
  })
  expect(sent).toBeLessThan(60_000_000)
  sent = 0
  expect(failureOf(await adminApi().send(promote(server.base_url)))).toMatchObject(unknown)
})

it('an answer that says it is too large is not read at all', async () => {
  const server = await rawServer((socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 200000000\r\n\r\n{'))
  expect(failureOf(await adminApi().send(check(server.base_url))).what).toContain('20 MB')
})

describe('before anything was sent, nothing happened', () => {
  it.each(['admins.promote', 'admins.check'] as ServedOperation[])('connection refused: %s', async (operation) => {
    const server = createServer()
    const port = await listening(server)
    server.close()
    await once(server, 'close')
    const failure = failureOf(
      await adminApi().send(callOf(`http://127.0.0.1:${port}`, operation, operation === 'admins.check' ? {} : { user_id: 'u' })),
    )
    expect(failure).toMatchObject({ code: 'unreachable', happened: 'nothing' })
  })

  it('a host that does not exist', async () => {
    const failure = failureOf(await adminApi().send(promote('https://no-such-host.invalid')))
    expect(failure).toMatchObject({ code: 'unreachable', happened: 'nothing' })
  })

  it('a TLS handshake that never ends, left by the person', async () => {
    const server = createServer()
    const port = await listening(server)
    const leaving = new AbortController()
    const result = adminApi().send(promote(`https://localhost:${port}`, { signal: leaving.signal }))
    const [socket] = (await once(server, 'connection')) as [Socket]
    leaving.abort()
    expect(failureOf(await result)).toMatchObject({ code: 'cancelled', happened: 'nothing' })
    socket.destroy()
    server.close()
  })
})

describe('time', () => {
  const slow = (kind: 'query' | 'mutation', base_url: string) => {
    const http = createHttp()
    onTestFinished(() => http.close())
    const url = new URL(`${base_url}/v1`)
    return http.request({ kind, method: 'POST', url, headers: {}, body: null, timeout: 150, signal: new AbortController().signal })
  }

  it('a server that never answers (fault 8)', async () => {
    const server = await rawServer(() => undefined)
    expect(await slow('mutation', server.base_url)).toMatchObject({ cause: 'timeout', sent: true })
    expect(server.requests).toHaveLength(1)
  })

  it('an answer that drips for ever is ended by the same clock', async () => {
    const server = await rawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      const drip = setInterval(() => socket.write('1\r\nx\r\n'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await slow('query', server.base_url)).toMatchObject({ cause: 'timeout', sent: true })
  })

  it('a connection that never stands', async () => {
    const server = createServer()
    const port = await listening(server)
    onTestFinished(() => void server.close())
    expect(await slow('mutation', `https://localhost:${port}`)).toMatchObject({ cause: 'timeout', sent: false })
  })
})

describe('connections that were kept', () => {
  it('a write is seen once although the sockets of earlier reads die under it (fault 7)', async () => {
    const writes: string[] = []
    const server = await rawServer((socket, _count, request) => {
      if (request.startsWith('POST')) {
        writes.push(request)
        socket.destroy()
        return
      }
      socket.write(good('{"is_admin":true}'))
      setTimeout(() => socket.resetAndDestroy(), 5)
    })
    const api = adminApi()
    for (let round = 0; round < 30; round++) {
      await api.send(check(server.base_url))
      await new Promise((resolve) => setTimeout(resolve, round % 8))
      expect(failureOf(await api.send(promote(server.base_url)))).toMatchObject(unknown)
    }
    expect(writes).toHaveLength(30)
  })

  it('a second write does not use the socket of the first', async () => {
    const sockets = new Set<Socket>()
    const server = await rawServer((socket) => {
      sockets.add(socket)
      socket.write(good('{}'))
    })
    const api = adminApi()
    successOf(await api.send(promote(server.base_url)))
    successOf(await api.send(promote(server.base_url)))
    expect(sockets.size).toBe(2)
  })
})

describe('leaving', () => {
  it('a read closes its socket and says so', async () => {
    let closed = false
    const server = await listen((_, response) => void response.on('close', () => (closed = true)))
    const leaving = new AbortController()
    const result = adminApi().send(check(server.base_url, { signal: leaving.signal }))
    await expect.poll(() => server.seen.length).toBe(1)
    leaving.abort()
    expect(failureOf(await result).code).toBe('cancelled')
    await expect.poll(() => closed).toBe(true)
    expect(server.seen).toHaveLength(1)
  })

  it('a read that was left before it began sends nothing', async () => {
    const server = await listen((_, response) => json(response, 200, { is_admin: true }))
    expect(failureOf(await adminApi().send(check(server.base_url, { signal: AbortSignal.abort() }))).code).toBe('cancelled')
    expect(server.seen).toHaveLength(0)
  })

  it('a write that was sent is waited for: its answer is worth more', async () => {
    const server = await listen((_, response) => void setTimeout(() => json(response, 200, { status: 'promoted' }), 100))
    const leaving = new AbortController()
    const result = adminApi().send(promote(server.base_url, { signal: leaving.signal }))
    await expect.poll(() => server.seen.length).toBe(1)
    leaving.abort()
    expect(successOf(await result)).toMatchObject({ status: 'promoted' })
  })

  it('closing the client ends what is under way', async () => {
    const server = await listen(() => undefined)
    const api = adminApi()
    const write = api.send(promote(server.base_url))
    await expect.poll(() => server.seen.length).toBe(1)
    await api.close()
    expect(failureOf(await write)).toMatchObject(unknown)
  })
})

describe('redirects (control 14)', () => {
  it.each([301, 302, 303, 307, 308])('%i is a failure, and its target is not asked', async (status) => {
    const target = await listen((_, response) => json(response, 200, { is_admin: true }))
    const server = await listen((_, response) => json(response, status, '', { location: `${target.base_url}/v1/admin/check` }))
    const api = adminApi()
    const read = failureOf(await api.send(check(server.base_url)))
    expect(read).toMatchObject({ code: 'redirected', status })
    expect(read.what).toContain(target.base_url)
    const write = failureOf(await api.send(promote(server.base_url)))
    expect(write).toMatchObject({ code: 'redirected', happened: status === 302 || status === 303 ? 'unknown' : 'refused' })
    expect(await api.test('marketplace', check(server.base_url))).toMatchObject({ outcome: 'not_this_api' })
    expect(target.seen).toHaveLength(0)
    expect(server.seen).toHaveLength(3)
  })
})

it('sends what it should and nothing else', async () => {
  const server = await listen((_, response) => json(response, 200, {}))
  successOf(await adminApi().send(promote(server.base_url)))
  expect(server.seen[0]).toMatchObject({ method: 'POST', path: '/v1/admin/admins/user_1', query: {}, body: '' })
  const { host, connection, 'content-length': length, ...headers } = server.seen[0]?.headers ?? {}
  expect({ connection, length }).toEqual({ connection: 'close', length: '0' })
  expect(headers).toEqual({
    accept: 'application/json',
    authorization: `Bearer ${TOKEN}`,
    'idempotency-key': ATTEMPT,
    'user-agent': 'Opsdesk/0.0.0',
  })
})

it.each(['', 'null', '{}', '{"status":"promoted","more":1}'])('a write may answer with %j', async (body) => {
  const server = await listen((_, response) => json(response, 200, body))
  successOf(await adminApi().send(promote(server.base_url)))
})

it('a read whose connection was reset succeeds at the second try', async () => {
  const server = await rawServer((socket, count) => (count === 1 ? socket.resetAndDestroy() : socket.write(good('{"is_admin":false}'))))
  expect(successOf(await adminApi().send(check(server.base_url)))).toEqual({ is_admin: false })
})
