import type { ListDialect } from '@contract/desk/environments'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Page } from '@contract/operation'
import type { z } from 'zod'
import type { RowsAnswer } from './envelope'
import { findPaging, type Paging, type PagingFound, type Parameters, type Silent, type Sorting } from './list-dialect'
import { findSorting, likelySorting, type Sort, sortParameters } from './list-sorting'
import { freshMemory, type ListMemory, type Reading, readWhole, readWindow } from './list-window'
import { createSharedWork } from './shared-work'

/** One list to be read: which, and how to ask for it. */
export interface ListCall {
  base_url: string
  /** Which list of the server: the operation's name, and what of its input stands in the path. */
  list: string
  row: z.ZodType
  /** The parsed input: offset, limit, perhaps sort_by and sort_order; anything else is a filter. */
  input: Record<string, unknown>
  dialect: { known: ListDialect | null; remember: (found: ListDialect) => Promise<void> }
  signal: AbortSignal
  /** Sends one GET of the list with these query parameters: retried, with its rows found. */
  ask: (parameters: Record<string, unknown>, signal: AbortSignal) => Promise<Result<RowsAnswer>>
}

/** Lists whose ways are remembered. */
const MOST_LISTS = 500

/** `complete` is false where rows of this window, or of a list that comes whole, are known to be missing. */
export interface PageRead {
  page: Page<unknown>
  complete: boolean
}

/** What is known of a server's lists. undefined: not told yet. */
interface Known {
  paging: Paging | null | undefined
  sorting: Sorting | null | undefined
  max_size: number | null
}
/** `whole`: the list itself, where it was too short to tell, as asked with `along`. `question` tells askers apart. */
type Found = Result<{ known: Known; whole: RowsAnswer | null; along: Parameters; question: string }>

/**
 * The one tolerant reader of lists (the document names neither paging nor envelope): finds out once per server what it
 * obeys, remembers it, and reads any window through it. Rows that do not fit the schema are left out and counted in the
 * page's note; so is whatever the server no longer obeys. `now` is for `found_at`.
 */
export const createListReader = (now: () => Date = () => new Date()) => {
  /** What was found out and could not be stored whole, by base URL; `stored` once it was. */
  const found = new Map<string, { known: Known; stored: boolean }>()
  const memories = new Map<string, { memory: ListMemory; dialect: string }>()
  /** Lists that were asked in vain, though the server may obey in others: by base URL and list. */
  const deaf = new Set<string>()
  /** Lists too short to tell, by base URL and question: what was asked in vain is not asked again at each read. */
  const silent = new Map<string, Silent>()
  const inquire = createSharedWork<Found>()

  return async (call: ListCall): Promise<Result<PageRead>> => {
    const { offset, limit, sort, filters } = partsOf(call.input)
    const learned = await learn(call, sort, filters)
    if (!learned.ok) return learned
    const { known, whole, along } = learned.value

    const ordering = sort ? sortParameters(known.sorting === undefined ? likelySorting : known.sorting, sort) : {}
    const memory = memoryOf(call, known)
    const query = JSON.stringify({ ...filters, ...ordering })
    const ask = (parameters: Parameters): Promise<Result<RowsAnswer>> => call.ask({ ...filters, ...ordering, ...parameters }, call.signal)
    // A list too short to tell came whole with the first question: no need to ask for it again.
    const kept = whole && JSON.stringify({ ...filters, ...along }) === query ? whole : null
    const reading = known.paging
      ? await readWindow({ ask, query, memory }, known.paging, offset, limit)
      : await readWhole({ ask: kept ? async () => succeed(kept) : ask, query, memory }, offset, limit)
    if (!reading.ok) return reading

    await learnCap(call, known, memory)
    return pageOf(call.row, reading.value, offset, notesOf(call, known, reading.value, sort))
  }

  async function learn(call: ListCall, sort: Sort | null, filters: Record<string, unknown>): Promise<Found> {
    const question = JSON.stringify([call.list, filters, sort])
    for (let known = knownOf(call); ; ) {
      const settled = known.paging !== undefined && (sort === null || known.sorting !== undefined)
      if (settled && !isWorthAsking(call, known)) return succeed({ known, whole: null, along: {}, question })
      const { value: inquiry, shared } = await inquire(call.base_url, call.signal, (signal) =>
        findOut(call, known, sort, filters, question, signal),
      )
      if (!inquiry.ok) {
        // Somebody asked about another list, and the server refused them that one: it says nothing of this one.
        if (shared && isOfOneList(inquiry.failure)) continue
        return inquiry
      }
      if (!shared || inquiry.value.question === question) return inquiry
      // Somebody asked about another list: what they found is known now, and what is missing is asked next.
      known = inquiry.value.known
    }
  }

  async function findOut(
    call: ListCall,
    before: Known,
    sort: Sort | null,
    filters: Record<string, unknown>,
    question: string,
    signal: AbortSignal,
  ): Promise<Found> {
    const ask = (parameters: Parameters): Promise<Result<RowsAnswer>> => call.ask({ ...filters, ...parameters }, signal)
    const known = { ...before }
    const along = sort ? sortParameters(known.sorting === undefined ? likelySorting : known.sorting, sort) : {}

    let paging: PagingFound | null = null
    if (!known.paging) {
      const about = `${call.base_url} ${question}`
      const asked = await findPaging(ask, along, silent.get(about) ?? null)
      if (!asked.ok) return asked
      paging = asked.value
      if (silent.size >= MOST_LISTS) silent.clear()
      if (paging.silent) silent.set(about, paging.silent)
      else silent.delete(about)
      if (paging.paging === null) deaf.add(listOf(call))
      // A list that obeys nothing does not speak for one that was seen to obey, nor a short one for any.
      if (paging.paging !== undefined) {
        known.paging = paging.paging
        known.max_size = paging.max_size
      }
    }
    if (sort && known.sorting === undefined) {
      const asked = await findSorting(ask, sort.key)
      if (!asked.ok) return asked
      known.sorting = asked.value
    }
    const stored = known.paging !== undefined && known.sorting !== undefined
    found.set(call.base_url, { known, stored })
    if (stored) await keep(call, known)
    return succeed({ known, whole: paging?.whole ?? null, along, question })
  }

  function knownOf({ dialect, base_url }: ListCall): Known {
    if (dialect.known) return dialect.known
    const here = found.get(base_url)
    // It was stored and is gone: a person wants the server asked again.
    if (here?.stored) found.delete(base_url)
    else if (here) return here.known
    return { paging: undefined, sorting: undefined, max_size: null }
  }

  /** Found to obey nothing, but not in this list: one may page where another does not. What a person set stays. */
  function isWorthAsking(call: ListCall, { paging }: Known): boolean {
    return paging === null && call.dialect.known?.source !== 'set' && !deaf.has(listOf(call))
  }

  function memoryOf(call: ListCall, known: Known): ListMemory {
    const dialect = JSON.stringify([known.paging, known.max_size])
    const kept = memories.get(listOf(call))
    if (kept?.dialect === dialect) return kept.memory
    const memory = { ...freshMemory(), cap: known.max_size }
    memories.set(listOf(call), { memory, dialect })
    // Lists under a record are as many as records: the one that was met first is forgotten.
    const [first] = memories.keys()
    if (memories.size > MOST_LISTS && first !== undefined) memories.delete(first)
    return memory
  }

  async function learnCap(call: ListCall, known: Known, memory: ListMemory): Promise<void> {
    const cap = memory.cap ?? memory.own_size
    if (cap === null || !known.paging || (known.max_size !== null && known.max_size <= cap) || call.dialect.known?.source === 'set') return
    const better = { ...known, max_size: cap }
    memories.set(listOf(call), { memory, dialect: JSON.stringify([better.paging, cap]) })
    const here = found.get(call.base_url)
    if (here) here.known = better
    if (better.sorting !== undefined) await keep(call, better)
  }

  /** Storing is a convenience: a list that was read is not lost because its dialect could not be written down. */
  async function keep(call: ListCall, { paging, sorting, max_size }: Known): Promise<void> {
    const dialect: ListDialect = {
      paging: paging ?? null,
      sorting: sorting ?? null,
      max_size,
      source: 'found',
      found_at: now().toISOString(),
    }
    await call.dialect.remember(dialect).catch(() => undefined)
  }
}

const listOf = ({ base_url, list }: ListCall): string => `${base_url} ${list}`

const partsOf = (
  input: Record<string, unknown>,
): { offset: number; limit: number; sort: Sort | null; filters: Record<string, unknown> } => {
  const { offset, limit, sort_by, sort_order, ...filters } = input
  const sort = typeof sort_by === 'string' ? ({ key: sort_by, order: sort_order === 'desc' ? 'desc' : 'asc' } as const) : null
  return { offset: Number(offset), limit: Number(limit), sort, filters }
}

const pageOf = (schema: z.ZodType, reading: Reading, offset: number, notes: string[]): Result<PageRead> => {
  const items: unknown[] = []
  for (const row of reading.rows) {
    const parsed = schema.safeParse(row)
    if (parsed.success) items.push(parsed.data)
  }
  const left = reading.rows.length - items.length
  if (left > 0 && items.length === 0) {
    return fail(
      failure('bad_answer', 'The server’s answer is not this API’s: no row of the list has the fields of one.', {
        next: 'Check the address on the environment’s page.',
      }),
    )
  }
  if (left > 0) notes.push(`${left} of ${reading.rows.length} rows here could not be read and ${left === 1 ? 'is' : 'are'} left out.`)
  // How many there are nobody knows: what came is the beginning.
  const total = reading.goes_on === null ? reading.total : null
  const page = { items, total, offset, end: reading.end, note: notes.join(' ') || null }
  return succeed({ page, complete: left === 0 && !reading.disobeyed && reading.out_of_reach === null && reading.goes_on === null })
}

/** An answer about one address. Who asks, how often, and whether anybody is there is the same for every list. */
const isOfOneList = ({ status }: Failure): boolean => status !== null && ![401, 403, 429, 503].includes(status)

const notesOf = (call: ListCall, { paging, sorting }: Known, reading: Reading, sort: Sort | null): string[] => {
  const notes: string[] = []
  const again = 'Opsdesk can be told to ask again on the environment’s page.'
  if (reading.goes_on !== null) notes.push(goesOnWords(reading))
  else if (reading.disobeyed)
    notes.push(`The server does not obey the paging that Opsdesk uses here: this is what it gives at once. ${again}`)
  else if (paging === null && !reading.counted) notes.push('The server obeys no paging that Opsdesk knows: this is what it gives at once.')
  if (reading.out_of_reach !== null) notes.push(`It says there are ${reading.out_of_reach} in all; the others can’t be reached.`)
  if (reading.refused_size !== null && call.dialect.known)
    notes.push(`The server no longer gives ${reading.refused_size} rows at once, so smaller pages are asked for.`)
  if (sort && sorting === null) notes.push('The server obeys no sorting that Opsdesk knows: the rows are in its own order.')
  return notes
}

/** Never taken for the whole: nobody would look for what is missing. */
const goesOnWords = ({ total, goes_on }: Reading): string => {
  const first = `Only the first ${(total ?? 0).toLocaleString('en')} are shown`
  return goes_on === 'cursor'
    ? `${first}: this server pages by cursor, which Opsdesk does not follow.`
    : `${first}: this server says that there are more, and obeys no paging that Opsdesk knows.`
}
