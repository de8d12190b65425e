import type { ListDialect } from '@contract/desk/environments'
import type { Failure, Result } from '@contract/failure'
import { succeed } from '@contract/failure'
import type { RowsAnswer } from './envelope'

export type Paging = NonNullable<ListDialect['paging']>
export type Sorting = NonNullable<ListDialect['sorting']>
export type Parameters = Record<string, string | number>
/** Asks the list once with these parameters besides its filters. */
export type Ask = (parameters: Parameters) => Promise<Result<RowsAnswer>>

/**
 * What asking found out. `paging` is undefined where the list is too short to tell; `whole` is then the list itself, as
 * it came with the sorting parameters that were asked along.
 */
export interface PagingFound {
  paging: Paging | null | undefined
  /** Set where the server gives pages of a size of its own. */
  max_size: number | null
  whole: RowsAnswer | null
  /** The question that brought all of a list too short to tell. */
  silent: Silent | null
}

export interface Silent {
  asked: Parameters
  rows: number
}

const SIZES = ['page_size', 'limit', 'per_page', 'size', 'pageSize', 'count', 'perPage', 'page_limit', 'take']
const PAGES = ['page', 'p', 'page_number', 'pageNumber', 'page_no', 'pageNo']
const OFFSETS = ['offset', 'skip', 'start', 'start_index', 'from']
/** The smallest size asked for at first; the names most used get the smallest, so that short lists suffice. */
const SMALLEST = 7

/**
 * Finds out how a server pages, from its behaviour alone. First every usual size name is asked at once, each with another
 * number: how many rows come names the one that is obeyed. Then two rows are asked with every usual position name at
 * once, each with another place: which rows come names that one too. So the common case costs two requests. A server
 * that refuses unknown parameters, or mixes them, is asked pair by pair. `along` are the sorting parameters. `silent`: what
 * was asked of a list too short to tell; while it has as many rows, that one question is all, since a read is not a search.
 */
export const findPaging = async (ask: Ask, along: Parameters, silent: Silent | null = null): Promise<Result<PagingFound>> => {
  if (silent) {
    const still = await ask(silent.asked)
    if (still.ok && still.value.rows.length === silent.rows && isAll(still.value)) return succeed(tooShort(still.value, silent.asked))
  }

  const sizes = Object.fromEntries(SIZES.map((name, index) => [name, SMALLEST + index]))
  const most = SMALLEST + SIZES.length - 1
  const first = await ask({ ...along, ...sizes })
  if (!first.ok) return isRefusal(first.failure) ? pairByPair(ask) : first

  const { rows } = first.value
  const all = isAll(first.value)
  if (rows.length < SMALLEST && all) return succeed(tooShort(first.value, { ...along, ...sizes }))

  const size = SIZES.find((name) => sizes[name] === rows.length)
  const second = await ask({ ...along, ...(size ? { [size]: 2 } : {}), ...positions() })
  if (!second.ok) return isRefusal(second.failure) ? pairByPair(ask) : second
  const found = await recognise(ask, along, rows, second.value.rows, size)
  if (!found.ok) return found
  if (found.value) return succeed({ paging: found.value, max_size: null, whole: null, silent: null })
  if (!sameRows(rows, second.value.rows)) return pairByPair(ask)
  // Nothing changed the rows. A list this short may have had an asked size by chance, so it tells nothing.
  return succeed(
    rows.length <= most && all
      ? tooShort(first.value, { ...along, ...sizes })
      : { paging: null, max_size: null, whole: null, silent: null },
  )
}

/** Where a position name leads when two rows are asked: which rows of the list come then. */
const places: { at: number; paging: (size: string) => Paging }[] = [
  { at: 2, paging: (size) => ({ style: 'page', page: 'page', size, first: 1 }) },
  { at: 4, paging: (size) => ({ style: 'page', page: 'page', size, first: 0 }) },
  ...PAGES.slice(1).map((page) => ({ at: 4, paging: (size: string): Paging => ({ style: 'page', page, size, first: 1 }) })),
  ...PAGES.slice(1).map((page) => ({ at: 6, paging: (size: string): Paging => ({ style: 'page', page, size, first: 0 }) })),
  ...OFFSETS.map((offset, index) => ({
    at: Math.min(2 * index + 1, 5),
    paging: (limit: string): Paging => ({ style: 'offset', offset, limit }),
  })),
]

/** Every position name at once, each leading elsewhere, as far as there are places. */
const positions = (): Parameters => ({
  ...Object.fromEntries(PAGES.map((name) => [name, name === 'page' ? 2 : 3])),
  ...Object.fromEntries(OFFSETS.map((name, index) => [name, Math.min(2 * index + 1, 5)])),
})

/** The paging that explains why these two rows came. Names that share a place are asked once more, one by one. */
const recognise = async (
  ask: Ask,
  along: Parameters,
  rows: unknown[],
  got: unknown[],
  size: string | undefined,
): Promise<Result<Paging | null>> => {
  if (!size || got.length !== 2) return succeed(null)
  const known = rows.slice(0, SMALLEST + 1).map(keyOf)
  const at = known.indexOf(keyOf(got[0]))
  if (at < 0 || (known[at + 1] ?? keyOf(got[1])) !== keyOf(got[1])) return succeed(null)
  const candidates = places.filter((place) => place.at === at).map(({ paging }) => paging(size))
  if (candidates.length === 1) return succeed(candidates[0] ?? null)
  for (const paging of candidates) {
    const alone = await ask({ ...along, ...secondPage(paging) })
    if (!alone.ok && !isRefusal(alone.failure)) return alone
    if (alone.ok && alone.value.rows.length === 2 && keyOf(alone.value.rows[0]) === known[2]) return succeed(paging)
  }
  return succeed(null)
}

/** Rows 2 and 3 in this paging. */
const secondPage = (paging: Paging): Parameters =>
  paging.style === 'page' ? { [paging.page]: paging.first + 1, [paging.size]: 2 } : { [paging.offset]: 2, [paging.limit]: 2 }

/** The pairs servers use, most usual first. */
const pairs: { position: string; size: string; style: 'page' | 'offset' }[] = [
  { style: 'page', position: 'page', size: 'page_size' },
  { style: 'offset', position: 'offset', size: 'limit' },
  { style: 'page', position: 'page', size: 'per_page' },
  { style: 'page', position: 'page', size: 'limit' },
  { style: 'offset', position: 'skip', size: 'limit' },
  { style: 'page', position: 'page', size: 'size' },
  { style: 'page', position: 'page', size: 'pageSize' },
  { style: 'page', position: 'p', size: 'per_page' },
  { style: 'page', position: 'page_number', size: 'page_size' },
  { style: 'page', position: 'pageNumber', size: 'pageSize' },
  { style: 'offset', position: 'start', size: 'limit' },
  { style: 'offset', position: 'offset', size: 'count' },
  { style: 'offset', position: 'skip', size: 'take' },
]
const PAIR_SIZE = 10

/** Each pair on its own: the place after the first rows, compared with the first rows. */
const pairByPair = async (ask: Ask): Promise<Result<PagingFound>> => {
  let refused: Failure | null = null
  let answered = false
  /** The position is obeyed and the size is not: good where no pair is obeyed in both. */
  let ownSize: { paging: Paging; known: string[]; max_size: number } | null = null
  for (const { style, position, size } of pairs) {
    const asked = { [position]: style === 'page' ? 1 : 0, [size]: PAIR_SIZE }
    const first = await ask(asked)
    if (!first.ok) {
      if (!isRefusal(first.failure)) return first
      refused = first.failure
      continue
    }
    answered = true
    const { rows } = first.value
    if (rows.length < PAIR_SIZE && isAll(first.value)) return succeed(tooShort(first.value, asked))
    if (ownSize && rows.length !== PAIR_SIZE) continue
    const next = await ask({ [position]: style === 'page' ? 2 : rows.length, [size]: PAIR_SIZE })
    if (!next.ok) {
      if (!isRefusal(next.failure)) return next
      continue
    }
    const known = rows.map(keyOf)
    if (next.value.rows.length === 0 || overlap(known, next.value.rows)) continue
    const paging: Paging = style === 'page' ? { style, page: position, size, first: 1 } : { style, offset: position, limit: size }
    if (rows.length === PAIR_SIZE) return settled(ask, paging, known, null)
    ownSize = { paging, known, max_size: rows.length }
  }
  if (ownSize) return settled(ask, ownSize.paging, ownSize.known, ownSize.max_size)
  return refused && !answered ? { ok: false, failure: refused } : succeed({ paging: null, max_size: null, whole: null, silent: null })
}

const overlap = (known: string[], rows: unknown[]): boolean => {
  const keys = new Set(known)
  return rows.some((row) => keys.has(keyOf(row)))
}

/** Pages counted from zero: page 0 then differs from page 1. Many servers that count from one give page 1 for it, or refuse. */
const settled = async (ask: Ask, paging: Paging, pageOne: string[], max_size: number | null): Promise<Result<PagingFound>> => {
  if (paging.style === 'offset') return succeed({ paging, max_size, whole: null, silent: null })
  const zero = await ask({ [paging.page]: 0, [paging.size]: PAIR_SIZE })
  if (!zero.ok && !isRefusal(zero.failure)) return zero
  const differs = zero.ok && zero.value.rows.length > 0 && keyOf(zero.value.rows[0]) !== pageOne[0]
  return succeed({ paging: { ...paging, first: differs ? 0 : 1 }, max_size, whole: null, silent: null })
}

const tooShort = (whole: RowsAnswer, asked: Parameters): PagingFound => ({
  paging: undefined,
  max_size: null,
  whole,
  silent: { asked, rows: whole.rows.length },
})

/** As far as the answer says, these rows are the whole list. */
const isAll = ({ rows, total, goes_on }: RowsAnswer): boolean => (total === null ? goes_on === null : total <= rows.length)

/** The same answer again. First, last and number suffice: lists may be long. */
const sameRows = (one: unknown[], other: unknown[]): boolean =>
  one.length === other.length && keyOf(one[0]) === keyOf(other[0]) && keyOf(one.at(-1)) === keyOf(other.at(-1))

/** The server understood and did not want these parameters. */
export const isRefusal = ({ status }: Failure): boolean => status === 400 || status === 422

/** A row, for comparing. Rows are compared as they came. */
export const keyOf = (row: unknown): string => {
  try {
    return JSON.stringify(row) ?? ''
  } catch {
    return ''
  }
}
