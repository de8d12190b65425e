const DAY = 86_400_000

interface Days {
  from: string
  to: string
}

const text = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** So many whole days in UTC, yesterday the last: today is not over. */
export const daysBack = (days: number, now: Date): Days => ({ from: text(now.getTime() - days * DAY), to: text(now.getTime() - DAY) })

/** From the first of this month in UTC to yesterday; on the first, that day alone. */
export const thisMonth = (now: Date): Days => {
  const from = text(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1))
  const to = text(now.getTime() - DAY)
  return { from, to: to < from ? from : to }
}

export const lastMonth = (now: Date): Days => {
  const first = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)
  return { from: text(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)), to: text(first - DAY) }
}
