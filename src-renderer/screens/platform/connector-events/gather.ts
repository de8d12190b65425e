import type { Input } from '@contract'
import { call } from '../../../operations'
import { MOST_SELECTED } from '../../../parts/table-selection'

const BLOCK = 1000

/** The ids of all events of a filter, at most 10,000, the newest first; `end` says whether that was all. Throws `CallFailed`. */
export const gatherIds = async (
  environment: string,
  input: Omit<Input<'connector-events.list'>, 'offset' | 'limit'>,
  signal: AbortSignal,
  progress: (count: number) => void,
): Promise<{ ids: string[]; end: boolean }> => {
  const ids = new Set<string>()
  for (let offset = 0; ; offset += BLOCK) {
    const page = await call(environment, 'connector-events.list', { ...input, offset, limit: BLOCK }, { signal })
    for (const { id } of page.items) ids.add(id)
    progress(Math.min(ids.size, MOST_SELECTED))
    if (page.end || page.items.length === 0) return { ids: [...ids].slice(0, MOST_SELECTED), end: ids.size <= MOST_SELECTED }
    if (ids.size >= MOST_SELECTED) return { ids: [...ids].slice(0, MOST_SELECTED), end: false }
  }
}
