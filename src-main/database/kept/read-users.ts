import type Database from 'libsql'
import { type Fit, fitted } from '../fit'
import { sortExpressions } from '../marketplace/users'
import type { SortKey } from './kept-users'
import { BETWEEN, END, type Lines, marked } from './lines'

/** Below this many users SQL is fast enough. Above the most, or of longer words, they would take more than 300 MB of memory. */
const FEWEST = 20_000
const MOST = 2_000_000
const MOST_BYTES = 160_000_000
/** Rows read at once: a file in rollback mode can't be written meanwhile, so each is over in some 20 ms. */
const SLICE = 5000

/** What reading came to: the lines, or why there are none. `odd`: text that is not UTF-8, or ids past what a number holds. */
export type Read =
  | {
      lines: Lines
      /** Numbers of lines in ascending order of a key; null where users came or went since. */
      order: (key: SortKey) => Uint32Array<ArrayBuffer> | null
    }
  | { why: 'few' | 'many' | 'moving' | 'odd' }

/**
 * Reads every user into lines, newest first. Each statement stands alone, so that nobody who writes waits longer than one
 * takes; where users came or went meanwhile it is `moving`. Changes nothing. Throws what libSQL throws.
 */
export const readUsers = (db: Database.Database, fit: Fit, fewest = FEWEST): Read => {
  const ask = asking(db, fit)
  if (String(ask('PRAGMA encoding')[0]) !== 'UTF-8') return { why: 'odd' }
  if (Number(ask(`SELECT count(*) FROM (SELECT 1 FROM users LIMIT ${fewest})`)[0]) < fewest) return { why: 'few' }
  const { pieces, rowids, bytes } = readSlices(ask)
  if (bytes > MOST_BYTES || rowids.length > MOST) return { why: 'many' }
  if (!rowids.every(Number.isSafeInteger)) return { why: 'odd' }
  const order = placesOf(ask, 'created_at', 'DESC', rowids)
  if (!order) return { why: 'moving' }
  const lineOf = new Uint32Array(order.length)
  for (let line = 0; line < order.length; line++) lineOf[order[line] as number] = line
  return {
    lines: laidOut(pieces, bytes, rowids, order),
    order: (key) => placesOf(ask, key, 'ASC', rowids)?.map((place) => lineOf[place] as number) ?? null,
  }
}

type Ask = (sql: string, ...args: unknown[]) => unknown[]
const asking =
  (db: Database.Database, fit: Fit): Ask =>
  (sql, ...args) =>
    db
      .prepare(fitted(fit, sql))
      .raw()
      .get(...args) as unknown as unknown[]

const hex = (byte: number): string => `x'${byte.toString(16)}'`
/** lower() folds A to Z, as LIKE does, and as text both take what is none. */
const line = ['id', 'email', 'display_name'].map((column) => `lower(coalesce(${column}, ''))`).join(` || ${hex(BETWEEN)} || `)
/** One value a slice: a million rows one by one take four times as long to come over from libSQL. */
const sliceSql = `SELECT count(*), group_concat(at), CAST(group_concat(${line} || ${hex(END)}, '') AS BLOB)
  FROM (SELECT rowid AS at, id, email, display_name FROM users WHERE rowid > ? ORDER BY rowid LIMIT ${SLICE})`

const readSlices = (ask: Ask): { pieces: Buffer[]; rowids: Float64Array; bytes: number } => {
  const pieces: Buffer[] = []
  const rowids: number[] = []
  let bytes = 0
  for (let after = Number.MIN_SAFE_INTEGER; bytes <= MOST_BYTES && rowids.length <= MOST; ) {
    const [count, ids, text] = ask(sliceSql, after) as [number, string | number, Buffer]
    if (Number(count) === 0) break
    const piece = Buffer.from(text)
    untilNul(piece)
    pieces.push(piece)
    for (const rowid of numbersIn(String(ids))) rowids.push(rowid)
    bytes += piece.length
    after = rowids[rowids.length - 1] as number
    if (!Number.isSafeInteger(after)) break
  }
  return { pieces, rowids: Float64Array.from(rowids), bytes }
}

/** LIKE reads a text up to its first NUL: what comes after is made a thing that nobody can look for. */
const untilNul = (piece: Buffer): void => {
  for (let at = piece.indexOf(0); at >= 0; at = piece.indexOf(0, at))
    for (; piece[at] !== BETWEEN && piece[at] !== END && at < piece.length; at++) piece[at] = BETWEEN
}

/** For each rank, the place of its row among ascending rowids; null where the two are not of the same rows. */
const placesOf = (ask: Ask, key: SortKey, order: 'ASC' | 'DESC', rowids: Float64Array): Uint32Array<ArrayBuffer> | null => {
  const [given] = ask(
    `SELECT group_concat(at) FROM (SELECT rowid AS at FROM users ORDER BY ${sortExpressions[key]} ${order}, id ${order})`,
  ) as [string | number]
  const places = new Uint32Array(rowids.length)
  let rank = 0
  for (const rowid of numbersIn(String(given))) {
    const place = placeOf(rowids, rowid)
    if (place < 0 || rank >= places.length) return null
    places[rank++] = place
  }
  return rank === rowids.length ? places : null
}

const placeOf = (ascending: Float64Array, wanted: number): number => {
  let low = 0
  let high = ascending.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const here = ascending[middle] as number
    if (here === wanted) return middle
    if (here < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}

const laidOut = (pieces: readonly Buffer[], bytes: number, rowids: Float64Array, order: Uint32Array): Lines => {
  const read = Buffer.concat(pieces, bytes)
  const begins = new Uint32Array(rowids.length + 1)
  for (let line = 0, at = 0; line < rowids.length; line++) begins[line + 1] = at = read.indexOf(END, at) + 1
  const text = new Uint8Array(bytes)
  const starts = new Uint32Array(rowids.length + 1)
  for (let line = 0, at = 0; line < order.length; line++) {
    const from = order[line] as number
    const own = read.subarray(begins[from], begins[from + 1])
    text.set(own, at)
    starts[line + 1] = at += own.length
  }
  return { text, starts, rowids: Float64Array.from(order, (place) => rowids[place] as number), marks: marked(text) }
}

function* numbersIn(text: string): Generator<number> {
  let from = 0
  for (let comma = text.indexOf(','); comma >= 0; comma = text.indexOf(',', from)) {
    yield Number(text.slice(from, comma))
    from = comma + 1
  }
  if (text !== '') yield Number(text.slice(from))
}
