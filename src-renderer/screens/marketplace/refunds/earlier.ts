import { useQueries, useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { type RefundStory, storyOf } from './refund-story'

/** How many of the earlier attempts on one purchase are told whole. */
const MOST = 10

/** What this desk's ledger holds on a purchase in this environment, newest first. Undefined while it is read. */
export const useEarlier = (environment: string, purchase_id: string) => {
  const asked = { environment, operation: 'refunds.issue', target: purchase_id, offset: 0, limit: MOST }
  const writes = useQuery({ ...read(null, 'ledger.list', asked), enabled: purchase_id !== '' })
  const attempts = purchase_id === '' ? [] : (writes.data?.items ?? [])
  const stories = useQueries({ queries: attempts.map(({ attempt }) => read(null, 'ledger.get', { attempt })) })
  const known = stories.flatMap(({ data }): RefundStory[] => {
    const story = data ? storyOf(data) : null
    return story ? [story] : []
  })
  const whole = purchase_id !== '' && writes.data !== undefined && stories.every(({ data }) => data !== undefined)
  return {
    stories: whole ? known : undefined,
    /** The one whose end nobody knows: nothing else may be sent on this purchase until it is settled. */
    open: attempts.find(({ state }) => state === 'unknown' || state === 'sending') ?? null,
    failure: failureOf(writes.error),
    again: () => void writes.refetch(),
  }
}
