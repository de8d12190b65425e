import type { Output, ServedOperation } from '@contract'
import type { Result } from '@contract/failure'
import type { Profile } from '../environments/profiles'
import type { Serve } from '../served'

/** Told of every answer to an operation, good or not, whoever asked for it. It must not throw, and is not waited for. */
export type Observers = { readonly [N in ServedOperation]?: (profile: Profile, result: Result<Output<N>>) => void }

/** The same way to the servers, with somebody looking on: what a screen and a watch read is seen once, here. */
export const observed =
  (serve: Serve, observers: Observers): Serve =>
  async (profile, call) => {
    const result = await serve(profile, call)
    const tell = observers[call.operation] as ((profile: Profile, result: Result<unknown>) => void) | undefined
    tell?.(profile, result)
    return result
  }
