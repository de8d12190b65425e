import type { ServiceName } from '@contract/desk/environments'

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
}

export const freshStanding = (): Standing => ({
  timer: null,
  looking: null,
  last: null,
  next: null,
  failed: 0,
  trouble: null,
  refused: new Set(),
})

/** Only a person can mend these: asking again would be no use, and may lock somebody out. */
export const refusals: ReadonlySet<string> = new Set(['unauthorized', 'forbidden', 'no_credential', 'keychain', 'insecure_address'])

export const sameMarks = (a: Record<string, string>, b: Record<string, string>): boolean => {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key])
}
