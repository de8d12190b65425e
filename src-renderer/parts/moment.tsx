import { day, exact, instantOf, relative } from './instant'
import { useNow } from './now'

/**
 * A time. In lists relative, with the exact time and zone on hover; with `full` (details) the exact time comes first, and how
 * long ago that is for as long as it is no date itself.
 * `at` is an ISO string as the server sent it; what is no date is shown as it came.
 */
export const Moment = ({ at, full = false, none = '–' }: { at: string | null; full?: boolean; none?: string }) => {
  const now = useNow(30_000)
  if (at === null) return <span className="faint">{none}</span>
  const date = instantOf(at)
  if (!date) return <span title="Not a date Opsdesk can read">{at}</span>
  // The window's clock is up to half a minute behind: what has just been made is not in the future.
  const words = relative(date, date > now && date.getTime() <= Date.now() ? date : now)
  return (
    <time dateTime={at} title={full ? date.toISOString() : `${exact(date)} · ${date.toISOString()}`}>
      {full ? exact(date) : words}
      {full && words !== day(date) && <span className="muted"> · {words}</span>}
    </time>
  )
}
