import type { RuntimeQueue } from '@contract/platform/runtime'

/** A queue is idle this long before it counts as stalled, in ms: between two jobs a worker may rest. */
const SILENT = 5 * 60_000
/** A spike is so many times what is usual, and at least so deep. */
const TIMES = 3
const DEEP = 20

/** Whether what waits in a queue is not worked off (stalled), or is far more than usual (spike); null where all is well. */
export const queueTrouble = (queue: RuntimeQueue, now: Date): 'stalled' | 'spike' | null => {
  const { depth, stalled, workers, worker_seen_at, depth_history } = queue
  const silent = worker_seen_at !== null && now.getTime() - Date.parse(worker_seen_at) > SILENT
  if ((stalled ?? 0) > 0 || (depth > 0 && (workers === 0 || silent))) return 'stalled'
  const usual = medianOf(depth_history.map((one) => one.depth))
  return usual !== null && depth >= DEEP && depth >= TIMES * Math.max(1, usual) ? 'spike' : null
}

/** The one in the middle, null of none. */
export const medianOf = (values: readonly number[]): number | null => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
