/**
 * The rows of a list's answer, and how many there are in all: null where the server does not say. `goes_on`: it says so
 * itself, by the cursor of what follows or by a word that there is more; null where it says neither.
 */
export interface RowsAnswer {
  rows: unknown[]
  total: number | null
  goes_on: 'cursor' | 'more' | null
}

const ROWS = [
  'items',
  'users',
  'admins',
  'data',
  'results',
  'result',
  'rows',
  'records',
  'list',
  'entries',
  'content',
  'values',
  'docs',
  'objects',
  // What the platform's document says its one path surfaces first.
  'cards',
]
const INSIDE = ['data', 'result', 'results', 'response', 'payload', 'body', 'page']
const TOTALS = [
  'total',
  'total_count',
  'totalCount',
  'total_items',
  'totalItems',
  'total_results',
  'totalResults',
  'total_rows',
  'total_elements',
  'totalElements',
  'count',
]
const BESIDE = ['meta', 'pagination', 'paging', 'page', 'page_info', 'pageInfo', '_meta', 'metadata', 'info']
const CURSORS = ['next_cursor', 'nextCursor', 'next_page_token', 'nextPageToken', 'cursor_next', 'after_cursor']
const MORE = ['has_more', 'hasMore', 'has_next', 'hasNext', 'has_next_page', 'hasNextPage']
const HEADERS = ['x-total-count', 'x-total', 'x-count', 'x-pagination-total-count', 'pagination-count']

/**
 * Recognises the usual wrappings of a list: bare rows, rows under a common name or the capability's own, one level of
 * nesting ({data: {items}}), the total beside them, under meta or pagination, or in a header. Null where there are no
 * rows to be found. agentpowers-admin shows no list answer, so none is taken for granted.
 */
export const readEnvelope = (body: unknown, headers: Record<string, string>, capability: string): RowsAnswer | null => {
  const found = findRows(body, [...namesOf(capability), ...ROWS], 0)
  if (!found) return null
  const total =
    totalIn(found.around, found.rows.length) ?? totalOf(headers, HEADERS, found.rows.length) ?? contentRange(headers['content-range'])
  return { rows: found.rows, total, goes_on: goesOn(found.around) }
}

/** `abuse-flags` may be abuse_flags, abuseFlags or flags to a server, and `agent-wallet` wallets. */
const namesOf = (capability: string): string[] => {
  const words = capability.split('-')
  const camel = words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
  const names = [words.join('_'), camel, words.at(-1) ?? capability]
  return [...new Set([...names, ...names.map((name) => (name.endsWith('s') ? name : `${name}s`))])]
}

interface Found {
  rows: unknown[]
  /** The objects around the rows, innermost first: where a total can stand. */
  around: Record<string, unknown>[]
}

const findRows = (body: unknown, names: string[], depth: number): Found | null => {
  if (Array.isArray(body)) return { rows: body, around: [] }
  if (!isRecord(body)) return null
  for (const name of names) {
    const value = own(body, name)
    if (Array.isArray(value)) return { rows: value, around: [body] }
  }
  for (const name of depth < 2 ? INSIDE : []) {
    const inner = findRows(own(body, name), names, depth + 1)
    if (inner) return { rows: inner.rows, around: [...inner.around, body] }
  }
  // An unknown name: taken where it is the only list of records in the answer.
  const lists = Object.values(body).filter((value): value is unknown[] => Array.isArray(value) && value.length > 0 && value.every(isRecord))
  if (lists.length === 1 && lists[0]) return { rows: lists[0], around: [body] }
  // Empty under an unknown name: taken where there is nothing else but words and numbers about it.
  const things = Object.values(body).filter((value) => typeof value === 'object' && value !== null)
  return things.length === 1 && Array.isArray(things[0]) && things[0].length === 0 ? { rows: [], around: [body] } : null
}

/** What stands beside the rows, and one level further in where such things are put. */
const goesOn = (around: Record<string, unknown>[]): RowsAnswer['goes_on'] => {
  const places = around.flatMap((record) => [record, ...BESIDE.map((name) => own(record, name)).filter(isRecord)])
  const says = (names: string[], is: (value: unknown) => boolean): boolean =>
    places.some((place) => names.some((name) => is(own(place, name))))
  // A cursor to what follows, though there is nothing: some servers always send one.
  if (says(MORE, (value) => value === false)) return null
  if (says(CURSORS, (value) => (typeof value === 'string' && value !== '') || typeof value === 'number')) return 'cursor'
  return says(MORE, (value) => value === true) ? 'more' : null
}

const totalIn = (around: Record<string, unknown>[], rows: number): number | null => {
  for (const record of around) {
    const here = totalOf(record, TOTALS, rows)
    if (here !== null) return here
    for (const name of BESIDE) {
      const beside = own(record, name)
      const there = isRecord(beside) ? totalOf(beside, TOTALS, rows) : null
      if (there !== null) return there
    }
  }
  return null
}

const totalOf = (record: Record<string, unknown>, names: string[], rows: number): number | null => {
  for (const name of names) {
    const total = wholeNumber(own(record, name))
    // `count` means the total to some and the rows of this page to others: equal to the rows here it tells nothing.
    if (total === null || total < rows || (name === 'count' && total === rows)) continue
    return total
  }
  return null
}

/** `items 0-24/319`, https://www.rfc-editor.org/rfc/rfc9110#name-content-range */
const contentRange = (header: string | undefined): number | null => wholeNumber(/^\s*\w+ [\d*-]+\/(\d{1,15})\s*$/.exec(header ?? '')?.[1])

const wholeNumber = (value: unknown): number | null => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

const own = (record: Record<string, unknown>, name: string): unknown => (Object.hasOwn(record, name) ? record[name] : undefined)
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
