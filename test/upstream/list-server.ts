import type { ServerResponse } from 'node:http'
import { json, listen, type Seen } from './listening'

/** How a made-up server lists: every field is one way in which real ones differ. */
export interface Manner {
  name: string
  paging: { style: 'page'; page: string; size: string | null; first: 0 | 1 } | { style: 'offset'; offset: string; limit: string } | null
  sorting: { style: 'two'; key: string; order: string } | { style: 'signed'; key: string } | null
  /** The size where none is asked; Infinity gives everything. */
  usual: number
  /** The most at once, and what happens above it. */
  cap?: { most: number; above: 'silent' | 422 | 400 }
  least?: number
  /** Refuses query parameters it does not know. */
  strict?: boolean
  /** A page past the end is answered with the last one. */
  clamps?: boolean
  wrap: (rows: unknown[], total: number) => { body: unknown; headers?: Record<string, string> }
}

export interface Person {
  id: string
  email: string
  created_at: string
  is_admin: boolean
  is_seller: boolean
  stripe_connected: boolean
}

/** A deterministic list: e-mails in an order unlike that of creation. */
export const people = (count: number): Person[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `user_${index}`,
    email: `p${String((index * 7919) % 100_003).padStart(6, '0')}@example.com`,
    created_at: new Date(Date.UTC(2020, 0, 1) + index * 3_600_000).toISOString(),
    is_admin: index % 40 === 3,
    is_seller: index % 3 === 0,
    stripe_connected: index % 6 === 0,
  }))

/** The truth a window is compared with. */
export const ordered = (rows: Person[], key: string, order: string): Person[] => {
  const rank = (row: Person): string | number =>
    key === 'is_admin' ? Number(row.is_admin) : key === 'created_at' ? row.created_at : row.email
  const sorted = rows.toSorted((one, other) => (rank(one) < rank(other) ? -1 : rank(one) > rank(other) ? 1 : 0))
  return order === 'desc' ? sorted.reverse() : sorted
}

/** Serves `rows` in this manner over real HTTP. `manner` may be changed while it runs. */
export const listServer = async (manner: Manner, rows: Person[]) => {
  const state = { manner, delay: 0 }
  const server = await listen((seen, response) => {
    setTimeout(() => answer(state.manner, rows, seen, response), state.delay)
  })
  return { ...server, state }
}

const answer = (manner: Manner, all: Person[], { query }: Seen, response: ServerResponse) => {
  const { paging, sorting, cap } = manner
  const names = [
    ...(paging?.style === 'page' ? [paging.page, paging.size ?? ''] : paging ? [paging.offset, paging.limit] : []),
    ...(sorting?.style === 'two' ? [sorting.key, sorting.order] : sorting ? [sorting.key] : []),
  ]
  const unknown = Object.keys(query).find((name) => !names.includes(name))
  if (manner.strict && unknown) return refuse(response, unknown, 'Extra inputs are not permitted')

  const sizeName = paging?.style === 'page' ? paging.size : paging?.limit
  let size = sizeName && query[sizeName] !== undefined ? Number(query[sizeName]) : manner.usual
  if (manner.least && size < manner.least) return refuse(response, sizeName ?? '', 'Input should be greater')
  if (cap && size > cap.most) {
    if (cap.above === 400) return json(response, 400, { detail: 'Page is too large' })
    if (cap.above === 422) return refuse(response, sizeName ?? '', `Input should be less than or equal to ${cap.most}`)
    size = cap.most
  }
  const page = paging?.style === 'page' ? Number(query[paging.page] ?? paging.first) : 0
  if (paging?.style === 'page' && page < paging.first) return refuse(response, paging.page, 'Input should be greater')
  let start = paging?.style === 'page' ? (page - paging.first) * size : Number(paging ? (query[paging.offset] ?? 0) : 0)
  const sorted = sort(manner, all, query)
  if (manner.clamps && start >= sorted.length) start = Math.max(0, (Math.ceil(sorted.length / size) - 1) * size)
  const { body, headers } = manner.wrap(
    paging || manner.usual < Number.POSITIVE_INFINITY ? sorted.slice(start || 0, (start || 0) + size) : sorted,
    sorted.length,
  )
  json(response, 200, body, headers)
}

const sort = ({ sorting }: Manner, all: Person[], query: Record<string, string>): Person[] => {
  const asked = sorting ? query[sorting.key] : undefined
  if (!sorting || asked === undefined) return all
  if (sorting.style === 'two') return ordered(all, asked, query[sorting.order] ?? 'asc')
  return asked.startsWith('-') ? ordered(all, asked.slice(1), 'desc') : ordered(all, asked, 'asc')
}

const refuse = (response: ServerResponse, name: string, msg: string): void =>
  json(response, 422, { detail: [{ type: 'value_error', loc: ['query', name], msg, input: null }] })

const page = (style: { page?: string; size: string; first?: 0 | 1 }) => ({
  style: 'page' as const,
  page: 'page',
  first: 1 as const,
  ...style,
})
const offset = (name: string, limit: string) => ({ style: 'offset' as const, offset: name, limit })
const by = (key: string, order: string) => ({ style: 'two' as const, key, order })
const items = (rows: unknown[], total: number) => ({ body: { items: rows, total } })
const bare = (rows: unknown[]) => ({ body: rows })

/** Servers that behave differently, as they are met: what each obeys is in its name. */
export const manners: Manner[] = [
  {
    name: 'page, page_size; items and total',
    paging: page({ size: 'page_size' }),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    wrap: items,
  },
  {
    name: 'limit, offset; users; sort_by, order',
    paging: offset('offset', 'limit'),
    sorting: by('sort_by', 'order'),
    usual: 50,
    wrap: (users, total_count) => ({ body: { users, total_count } }),
  },
  {
    name: 'page, per_page; bare rows, total in a header; sort, dir',
    paging: page({ size: 'per_page' }),
    sorting: by('sort', 'dir'),
    usual: 30,
    wrap: (rows, total) => ({ body: rows, headers: { 'x-total-count': String(total) } }),
  },
  {
    name: 'page from zero, size; content; meta.total; sort, order',
    paging: page({ size: 'size', first: 0 }),
    sorting: by('sort', 'order'),
    usual: 20,
    wrap: (content, total) => ({ body: { content, meta: { total } } }),
  },
  {
    name: 'page, limit; data; pagination.total; order_by, direction',
    paging: page({ size: 'limit' }),
    sorting: by('order_by', 'direction'),
    usual: 25,
    wrap: (data, total) => ({ body: { data, pagination: { total } } }),
  },
  {
    name: 'skip, limit; bare rows and no total; sort=-key',
    paging: offset('skip', 'limit'),
    sorting: { style: 'signed', key: 'sort' },
    usual: 100,
    wrap: bare,
  },
  {
    name: 'offset, limit; results and count; ordering=-key',
    paging: offset('offset', 'limit'),
    sorting: { style: 'signed', key: 'ordering' },
    usual: 100,
    wrap: (results, count) => ({ body: { count, results } }),
  },
  {
    name: 'page, page_size capped at 50 silently, no total',
    paging: page({ size: 'page_size' }),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    cap: { most: 50, above: 'silent' },
    wrap: (rows) => ({ body: { rows } }),
  },
  {
    name: 'page, page_size capped at 37 silently, total',
    paging: page({ size: 'page_size' }),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    cap: { most: 37, above: 'silent' },
    wrap: items,
  },
  {
    name: 'limit, offset capped at 33 silently, no total',
    paging: offset('offset', 'limit'),
    sorting: null,
    usual: 20,
    cap: { most: 33, above: 'silent' },
    wrap: bare,
  },
  {
    name: 'page, per_page refused above 100 with 422',
    paging: page({ size: 'per_page' }),
    sorting: by('sort_by', 'direction'),
    usual: 20,
    cap: { most: 100, above: 422 },
    wrap: (records, totalCount) => ({ body: { data: { records, totalCount } } }),
  },
  {
    name: 'offset, limit refused above 60 with 400',
    paging: offset('offset', 'limit'),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    cap: { most: 60, above: 400 },
    wrap: (list) => ({ body: { list } }),
  },
  { name: 'obeys nothing, bare rows', paging: null, sorting: null, usual: Number.POSITIVE_INFINITY, wrap: bare },
  {
    name: 'sorts but does not page',
    paging: null,
    sorting: by('sort_by', 'sort_order'),
    usual: Number.POSITIVE_INFINITY,
    wrap: (rows, total) => ({ body: { data: { items: rows }, total } }),
  },
  {
    name: 'refuses unknown parameters; page, page_size',
    paging: page({ size: 'page_size' }),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    strict: true,
    wrap: items,
  },
  {
    name: 'refuses unknown parameters; skip, limit; order_by, direction',
    paging: offset('skip', 'limit'),
    sorting: by('order_by', 'direction'),
    usual: 20,
    strict: true,
    wrap: bare,
  },
  {
    name: 'refuses unknown parameters; page from zero, size; sort=-key',
    paging: page({ size: 'size', first: 0 }),
    sorting: { style: 'signed', key: 'sort' },
    usual: 20,
    strict: true,
    wrap: items,
  },
  {
    name: 'pages of its own size only, page',
    paging: { style: 'page', page: 'page', size: null, first: 1 },
    sorting: null,
    usual: 40,
    wrap: items,
  },
  {
    name: 'pages of its own size only, no total',
    paging: { style: 'page', page: 'page', size: null, first: 1 },
    sorting: by('sort_by', 'sort_order'),
    usual: 40,
    wrap: bare,
  },
  {
    name: 'no page smaller than 10; page, per_page',
    paging: page({ size: 'per_page' }),
    sorting: by('sort', 'order'),
    usual: 20,
    least: 10,
    wrap: items,
  },
  {
    name: 'answers past the end with the last page, no total',
    paging: page({ size: 'page_size' }),
    sorting: by('sort_by', 'sort_order'),
    usual: 20,
    clamps: true,
    wrap: bare,
  },
  {
    name: 'pageNumber, pageSize; sortBy, sortOrder; capability’s own name',
    paging: { style: 'page', page: 'pageNumber', size: 'pageSize', first: 1 },
    sorting: by('sortBy', 'sortOrder'),
    usual: 20,
    wrap: (users, totalElements) => ({ body: { users, page: { totalElements } } }),
  },
]

/** The manner whose name begins so. */
export const manner = (name: string): Manner => {
  const found = manners.find((one) => one.name.startsWith(name))
  if (!found) throw new Error(`no manner ${name}`)
  return found
}
