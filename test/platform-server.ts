import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A platform of a test's own, over real HTTP: what each path answers can be changed between two looks. All others are not there. */
export interface PlatformServer {
  base_url: string
  /** By path below /api/v1/admin/. */
  answers: Map<string, { status?: number; rows?: unknown[]; wait?: number }>
  /** Paths and queries that were asked. */
  asked: string[]
  close(): void
}

export const servePlatform = async (): Promise<PlatformServer> => {
  const answers: PlatformServer['answers'] = new Map()
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x')
    const path = url.pathname.replace('/api/v1/admin/', '')
    asked.push(`${path}${url.search}`)
    const given = answers.get(path)
    const [page, page_size] = ['page', 'page_size'].map((name) => Number(url.searchParams.get(name) ?? 1)) as [number, number]
    const rows = given?.rows ?? []
    const items = rows.slice((page - 1) * page_size, page * page_size)
    const body = given ? { items, total: rows.length, page, page_size } : { error: { code: 'no_such_path', message: 'No' } }
    setTimeout(() => {
      response.writeHead(given ? (given.status ?? 200) : 404, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    }, given?.wait ?? 0)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, answers, asked, close: () => void server.close() }
}

/** A connector event that failed so. */
export const failedEvent = (id: string, cause: string) => ({
  id,
  connector_id: 'con_1',
  org_id: 'org_1',
  type: 'mail.received',
  state: 'failed',
  verification: 'verified',
  cause,
  attempts: 3,
  received_at: new Date().toISOString(),
})

/** A queue in which all is well, but for `more`. */
export const runtimeQueue = (name: string, kind: string, more: object) => ({
  name,
  kind,
  depth: 2,
  stalled: 0,
  workers: 2,
  worker_seen_at: new Date().toISOString(),
  depth_history: [1, 2, 3, 1, 2, 3].map((depth) => ({ at: '2026-06-01T00:00:00Z', depth })),
  ...more,
})
