/**
 * Runs `run` at once, and then at most once every so many milliseconds however often it is asked: a job may tell of a
 * hundred changes a second. What comes in between is gathered, and the last run always sees the last of it.
 */
export const throttled = <T>(milliseconds: number, run: (gathered: T[]) => void): ((one: T) => void) => {
  let gathered: T[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    timer = null
    if (gathered.length === 0) return
    const now = gathered
    gathered = []
    timer = setTimeout(flush, milliseconds)
    run(now)
  }
  return (one) => {
    gathered.push(one)
    if (timer === null) flush()
  }
}
