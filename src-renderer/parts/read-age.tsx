import { spanWords } from '@contract/platform/span-words'
import { useNow } from './now'
import { staleAfter, type useRefreshing } from './refreshing'
import { Tag } from './tag'

/** How old what is on screen is, by the second, and how often it is read. */
export const ReadAge = ({ readAt, failing, every, pause }: ReturnType<typeof useRefreshing>) => {
  const now = useNow(1000)
  const age = readAt === null ? null : Math.max(0, now.getTime() - readAt)
  return (
    <span className="muted">
      {failing && <Tag tone="bad">failing</Tag>} {age !== null && age > staleAfter(every) && <Tag tone="warn">stale</Tag>}{' '}
      <span className="tabular">{age === null ? 'Not read yet' : `Read ${spanWords(age)} ago`}</span> ·{' '}
      {failing ? `tries again every ${spanWords(pause)}` : `every ${spanWords(every)}`}
    </span>
  )
}
