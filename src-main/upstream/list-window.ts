import { type Failure, failure, type Result, succeed } from '@contract/failure'
import type { RowsAnswer } from './envelope'
import { isRefusal, keyOf, type Paging, type Parameters } from './list-dialect'

/** The most rows ever asked for at once. */
export const LARGEST_PAGE = 1000
const DESCENT = [500, 200, 100, 50, 20]
/** Asked for where a server refuses fewer. */
const LEAST = 20
const MOST_REQUESTS = 80
const MOST_ROUNDS = 10
const MOST_HEADS = 100

/** What this process has seen of one list: never stored, so that a server that changed is noticed after a restart. */
export interface ListMemory {
  /** The most rows the server gives, where it was seen to cap them. */
  cap: number | null
  /** The fewest it can be asked for, where it refused fewer. */
  least: number
  /** The largest size that was seen to be given in full: a page shorter than that is the last. */
  served: number
  /** Two sizes were given in full, so the server does go by what is asked. */
  varied: boolean
  /** The server gives pages of its own size, whatever is asked. */
  own_size: number | null
  /** It gives all it has at once. */
  whole: boolean
  /** The first page by filters and order: a later page that is the same shows that the server does not obey. */
  heads: Map<string, Head>
}
interface Head {
  rows: unknown[]
  /** It was not full, so there is no second page to compare. */
  last: boolean
  /** The page read last, and where it ended: some servers answer what lies past the end with their last page again. */
  latest: { rows: unknown[]; past: number } | null
}

/** Nothing is known of the list yet. */
export const freshMemory = (): ListMemory => ({
  cap: null,
  least: 1,
  served: 0,
  varied: false,
  own_size: null,
  whole: false,
  heads: new Map(),
})

/** A window of rows as they came. `refused_size` and `disobeyed` are for the note. */
export interface Reading {
  rows: unknown[]
  total: number | null
  end: boolean
  refused_size: number | null
  disobeyed: boolean
  /** The server itself counted no more rows than it gave at once. */
  counted: boolean
  /** Rows there are by the server's own word, where it gives fewer and can't be asked for more. */
  out_of_reach: number | null
  /** The server says that its list goes on, and not how many there are: this is its beginning. */
  goes_on: RowsAnswer['goes_on']
}

interface Asked {
  /** Asks the list with these parameters besides its filters and order. */
  ask: (parameters: Parameters) => Promise<Result<RowsAnswer>>
  /** Names filters and order, so that only like pages are compared. */
  query: string
  memory: ListMemory
}

/** A list that can't be paged: fetched whole and cut here. */
export const readWhole = async ({ ask }: Asked, offset: number, limit: number): Promise<Result<Reading>> => {
  const answer = await ask({})
  return answer.ok ? succeed({ ...cut(answer.value, offset, limit, false), refused_size: null }) : answer
}

/**
 * Reads `limit` rows from `offset` in a paging the server obeys: several requests where pages do not fall on the window
 * or the server caps them lower. Trusts no short page: it is the last only where the total says so, where a page of that
 * size was seen full before, or where the next one is empty. `memory` is brought up to date.
 */
export const readWindow = async (asked: Asked, paging: Paging, offset: number, limit: number): Promise<Result<Reading>> => {
  const { query, memory } = asked
  let refused_size: number | null = null
  let refusal: Failure | null = null

  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (memory.whole) return readWhole(asked, offset, limit)
    const size = memory.own_size ?? Math.max(memory.least, Math.min(limit, memory.cap ?? LARGEST_PAGE))
    const proven =
      (memory.own_size !== null || size === memory.served || (memory.varied && size < memory.served)) && memory.heads.has(query)
    const begins = paging.style === 'page' ? Math.floor(offset / size) * size : offset

    const first = proven && begins > 0 ? { ok: true as const, value: null } : await measure(asked, paging, size)
    if (first.ok && first.value?.last) return succeed({ ...cut(first.value.pages[0], offset, limit, first.value.disobeyed), refused_size })
    const result = first.ok
      ? await gather(asked, paging, { offset, limit, step: first.value?.step ?? size, pages: first.value?.pages ?? [], holes: round > 1 })
      : first
    if (!result.ok) {
      if (isAboutSize(result.failure, paging) && size < LEAST && memory.least < LEAST) {
        refusal = result.failure
        memory.least = LEAST
        continue
      }
      const lower = isAboutSize(result.failure, paging) ? DESCENT.find((candidate) => candidate < size) : undefined
      if (lower === undefined) return { ok: false, failure: refusal ?? result.failure }
      refusal ??= result.failure
      refused_size ??= size
      memory.cap = lower
      memory.own_size = null
      memory.served = Math.min(memory.served, lower)
    } else if (result.value) {
      return succeed({ ...result.value, refused_size })
    } else {
      // The pages are no longer of the size they were: measured again, and begun again.
      memory.served = 0
      memory.own_size = null
    }
  }
  return { ok: false, failure: refusal ?? failure('bad_answer', 'The server gives pages of a different size each time.') }
}

interface Measured {
  /** The page size to go on with. */
  step: number
  /** The first page, and the second where it had to be asked for. */
  pages: [RowsAnswer, ...RowsAnswer[]]
  /** The first page is all there is, or all the server gives. */
  last: boolean
  disobeyed: boolean
}

/** Reads the first page and learns from it how many rows the server gives at once. */
const measure = async ({ ask, query, memory }: Asked, paging: Paging, size: number): Promise<Result<Measured>> => {
  const answer = await ask(parametersOf(paging, 0, size))
  if (!answer.ok) return answer
  const first = answer.value
  const got = first.rows.length
  const measured = (rest: Partial<Measured>): Result<Measured> => {
    if (memory.heads.size >= MOST_HEADS) memory.heads.clear()
    memory.heads.set(query, { rows: first.rows.slice(0, 3), last: rest.last ?? false, latest: null })
    return succeed({ step: size, pages: [first], last: false, disobeyed: false, ...rest })
  }

  if (got === 0 || (first.total !== null && first.total <= got)) {
    if (got > size) memory.whole = true
    return measured({ last: true })
  }
  if (got === size) {
    if (memory.served > 0 && memory.served !== size) memory.varied = true
    memory.served = Math.max(memory.served, size)
    return measured({})
  }
  // Short: the end, or a cap. Too many: all there is, or pages of the server's own size. The next page tells.
  const answerNext = await ask(parametersOf(paging, got, got))
  if (!answerNext.ok) return answerNext
  const next = answerNext.value
  const repeated = isHead({ rows: first.rows.slice(0, 3) }, next.rows)
  if (next.rows.length === 0 || repeated) {
    // Some servers answer a page past the end with the last one: only where more are said to exist is that disobedience.
    const disobeyed = repeated && (got > size || first.total !== null)
    if (got > size || disobeyed) memory.whole = true
    return measured({ last: true, disobeyed })
  }
  if (got < size) memory.cap = got
  else memory.own_size = got
  memory.served = got
  return measured({ step: got, pages: [first, next] })
}

interface Gathering {
  offset: number
  limit: number
  step: number
  /** Pages already read, from the first. */
  pages: RowsAnswer[]
  /** Accept short pages in the middle: a server that filters after paging leaves holes. */
  holes: boolean
}

/** Puts the window together from pages of `step` rows. Null where a page is not of that size though more must follow. */
const gather = async (
  { ask, query, memory }: Asked,
  paging: Paging,
  { offset, limit, step, pages, holes }: Gathering,
): Promise<Result<Omit<Reading, 'refused_size'> | null>> => {
  const rows: unknown[] = []
  const done = (end: boolean, total: number | null): Result<Omit<Reading, 'refused_size'>> =>
    succeed({
      rows: rows.slice(0, limit),
      total,
      end: end && rows.length <= limit,
      disobeyed: false,
      counted: false,
      out_of_reach: null,
      goes_on: null,
    })

  let position = paging.style === 'page' || pages.length > 0 ? Math.floor(offset / step) * step : offset
  for (let requests = 0; requests < MOST_REQUESTS; requests++) {
    const kept = position % step === 0 ? pages[position / step] : undefined
    const answer = kept ? succeed(kept) : await ask(parametersOf(paging, position, step))
    if (!answer.ok) return answer
    const got = answer.value.rows.length
    const { total } = answer.value
    const head = memory.heads.get(query)

    if (got === 0) return done(true, rows.length > 0 || position === 0 ? position : total)
    if (position > 0 && !kept && isHead(head, answer.value.rows)) {
      if (head?.last || (total !== null && position >= total)) return done(true, total)
      const isEnd = total === null && position === step ? await endsWithItsFirst(ask, paging, step, head) : succeed(false)
      if (!isEnd.ok) return isEnd
      if (isEnd.value) return done(true, position)
      memory.whole = true
      return succeed(cut(answer.value, offset, limit, true))
    }
    if (got > step) return succeed(null)
    const { latest } = head ?? {}
    if (latest && position === latest.past && total === null && isHead({ rows: latest.rows }, answer.value.rows))
      return done(true, position)

    const past = position + got
    if (head) head.latest = { rows: answer.value.rows.slice(0, 3), past }
    rows.push(...answer.value.rows.slice(Math.max(0, offset - position)))
    if (total !== null && past >= total) return done(true, total)
    if (rows.length >= limit) return done(false, total)
    if (got < step) {
      if (total === null) return done(true, past)
      if (!holes) return succeed(null)
    }
    position = paging.style === 'page' ? position + step : past
  }
  return done(false, null)
}

/**
 * Where the second page is the first again: whether the list is just one page long, at a server that answers what lies past the
 * end with its last page. Pages of half the size then differ; one that does not page gives the same rows once more.
 */
const endsWithItsFirst = async (ask: Asked['ask'], paging: Paging, step: number, head: Head | undefined): Promise<Result<boolean>> => {
  const half = Math.floor(step / 2)
  const answer = await ask(half === 0 ? parametersOf(paging, 0, 2) : parametersOf(paging, half, half))
  if (!answer.ok) return isRefusal(answer.failure) ? succeed(false) : answer
  const { rows } = answer.value
  return succeed(half === 0 ? rows.length === 1 : rows.length > 0 && !isHead(head, rows))
}

const parametersOf = (paging: Paging, position: number, size: number): Parameters =>
  paging.style === 'page'
    ? { [paging.page]: paging.first + Math.floor(position / size), [paging.size]: size }
    : { [paging.offset]: position, [paging.limit]: size }

const cut = ({ rows, total, goes_on }: RowsAnswer, offset: number, limit: number, disobeyed: boolean): Omit<Reading, 'refused_size'> => ({
  rows: rows.slice(offset, offset + limit),
  total: rows.length,
  end: offset + limit >= rows.length,
  disobeyed,
  counted: total !== null && total <= rows.length,
  out_of_reach: total !== null && total > rows.length ? total : null,
  goes_on: total === null && rows.length > 0 ? goes_on : null,
})

const isHead = (head: Pick<Head, 'rows'> | undefined, rows: unknown[]): boolean => {
  const compared = Math.min(head?.rows.length ?? 0, rows.length)
  return compared > 0 && rows.slice(0, compared).every((row, index) => keyOf(row) === keyOf(head?.rows[index]))
}

/** A refusal that names other fields is not about the page's size. */
const isAboutSize = (failure: Failure, paging: Paging): boolean => {
  if (!isRefusal(failure)) return false
  const named = Object.keys(failure.fields)
  const size = paging.style === 'page' ? paging.size : paging.limit
  return named.length === 0 || named.includes(size)
}
