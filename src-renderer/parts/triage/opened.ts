/** Whose evidence was open long enough to be seen, since the app started. By environment. */
const opened = new Map<string, ReadonlySet<string>>()
const none: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/** Shorter than this somebody only passed by. Milliseconds. */
export const SEEN_MS = 300

export const openedIn = (environment: string): ReadonlySet<string> => opened.get(environment) ?? none

export const markOpened = (environment: string, id: string): void => {
  if (openedIn(environment).has(id)) return
  opened.set(environment, new Set(openedIn(environment)).add(id))
  for (const listener of listeners) listener()
}

export const onOpened = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
