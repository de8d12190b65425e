import type { AbuseFlag } from '@contract/marketplace/abuse-flags'

interface Learned {
  /** Flags as a write or a look of this desk found them, and when: newer than a queue that was read before. */
  flags: ReadonlyMap<string, { flag: AbuseFlag; at: number }>
  /** Accounts this desk held or released, and when. */
  accounts: ReadonlyMap<string, { held: boolean; at: number }>
}

const nothing: Learned = { flags: new Map(), accounts: new Map() }
const learned = new Map<string, Learned>()
const listeners = new Set<() => void>()

const set = (environment: string, part: Partial<Learned>): void => {
  learned.set(environment, { ...learnedOf(environment), ...part })
  for (const listener of listeners) listener()
}

/** What this desk has learned from the answers to its own calls, until the lists are read again. */
export const learnedOf = (environment: string): Learned => learned.get(environment) ?? nothing
export const onLearned = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const setFlag = (environment: string, flag: AbuseFlag): void =>
  set(environment, { flags: new Map(learnedOf(environment).flags).set(flag.id, { flag, at: Date.now() }) })
export const setAccount = (environment: string, user: string, held: boolean): void =>
  set(environment, { accounts: new Map(learnedOf(environment).accounts).set(user, { held, at: Date.now() }) })
