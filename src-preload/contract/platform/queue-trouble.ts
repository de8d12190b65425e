/** What decides whether a queue of the platform's runtime is in trouble. */
interface Queue {
  depth: number
  stalled: number | null
  workers: number | null
  worker_seen_at: string | null
  depth_history: readonly { depth: number }[]
}

/** No worker was heard of for so long, in ms: between two jobs one may rest. */
const SILENT = 5 * 60_000
/** A spike is so many times what is usual, and at least so deep. */
const TIMES = 3
const DEEP = 20

/**
 * Whether what waits in a queue is not worked off (stalled), or is far more than usual (spike); null where all is well. The
 * document says "clear queue spikes" and "a worker stalls", no figures: these are ours. `now` in ms.
 */
export const queueTrouble = (
  { depth, stalled, workers, worker_seen_at, depth_history }: Queue,
  now: number,
): 'stalled' | 'spike' | null => {
  const silent = worker_seen_at !== null && now - Date.parse(worker_seen_at) > SILENT
  if ((stalled ?? 0) > 0 || (depth > 0 && (workers === 0 || silent))) return 'stalled'
  const usual = medianOf(depth_history.map((one) => one.depth))
  return usual !== null && depth >= DEEP && depth >= TIMES * Math.max(1, usual) ? 'spike' : null
}

/** The one in the middle, null of none. */
export const medianOf = (values: readonly number[]): number | null =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null
