import type { Output } from '@contract'
import type { HealthCell, HealthChange } from '@contract/desk/health-history'
import type Database from 'libsql'
import { flaps, recentTurns } from './flapping'

export type Past = Output<'health-history.get'>

interface StandingRow {
  name: string
  state: string
  detail: string | null
  since: number
  after: number | null
  last_at: number
}
interface ChangeRow {
  at: number
  after: number
  was: string
  now: string
  detail: string | null
}

const SHOWN_CHANGES = 50

/** What is remembered of `place` over so many cells of `step` milliseconds, the last of them the one `now` is in. */
export const pastOf = (
  db: Database.Database,
  place: string,
  { cells: count, step }: { cells: number; step: number },
  now: number,
): Past => {
  const from = (Math.floor(now / step) + 1 - count) * step
  const to = from + count * step
  const standings = db.prepare('SELECT * FROM standings WHERE place = ? ORDER BY name').all(place) as StandingRow[]
  const contact = standings.find(({ name }) => name === '')
  const cells = cellsOf(db, place, { from, to, step, count })
  const unreached = cells.get('') ?? emptyCells(count)
  const newest = Math.max(0, ...standings.filter(({ name }) => name !== '').map(({ last_at }) => last_at))
  return {
    from: iso(from),
    step,
    oldest: oldestOf(db, place),
    contact: contact
      ? {
          ...standingOf(contact),
          changes: changesOf(db, place, '').map(shown).slice(0, SHOWN_CHANGES),
          last_reached_at: lastReached(db, place, contact),
          cells: unreached,
        }
      : null,
    services: standings
      .filter(({ name }) => name !== '')
      .map((row) => {
        const changes = changesOf(db, place, row.name)
        const own = cells.get(row.name) ?? emptyCells(count)
        return {
          ...standingOf(row),
          name: row.name,
          listed: row.last_at >= newest,
          flapping: flaps(changes, now),
          recent_turns: recentTurns(changes, now).length,
          changes: changes.slice(0, SHOWN_CHANGES).map(shown),
          cells: own.map((cell, index) => ({ ...cell, unreached: unreached[index]?.unreached ?? 0 })),
        }
      }),
    figures: figuresOf(db, place, { from, to, step, count }),
  }
}

interface Window {
  from: number
  to: number
  step: number
  count: number
}

const emptyCells = (count: number): HealthCell[] =>
  Array.from({ length: count }, () => ({ ok: 0, degraded: 0, down: 0, other: 0, unreached: 0 }))

const cellsOf = (db: Database.Database, place: string, { from, to, step, count }: Window): Map<string, HealthCell[]> => {
  const rows = db
    .prepare(
      `SELECT name, (bucket - ?) / ? AS cell, state, sum(readings) AS readings FROM tallies
       WHERE place = ? AND bucket >= ? AND bucket < ? GROUP BY 1, 2, 3`,
    )
    .all(from, step, place, from, to) as { name: string; cell: number; state: string; readings: number }[]
  const found = new Map<string, HealthCell[]>()
  for (const { name, cell, state, readings } of rows) {
    const own = found.get(name) ?? emptyCells(count)
    found.set(name, own)
    const one = own[Math.floor(cell)]
    if (!one) continue
    // That Agentbot was reached stands in the same place as a service that is ok.
    const word = state === 'reached' ? 'ok' : state
    if (Object.hasOwn(one, word)) one[word as keyof HealthCell] += readings
  }
  return found
}

const figuresOf = (db: Database.Database, place: string, { from, to, step, count }: Window): Past['figures'] => {
  const rows = db
    .prepare(
      `SELECT figure, (bucket - ?) / ? AS cell, max(at) AS at, value FROM figures
       WHERE place = ? AND bucket >= ? AND bucket < ? GROUP BY 1, 2 ORDER BY 1, 2`,
    )
    .all(from, step, place, from, to) as { figure: string; cell: number; value: number }[]
  const found = new Map<string, (number | null)[]>()
  for (const { figure, cell, value } of rows) {
    const values = found.get(figure) ?? Array.from({ length: count }, () => null)
    found.set(figure, values)
    values[Math.floor(cell)] = value
  }
  return [...found].map(([figure, values]) => ({ figure, values }))
}

const changesOf = (db: Database.Database, place: string, name: string): ChangeRow[] =>
  db
    .prepare('SELECT at, after, was, now, detail FROM changes WHERE place = ? AND name = ? ORDER BY at DESC, rowid DESC')
    .all(place, name) as ChangeRow[]

/** The last time Agentbot was reached: now, or just before it no longer was. */
const lastReached = (db: Database.Database, place: string, contact: StandingRow | undefined): string | null => {
  if (!contact) return null
  if (contact.state === 'reached') return iso(contact.last_at)
  const left = db
    .prepare("SELECT after FROM changes WHERE place = ? AND name = '' AND was = 'reached' ORDER BY at DESC, rowid DESC LIMIT 1")
    .get(place) as { after: number } | undefined
  return left ? iso(left.after) : null
}

const oldestOf = (db: Database.Database, place: string): string | null => {
  const { oldest } = db.prepare('SELECT min(bucket) AS oldest FROM tallies WHERE place = ?').get(place) as { oldest: number | null }
  return oldest === null ? null : iso(oldest)
}

const standingOf = ({ state, detail, since, after, last_at }: StandingRow) => ({
  state,
  detail,
  since: iso(since),
  after: after === null ? null : iso(after),
  last_at: iso(last_at),
})

const shown = ({ at, after, was, now, detail }: ChangeRow): HealthChange => ({ at: iso(at), after: iso(after), was, now, detail })

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()
