import type { EnvironmentKind } from '@contract/desk/environments'
import { type Failure, failure } from '@contract/failure'

/** Secret and restricted keys say in their prefix what they are: https://docs.stripe.com/keys */
const PREFIX = /^(sk|rk)_(test|live)_[A-Za-z0-9_]+$/

export type KeyMode = 'test' | 'live'

/** The mode of a key, and whether it is restricted; null where it is no key that may be used here. */
export const modeOfKey = (key: string): { mode: KeyMode; restricted: boolean } | null => {
  const [, kind, mode] = PREFIX.exec(key) ?? []
  return kind && mode ? { mode: mode as KeyMode, restricted: kind === 'rk' } : null
}

/** The mode that belongs to an environment: live money in production, and nowhere else. */
const modeFor = (kind: EnvironmentKind): KeyMode => (kind === 'production' ? 'live' : 'test')

/** Why a key is not used in this kind of environment; null where it fits. The key itself is in no word of it. */
export const unfitKey = (key: string, kind: EnvironmentKind): Failure | null => {
  const found = modeOfKey(key)
  const not = 'Nothing was sent to Stripe.'
  if (!found)
    return failure(
      'no_credential',
      /^pk_/.test(key) ? 'This is a publishable key: it can read nothing.' : 'This is no secret or restricted key of Stripe.',
      { not, next: 'Give a key that begins with sk_ or rk_, then test_ or live_. A restricted key is enough.', service: 'stripe' },
    )
  if (found.mode === modeFor(kind)) return null
  return failure(
    'no_credential',
    found.mode === 'live'
      ? `This is a live key, and this environment is ${kind}: real money is not touched from here.`
      : 'This is a test key, and this environment is production: its payments are not in test mode.',
    {
      not,
      next: found.mode === 'live' ? 'Give a test key (sk_test_ or rk_test_).' : 'Give a live key (sk_live_ or rk_live_).',
      service: 'stripe',
    },
  )
}
