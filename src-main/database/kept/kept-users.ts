import type { userSortKeys } from '@contract/marketplace/users'
import { Finding, type Lines, needleOf } from './lines'

export type SortKey = (typeof userSortKeys)[number]
type Order = 'asc' | 'desc'

/** Which rows a window of a list has, in order. `total` null: more than were counted. */
export interface KeptWindow {
  rowids: number[]
  total: number | null
  end: boolean
}

/** So many more blocks or finds are gone through to count the rest, some 5 ms: more would be felt in the next letter. */
const COUNTED = 3000
/** So many lines are gone through in another order, some 10 ms, before all that is found is looked for and sorted instead. */
const WALKED = 20_000
/** Texts whose findings are kept: those of the last few letters, so that a deep page goes on where another ended. */
const REMEMBERED = 12

/** Which users a database has and in which orders, kept in memory: what they are is read from the database itself. */
export class KeptUsers {
  /** Numbers of lines in ascending order of a key, ties by id. The lines themselves are in descending order of created_at. */
  private readonly orders = new Map<SortKey, Uint32Array>()
  private readonly ranks = new Map<SortKey, Uint32Array>()
  private readonly findings = new Map<string, Finding>()

  constructor(
    private readonly lines: Lines,
    /** When they were read, as milliseconds since 1970. */
    readonly at: number,
  ) {}

  get count(): number {
    return this.lines.rowids.length
  }

  /** Takes the order of one more key. */
  order(key: SortKey, lines: Uint32Array): void {
    this.orders.set(key, lines)
  }

  /** A window of all users; null where that order is not known yet. */
  list(key: SortKey, order: Order, offset: number, limit: number): KeptWindow | null {
    const lineAt = this.inOrder(key, order)
    if (!lineAt) return null
    const many = Math.max(0, Math.min(limit, this.count - offset))
    const rowids = Array.from({ length: many }, (_, index) => this.rowid(lineAt(offset + index)))
    return { rowids, total: this.count, end: offset + many >= this.count }
  }

  /** A window of the users whose id, e-mail address or name contains the text, as LIKE would find them; null where SQL must say. */
  search(text: string, key: SortKey, order: Order, offset: number, limit: number): KeptWindow | null {
    const needle = needleOf(text)
    // LIKE stops at one: what it finds then is its own business.
    if (needle.length === 0 || needle.includes(0)) return null
    const finding = this.finding(needle)
    if (key === 'created_at' && order === 'desc') {
      finding.until(offset + limit + 1)
      finding.until(Number.POSITIVE_INFINITY, COUNTED)
      return this.windowOf(finding.found.slice(offset, offset + limit), finding, offset)
    }
    const lineAt = this.inOrder(key, order)
    if (!lineAt) return null
    if (!finding.whole || finding.found.length > WALKED) {
      const walked = this.walk(lineAt, needle, offset, limit)
      if (walked) return { rowids: walked.map((line) => this.rowid(line)), total: finding.whole ? finding.found.length : null, end: false }
    }
    finding.until(Number.POSITIVE_INFINITY)
    const rank = this.rankIn(key)
    const sign = order === 'asc' ? 1 : -1
    const sorted = Uint32Array.from(finding.found).sort((a, b) => sign * (rank(a) - rank(b)))
    return this.windowOf([...sorted.subarray(offset, offset + limit)], finding, offset)
  }

  private windowOf(lines: readonly number[], { found, whole }: Finding, offset: number): KeptWindow {
    const end = whole && offset + lines.length >= found.length
    return { rowids: lines.map((line) => this.rowid(line)), total: whole ? found.length : null, end }
  }

  /** Goes through the lines in their order, which for a frequent text is soon done; null where it is not. */
  private walk(lineAt: (rank: number) => number, needle: Buffer, offset: number, limit: number): number[] | null {
    const { text, starts } = this.lines
    const whole = Buffer.from(text.buffer, text.byteOffset, text.length)
    const lines: number[] = []
    for (let rank = 0; rank < Math.min(this.count, WALKED); rank++) {
      const line = lineAt(rank)
      if (!whole.subarray(starts[line], starts[line + 1]).includes(needle)) continue
      lines.push(line)
      // One more than is asked for: then this is not the end.
      if (lines.length > offset + limit) return lines.slice(offset, offset + limit)
    }
    return null
  }

  private finding(needle: Buffer): Finding {
    const name = needle.toString()
    const known = this.findings.get(name) ?? new Finding(this.lines, needle)
    this.findings.delete(name)
    this.findings.set(name, known)
    const [oldest] = this.findings.keys()
    if (this.findings.size > REMEMBERED && oldest !== undefined) this.findings.delete(oldest)
    return known
  }

  /** The line at a place of this order. */
  private inOrder(key: SortKey, order: Order): ((rank: number) => number) | null {
    const last = this.count - 1
    if (key === 'created_at') return order === 'desc' ? (rank) => rank : (rank) => last - rank
    const lines = this.orders.get(key)
    if (!lines) return null
    return order === 'asc' ? (rank) => lines[rank] as number : (rank) => lines[last - rank] as number
  }

  private rankIn(key: SortKey): (line: number) => number {
    if (key === 'created_at') return (line) => -line
    const ranks = this.ranks.get(key) ?? ranksOf(this.orders.get(key) ?? new Uint32Array())
    this.ranks.set(key, ranks)
    return (line) => ranks[line] as number
  }

  private rowid(line: number): number {
    return this.lines.rowids[line] as number
  }
}

const ranksOf = (lines: Uint32Array): Uint32Array => {
  const ranks = new Uint32Array(lines.length)
  for (let rank = 0; rank < lines.length; rank++) ranks[lines[rank] as number] = rank
  return ranks
}
