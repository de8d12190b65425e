import { request } from 'node:http'
import type { PracticeServer } from '../../src-main/practice/practice-server'

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** The answer as JSON; throws where it is none. */
  json: () => unknown
}

interface Asked {
  /** Sent as it is; the server's own admin's where left out; none at all where null. */
  token?: string | null
  body?: unknown
  /** Sent as it is, in place of `body`. */
  raw?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** Sends one request through Node's HTTP, untouched by any client. Rejects where the connection ends without an answer. */
export const ask = (server: PracticeServer, method: string, path: string, asked: Asked = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const token = asked.token === undefined ? server.token : asked.token
    const body = asked.raw ?? (asked.body === undefined ? undefined : JSON.stringify(asked.body))
    const { hostname, port } = new URL(server.base_url)
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
      ...asked.headers,
    }
    const sent = request({ hostname, port, method, path, headers, agent: false, signal: asked.signal }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json: () => JSON.parse(text) })
      })
    })
    sent.on('error', reject)
    sent.end(body)
  })
