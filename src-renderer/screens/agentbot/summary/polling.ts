/** How often the summary is read while its screen is open, in milliseconds. */
export const EVERY = 60_000
/** After so many failures in a row it is asked less often: a server in trouble is left alone. */
const slower = [EVERY, 2 * EVERY, 5 * EVERY] as const
/** Older than this, what is on screen is called stale. */
export const STALE = 2.5 * EVERY

/** The pause before the next reading, after so many failures in a row. */
export const pauseAfter = (failures: number): number => slower[Math.min(Math.max(0, failures - 1), slower.length - 1)] ?? EVERY

/** "1 min", "5 min". */
export const pauseWords = (milliseconds: number): string => {
  const minutes = Math.round(milliseconds / 60_000)
  return minutes === 1 ? 'minute' : `${minutes} minutes`
}

/** How old something is, ticking: "4 s", "3 min 20 s", "2 h 5 min". Never less than nothing. */
export const ageWords = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`
  const hours = Math.floor(minutes / 60)
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  return `${Math.floor(hours / 24)} d`
}
