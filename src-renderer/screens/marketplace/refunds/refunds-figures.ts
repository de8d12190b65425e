import type { Figure } from '@contract/desk/ledger'

/** What the figures of one day, reason or person come to. Only what is certain is in the sum. Amounts in the smallest unit. */
export interface Line {
  /** Null: none was given. An empty one: all the others. */
  key: string | null
  /** Of a person: whose token. */
  subject: string | null
  /** Answered by Stripe as succeeded, or settled as done: `cents` is their sum, but for `unpriced`, whose amount no answer says. */
  refunded: number
  cents: number
  unpriced: number
  /** On their way at Stripe: they can still fail. */
  pending: number
  pending_cents: number
  /** Stripe could not pay them out. */
  failed: number
  /** The server said no, or it is settled as not done. */
  refused: number
  /** Nobody knows how they ended. */
  unknown: number
}

type Ending = 'refunded' | 'pending' | 'failed' | 'refused' | 'unknown'

/** How a write ended as money. What the answer calls by a word nobody knows is not certain. */
export const endingOf = ({ state, status }: Pick<Figure, 'state' | 'status'>): Ending => {
  if (state === 'sending' || state === 'unknown') return 'unknown'
  if (state === 'refused' || state === 'settled_not_done') return 'refused'
  if (status === 'failed' || status === 'canceled') return 'failed'
  return state === 'settled_done' || status === 'succeeded' ? 'refunded' : 'pending'
}

const emptyLine = (key: string | null, subject: string | null): Line => ({
  key,
  subject,
  refunded: 0,
  cents: 0,
  unpriced: 0,
  pending: 0,
  pending_cents: 0,
  failed: 0,
  refused: 0,
  unknown: 0,
})

const add = (line: Line, figure: Figure): void => {
  const ending = endingOf(figure)
  line[ending] += figure.count
  if (ending === 'refunded') {
    line.cents += figure.cents
    line.unpriced += figure.count - figure.priced
  }
  if (ending === 'pending') line.pending_cents += figure.cents
}

/** One line a day, reason or person: days in their order, the rest by what they come to. */
export const linesOf = (figures: readonly Figure[], by: Figure['by']): Line[] => {
  const lines = new Map<string, Line>()
  for (const figure of figures) {
    if (figure.by !== by) continue
    const name = JSON.stringify([figure.key, figure.subject])
    const line = lines.get(name) ?? emptyLine(figure.key, figure.subject)
    add(line, figure)
    lines.set(name, line)
  }
  const inOrder = [...lines.values()]
  return by === 'day'
    ? inOrder.sort((a, b) => (a.key ?? '').localeCompare(b.key ?? ''))
    : inOrder.sort((a, b) => b.cents - a.cents || b.refunded - a.refunded || (a.key ?? '').localeCompare(b.key ?? ''))
}

/** All of it as one line. Days count each write once. */
export const totalOf = (figures: readonly Figure[]): Line => {
  const total = emptyLine(null, null)
  for (const figure of figures) if (figure.by === 'day') add(total, figure)
  return total
}

export interface Bar {
  /** A local day, or a month where there are many: `2026-11-20`, `2026-11`. */
  key: string
  cents: number
  refunded: number
}

/** More days than this are drawn as months. */
const MOST_BARS = 100

/** What is drawn: every day of the time, those without a refund too. `first` and `last` are local days, null where open. */
export const barsOf = (days: readonly Line[], first: string | null, last: string | null): Bar[] => {
  const known = days.filter(({ key }) => key !== null)
  const [from, to] = [first ?? known[0]?.key ?? null, last ?? known.at(-1)?.key ?? null]
  if (from === null || to === null || from > to) return []
  const all = daysBetween(from, to)
  const part = all.length > MOST_BARS ? 7 : 10
  const bars = new Map(all.map((day) => [day.slice(0, part), { key: day.slice(0, part), cents: 0, refunded: 0 }]))
  for (const { key, cents, refunded } of known) {
    const bar = bars.get((key ?? '').slice(0, part))
    if (!bar) continue
    bar.cents += cents
    bar.refunded += refunded
  }
  return [...bars.values()]
}

/** Both included. In UTC, where every day has as many hours. */
const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = []
  const end = Date.parse(to)
  for (let at = Date.parse(from); at <= end && days.length < 40_000; at += 86_400_000) days.push(new Date(at).toISOString().slice(0, 10))
  return days
}

/** The local day of an instant: `2026-11-20`. */
export const dayOf = (at: Date): string =>
  [String(at.getFullYear()).padStart(4, '0'), String(at.getMonth() + 1).padStart(2, '0'), String(at.getDate()).padStart(2, '0')].join('-')
