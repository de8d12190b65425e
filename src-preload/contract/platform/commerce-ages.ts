import type { CommerceSnapshot } from './commerce'

const HOUR = 3_600_000

/**
 * How old the newest snapshot of a kind may be, in milliseconds, before it is called stale: orders move all the time, products a
 * few times a day, stores hardly. One table, for the screen, Home and whoever watches.
 */
export const staleAfter: Readonly<Record<string, number>> = { store: 48 * HOUR, product: 12 * HOUR, order: 2 * HOUR }

/** "2 hours": what the table says, in words. */
export const staleWords = (kind: string): string | null => {
  const most = Object.hasOwn(staleAfter, kind) ? staleAfter[kind] : undefined
  return most === undefined ? null : `${most / HOUR} hours`
}

/** The newest snapshot of a kind that holds anything, and whether it is too old. `now` in milliseconds since 1970. */
export const newestOf = (snapshots: readonly CommerceSnapshot[], kind: string, now: number) => {
  const held = snapshots.filter((one) => one.kind === kind && one.state !== 'failed' && !Number.isNaN(Date.parse(one.taken_at)))
  const newest = held.toSorted((a, b) => Date.parse(b.taken_at) - Date.parse(a.taken_at))[0]
  if (newest === undefined) return null
  const most = Object.hasOwn(staleAfter, kind) ? staleAfter[kind] : undefined
  return { snapshot: newest, stale: most !== undefined && now - Date.parse(newest.taken_at) > most }
}
