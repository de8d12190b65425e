/** Rows are fetched in blocks of this many, aligned, so that the same rows always have the same query key. */
export const BLOCK = 100

/**
 * Chromium lays out in 1/64 px of a 32-bit integer: nothing is taller than 33,554,432 device px. Past that a row is
 * there but can't be scrolled to, so the list ends before it and says so: at 1,048,000 rows of 32 px, at half as many
 * on a screen of two device px a px or with text at 200 %.
 */
const TALLEST = 33_536_000
export const mostRows = (rowHeight: number, devicePixelRatio: number): number =>
  Math.floor(TALLEST / (rowHeight * Math.max(1, devicePixelRatio)))

/** Rows of a window, both ends included; empty where last < first. */
export interface Range {
  first: number
  last: number
}

/** The blocks, by number, that hold the range and `around` rows on each side of it. `count` null: nobody knows the end. */
export const blocksOf = ({ first, last }: Range, count: number | null, around = 20): number[] => {
  const end = count === null ? last + around : Math.min(count - 1, last + around)
  if (last < first || end < 0) return []
  const from = Math.floor(Math.max(0, Math.min(first - around, end)) / BLOCK)
  const to = Math.floor(end / BLOCK)
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}

/** Whether the range moved so far from the blocks asked for that the person is flinging past, not reading on. */
export const isFar = (wanted: readonly number[], next: readonly number[]): boolean => {
  const [first, last] = [wanted[0], wanted[wanted.length - 1]]
  const [from, to] = [next[0], next[next.length - 1]]
  if (first === undefined || last === undefined || from === undefined || to === undefined) return false
  return from > last + 1 || to < first - 1
}

/** What a block told about the length of its list. */
export interface Seen {
  offset: number
  items: number
  total: number | null
  end: boolean
}

/** How long the list is. `total` null: nobody has said, and `rows` is what to scroll through for now. */
export interface Length {
  rows: number
  total: number | null
}

/**
 * How many rows the list has: the newest total a block gave; else where a block said the list ends; else unknown, and
 * `rows` is what has been seen with one block more to scroll into. `seen` newest first; `before` is the answer so far.
 */
export const lengthOf = (seen: readonly Seen[], before: Length | null = null): Length => {
  const counted = seen.find((block) => block.total !== null)
  if (counted?.total != null) return { rows: counted.total, total: counted.total }
  const last = seen.find((block) => block.end && (block.items > 0 || block.offset === 0)) ?? seen.find((block) => block.end)
  if (last) return { rows: last.offset + last.items, total: last.offset + last.items }
  const known = Math.max(0, ...seen.map((block) => block.offset + block.items))
  if (before?.total != null && known <= before.total) return before
  return { rows: Math.max(before?.total === null ? before.rows : 0, known + BLOCK), total: null }
}
