import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import { createServer as createSecure } from 'node:https'
import type { AddressInfo, Server as NetServer } from 'node:net'
import type { ServedOperation } from '@contract'
import { contract } from '@contract'
import type { ListDialect } from '@contract/desk/environments'
import type { Failure, Result } from '@contract/failure'
import { onTestFinished } from 'vitest'
import { createAdminApi } from '../../src-main/upstream/admin-api'
import type { ServedCall } from '../../src-main/upstream/upstream'

export interface Seen {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: string
}

/** A real server on loopback that keeps every request it gets. Closed at the end of the test. */
export const listen = async (
  answer: (seen: Seen, response: ServerResponse, request: IncomingMessage) => void,
  secure?: { key: string; cert: string },
): Promise<{ base_url: string; seen: Seen[]; server: Server }> => {
  const seen: Seen[] = []
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://here')
      const one = {
        method: request.method ?? '',
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: request.headers,
        body: Buffer.concat(chunks).toString('utf8'),
      }
      seen.push(one)
      answer(one, response, request)
    })
  }
  const server = secure ? (createSecure(secure, listener) as unknown as Server) : createServer(listener)
  await listening(server)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { base_url: `${secure ? 'https' : 'http'}://${secure ? 'localhost' : '127.0.0.1'}:${port}`, seen, server }
}

export const listening = async (server: NetServer): Promise<number> => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

export const TOKEN = 'canary-token-4f1d9c7e2b'
export const ATTEMPT = '3f0f9a52-52f1-4c5d-9d0c-0a4d3a3c9b11'

/** An admin API client for one test. */
export const adminApi = (authorities?: readonly string[]) => {
  const api = createAdminApi({ version: '0.0.0', authorities })
  onTestFinished(() => api.close())
  return api
}

/** A call as main makes it: input parsed by the contract, `known` and `remember` working as one profile. */
export const callOf = (
  base_url: string,
  operation: ServedOperation,
  input: Record<string, unknown>,
  rest: Partial<Omit<ServedCall, 'dialect'>> & { profile?: { dialect: ListDialect | null } } = {},
): ServedCall => {
  const { profile = { dialect: null }, ...others } = rest
  return {
    operation,
    input: contract[operation].input.parse(input) as Record<string, unknown>,
    base_url,
    auth: 'bearer',
    credential: async () => ({ ok: true, value: TOKEN }),
    dialect: {
      known: profile.dialect,
      async remember(found) {
        profile.dialect = found
      },
    },
    attempt: contract[operation].kind === 'mutation' ? ATTEMPT : null,
    signal: new AbortController().signal,
    ...others,
  }
}

export const failureOf = (result: Result<unknown>): Failure => {
  if (result.ok) throw new Error(`expected a failure, got ${JSON.stringify(result.value).slice(0, 300)}`)
  return result.failure
}

export const successOf = <T>(result: Result<unknown>): T => {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.failure)}`)
  return result.value as T
}
