import type { Notice, WatchHabits } from '@contract/desk/watches'
import { quietUntil } from './quiet-hours'

/** What the system shows: counts and the environment's name, since anybody may read a locked screen. */
export interface Notification {
  title: string
  body: string
  /** The notice it is about, null where it is about several: then a click opens the list. */
  notice: string | null
}

interface Parts {
  notify: (notification: Notification) => void
  habits: () => WatchHabits
  nameOf: (environment: string) => string
  /** Whether somebody has seen it in the app meanwhile. */
  isRead: (id: string) => boolean
  now: () => Date
}

/** The longest a timer is set for, in ms: whoever wakes from sleep finds the clock elsewhere. */
const LONGEST = 15 * 60_000
const MINUTE = 60_000

/** Keeps notices until they may be told: through quiet hours, and for as long as a digest collects. One notification an environment. */
export const createOutbox = ({ notify, habits, nameOf, isRead, now }: Parts) => {
  let waiting: Notice[] = []
  let since: Date | null = null
  let timer: NodeJS.Timeout | null = null

  const due = (): Date => {
    const { digest_minutes, quiet } = habits()
    const collected = new Date((since ?? now()).getTime() + digest_minutes * MINUTE)
    const from = collected > now() ? collected : now()
    return quietUntil(from, quiet) ?? from
  }
  const plan = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (waiting.length === 0) return
    const left = due().getTime() - now().getTime()
    if (left <= 0) {
      send()
      return
    }
    timer = setTimeout(plan, Math.min(left, LONGEST))
    timer.unref()
  }
  const send = (): void => {
    const told = waiting.filter(({ id }) => !isRead(id))
    waiting = []
    since = null
    if (!habits().notify) return
    const by = new Map<string, Notice[]>()
    for (const notice of told) by.set(notice.environment_id, [...(by.get(notice.environment_id) ?? []), notice])
    for (const [environment, notices] of by)
      notify({
        title: nameOf(environment),
        body: bodyOf(notices),
        notice: notices.length === 1 ? (notices[0]?.id ?? null) : null,
      })
  }

  return {
    add(notices: readonly Notice[]): void {
      if (notices.length === 0) return
      since ??= now()
      waiting.push(...notices)
      plan()
    },
    /** The habits changed: what waits may go now, or later. */
    again: plan,
    stop(): void {
      if (timer) clearTimeout(timer)
      timer = null
    },
  }
}

const MOST_LINES = 4

/** "2 new abuse flags · 1 new claim"; of many, how many more. */
const bodyOf = (notices: readonly Notice[]): string => {
  const lines = notices.slice(0, MOST_LINES).map(({ words }) => words)
  return [...lines, ...(notices.length > lines.length ? [`${notices.length - lines.length} more`] : [])].join(' · ')
}
