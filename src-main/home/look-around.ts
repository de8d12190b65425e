import type { Output, Parsed, ServedOperation } from '@contract'
import { type HomeLooks, MOST_LOOKED } from '@contract/desk/home'
import type { Result } from '@contract/failure'
import type { Page } from '@contract/operation'
import type { Profile } from '../environments/profiles'
import type { Serve } from '../served'

/** One window of a list and what it comes to. */
export interface Seen<R, L> {
  page: Page<R>
  look: L
}

/** Every list, such as claims.list. */
export type ListName = {
  [N in ServedOperation]: Output<N> extends { items: readonly unknown[]; total: number | null; end: boolean } ? N : never
}[ServedOperation]
export type RowOf<N extends ListName> = Output<N> extends { items: readonly (infer Row)[] } ? Row : never

/** What a look at one list is made with. */
export interface LookAround {
  ask<N extends ServedOperation>(profile: Profile, operation: N, input: Parsed<N>): Promise<Result<Output<N>>>
  /** One window of 1,000 rows. */
  window<N extends ListName>(profile: Profile, operation: N, more?: Partial<Parsed<N>>): Promise<Result<Page<RowOf<N>>>>
  /** Two who ask for the same at once share the answer. */
  shared<T>(key: string, work: () => Promise<T>): Promise<T>
  /** Remembers what was seen, and tells the window. */
  keep(profile: Profile, part: Partial<HomeLooks>): void
  now: () => Date
}

export const createLookAround = (serve: Serve, keep: LookAround['keep'], now: () => Date): LookAround => {
  const underWay = new Map<string, Promise<unknown>>()
  const ask: LookAround['ask'] = async (profile, operation, input) => {
    const call = { operation, input: input as Record<string, unknown>, attempt: null, signal: new AbortController().signal }
    return (await serve(profile, { ...call, progress: () => undefined })) as Result<never>
  }
  return {
    ask,
    async window(profile, operation, more) {
      return (await ask(profile, operation, { offset: 0, limit: MOST_LOOKED, ...more } as never)) as Result<never>
    },
    shared<T>(key: string, work: () => Promise<T>): Promise<T> {
      const running = underWay.get(key) as Promise<T> | undefined
      if (running) return running
      const begun = work().finally(() => underWay.delete(key))
      underWay.set(key, begun)
      return begun
    },
    keep,
    now,
  }
}
