import { call } from '../../operations'
import type { ListInput, ListName, RowOf } from '../table-rows'

/** More than an operator decides in weeks. What lies beyond is not shown, and the screen says so. */
export const MOST_WALKED = 5000
/** How often a queue is read again by itself, while the window is seen. */
export const REFRESH_MS = 30_000
const PAGE = 1000

export interface Walked<T> {
  /** When reading began, in ms: what this desk learned later is newer. */
  begun: number
  records: ReadonlyMap<string, T>
  /** There are more than were read. */
  more: boolean
  /** What the reader had to say of the list, such as rows it could not read. */
  note: string | null
}

/** Reads a whole list, so that its records can be counted and grouped. They are known by `idOf`. */
export const walk = async <N extends ListName>(
  environment: string,
  operation: N,
  input: ListInput<N>,
  idOf: (row: RowOf<N>) => string,
  signal: AbortSignal,
): Promise<Walked<RowOf<N>>> => {
  const records = new Map<string, RowOf<N>>()
  let note: string | null = null
  const begun = Date.now()
  for (let offset = 0; offset < MOST_WALKED; offset += PAGE) {
    const page = (await call(environment, operation, { ...input, offset, limit: PAGE } as never, { signal })) as {
      items: RowOf<N>[]
      end: boolean
      note: string | null
    }
    for (const record of page.items) records.set(idOf(record), record)
    note ??= page.note
    if (page.end) return { begun, records, more: false, note }
  }
  return { begun, records, more: true, note }
}
