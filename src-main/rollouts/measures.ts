import { handoffCategories, RECENT } from '@contract/desk/rollout-steps'
import type { RolloutStepId } from '@contract/desk/rollouts'
import { type Result, succeed } from '@contract/failure'
import type { Page } from '@contract/operation'
import { feedbackSeverities } from '@contract/platform/feedback-words'
import { queueSignals } from '@contract/platform/runtime-signals'
import type { Found, Measure } from './measure'

/** How often what must respond is asked. */
const TIMES = 3
/** Rows read of a list whose server does not say how many there are. */
const MOST = 1000

const number = (count: number): string => count.toLocaleString('en')
const many = (count: number, one: string, more: string): string => `${number(count)} ${count === 1 ? one : more}`
const span = (ms: number): string => (ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`)

/** The one in the middle, null of none. */
const medianOf = (values: readonly number[]): number | null => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? null

/** How many a list has: the server's total, else those of one window. A note says that some of them are out of reach. */
const countOf = ({ items, total, end, note }: Page<unknown>): { count: number; more: boolean } =>
  total === null ? { count: items.length, more: !end || note !== null } : { count: total, more: false }
const atLeast = (more: boolean): string => (more ? 'At least ' : '')
const found = (value: number, words: string): Result<Found> => succeed({ value, words })

/**
 * Asks the same thing some times: the answer in the middle is judged, so that one slow packet is not. The first is not counted: it
 * opens the connection, and a list that was never read is asked what paging it obeys.
 */
const responsive =
  (asks: (parts: Parameters<Measure>[0]) => Promise<Result<unknown>>): Measure =>
  async (parts) => {
    const took: number[] = []
    for (let time = 0; time <= TIMES; time++) {
      const answer = await asks(parts)
      if (!answer.ok) return answer
      if (time > 0) took.push(parts.lastTook())
    }
    const middle = medianOf(took) ?? 0
    return found(middle, `Answered in ${span(middle)}; the slowest of ${TIMES} took ${span(Math.max(...took))}.`)
  }

/** What each step asks. The limits by which it is judged stand in the step's declaration. */
export const measures: Readonly<Record<RolloutStepId, Measure>> = {
  models: responsive(({ ask }) => ask('models.list', { offset: 0, limit: 1 })),
  usage: responsive(({ ask }) => ask('usage.orgs', { offset: 0, limit: 1 })),

  'connector-events': async ({ ask, now }) => {
    const since = new Date(now.getTime() - RECENT * 1000).toISOString()
    const list = await ask('connector-events.list', { offset: 0, limit: MOST, state: 'failed,dropped', since })
    if (!list.ok) return list
    const { count, more } = countOf(list.value)
    if (count === 0) return found(0, 'No delivery of the last 24 hours failed.')
    const causes = new Map<string, number>()
    for (const { cause } of list.value.items) causes.set(cause ?? 'unknown', (causes.get(cause ?? 'unknown') ?? 0) + 1)
    const [first] = [...causes].sort((a, b) => b[1] - a[1])
    const most = first && count > 1 ? ` Most often: ${first[0].replaceAll('_', ' ').slice(0, 100)} (${number(first[1])}).` : ''
    return found(count, `${atLeast(more)}${many(count, 'event', 'events')} of the last 24 hours failed.${most}`)
  },

  feedback: async ({ ask }) => {
    const highest = feedbackSeverities.at(-1) ?? 'critical'
    const list = await ask('feedback.list', { offset: 0, limit: MOST, status: 'open', severity: highest, collapsed: true })
    if (!list.ok) return list
    const { count, more } = countOf(list.value)
    const what = `open, of severity ${highest}; a burst counts once.`
    return found(
      count,
      count === 0 ? `Nothing is open of severity ${highest}.` : `${atLeast(more)}${many(count, 'item is', 'items are')} ${what}`,
    )
  },

  handoffs: async ({ ask }) => {
    let [count, more] = [0, false]
    for (const category of handoffCategories) {
      const list = await ask('feedback.list', { offset: 0, limit: MOST, status: 'open', category, collapsed: true })
      if (!list.ok) return list
      const one = countOf(list.value)
      count += one.count
      more ||= one.more
    }
    if (count === 0) return found(0, 'Nothing actionable is open.')
    return found(count, `${atLeast(more)}${many(count, 'actionable item is', 'actionable items are')} still open.`)
  },

  runtime: queues('job'),
  sandbox: queues('sandbox'),
}

/** The queues of one kind that stall or spike. A server that names no kind is asked for all: a queue it does not place counts as one of jobs. */
function queues(kind: 'job' | 'sandbox'): Measure {
  return async ({ ask, now }) => {
    const list = await ask('runtime.queues', { offset: 0, limit: MOST })
    if (!list.ok) return list
    const here = list.value.items.filter((queue) => (queue.kind === 'sandbox') === (kind === 'sandbox'))
    const what = kind === 'sandbox' ? 'sandbox queue' : 'queue'
    if (here.length === 0) return found(0, `The platform tells of no ${what}.`)
    const bad = here.flatMap((queue) => {
      const [worst] = queueSignals(queue, now.getTime())
      return worst ? [`${queue.name.slice(0, 100)}: ${worst.word} (${number(queue.depth)} wait)`] : []
    })
    if (bad.length === 0) return found(0, `${many(here.length, `${what} flows`, `${what}s flow`)}: nothing is wrong with any.`)
    return found(bad.length, `${bad.slice(0, 5).join('; ')}${bad.length > 5 ? ` and ${bad.length - 5} more` : ''}.`)
  }
}
