import { exact, instantOf } from '../../../parts/instant'
import { useNow } from '../../../parts/now'
import { Tag } from '../../../parts/tag'
import { countdown, inUtc, nearnessOf } from './due'

/** How long until an account is deleted. Red where it is near, and then a word says so; both times on hover. */
export const DueWords = ({ at }: { at: string | null }) => {
  const now = useNow(30_000)
  const words = countdown(at, now)
  if (at === null) return <span className="faint">no day given</span>
  const date = instantOf(at)
  if (words === null || !date) return <span title="Not a date Opsdesk can read">{at}</span>
  const nearness = nearnessOf(at, now)
  return (
    <time dateTime={at} title={`${exact(date)} · ${inUtc(at)}`}>
      {nearness === 'later' ? words : <Tag tone="bad">{nearness === 'soon' ? `due ${words}` : words}</Tag>}
    </time>
  )
}
