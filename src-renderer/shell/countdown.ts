/** "7:42", "0:09". */
export const countdown = (until: string, now: Date): string => {
  const seconds = secondsLeft(until, now)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

export const secondsLeft = (until: string, now: Date): number => Math.max(0, Math.ceil((Date.parse(until) - now.getTime()) / 1000))

/** When the time left is said aloud: once as each of these is passed, not every second. */
const moments = [300, 60, 15]

/** The sentence for screen readers when the countdown went from `before` to `after` seconds, or null. */
export const spokenCountdown = (before: number, after: number): string | null => {
  if (after === 0 && before > 0) return 'Writing is locked again.'
  const passed = moments.find((moment) => before > moment && after <= moment)
  if (passed === undefined) return null
  return `Writing locks in ${passed >= 60 ? `${passed / 60} minute${passed === 60 ? '' : 's'}` : `${passed} seconds`}.`
}
