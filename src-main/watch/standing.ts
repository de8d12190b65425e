import type { ServiceName } from '@contract/desk/environments'
import type { WatchRule } from '@contract/desk/presets'
import type { Failure } from '@contract/failure'

/** How the watching of one environment stands. In memory only: what must outlive a restart is in the watches' file. */
export interface Standing {
  timer: NodeJS.Timeout | null
  looking: Promise<void> | null
  last: Date | null
  next: Date | null
  failed: number
  trouble: string | null
  /** Services that let nobody in: not asked again until a credential changes, or a person looks. */
  refused: Set<ServiceName>
  /** Rules whose list the server does not offer: likewise. */
  dark: Set<WatchRule>
}

export const freshStanding = (): Standing => ({
  timer: null,
  looking: null,
  last: null,
  next: null,
  failed: 0,
  trouble: null,
  refused: new Set(),
  dark: new Set(),
})

/** Something changed here, or a person wants it: whoever was refused may be let in now. */
export const askAgain = ({ refused, dark }: Standing): void => {
  refused.clear()
  dark.clear()
}

/** The failure of a look; null where the server does not offer what was looked at, which is nothing wrong with it. */
export const unlessDark = ({ dark }: Standing, rule: WatchRule, failure: Failure): Failure | null => {
  if (failure.code !== 'not_offered') return failure
  dark.add(rule)
  return null
}

/** Only a person can mend these: asking again would be no use, and may lock somebody out. */
export const refusals: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'no_credential', 'keychain', 'insecure_address'])

export const sameMarks = (a: Record<string, string>, b: Record<string, string>): boolean => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
