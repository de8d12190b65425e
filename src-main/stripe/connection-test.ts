import type { ConnectionTest, EnvironmentKind } from '@contract/desk/environments'
import type { Failure, Result } from '@contract/failure'
import type Stripe from 'stripe'
import { outcomeOf } from '../upstream/test-outcome'
import { modeOfKey } from './key'
import { failureIn } from './wire'

type Found = NonNullable<ConnectionTest['found']>[number]

interface Probe {
  name: string
  /** What it is for; said where it is missing. */
  for: string
  /** Whether refunds through Stripe, or the sight of a payment, can't do without it. */
  needed: boolean
  ask: (stripe: Stripe) => Promise<unknown>
}

/** One harmless read each. https://docs.stripe.com/keys-best-practices#limit-access */
const probes: readonly Probe[] = [
  { name: 'PaymentIntents: read', for: 'what was paid', needed: true, ask: (stripe) => stripe.paymentIntents.list({ limit: 1 }) },
  { name: 'Charges: read', for: 'card and disputes', needed: false, ask: (stripe) => stripe.charges.list({ limit: 1 }) },
  {
    name: 'Refunds: read',
    for: 'what was given back, and what became of a lost answer',
    needed: true,
    ask: (stripe) => stripe.refunds.list({ limit: 1 }),
  },
  {
    name: 'Issuing: read',
    for: 'agents’ cards, authorizations and transactions, beside the platform’s view of them',
    needed: false,
    ask: (stripe) => stripe.issuing.cards.list({ limit: 1 }),
  },
]

/** The key's mode, and which permissions it has, told apart from a bad key and from a Stripe that is not reached. */
export const testStripe = async (made: Result<{ stripe: Stripe; key: string }>, kind: EnvironmentKind): Promise<ConnectionTest> => {
  const started = performance.now()
  const done = (rest: Omit<ConnectionTest, 'milliseconds'>): ConnectionTest => ({
    ...rest,
    milliseconds: Math.round(performance.now() - started),
  })
  if (!made.ok) return done(failed(made.failure))
  const { stripe, key } = made.value
  const tried = await Promise.all(probes.map(async (probe) => ({ probe, failure: await refusalOf(probe, stripe) })))
  // An account without Issuing answers 400 to that: nothing that refunds need is wrong with the key.
  const broken = tried.find(({ probe, failure }) => failure !== null && !isLacking(failure, probe))?.failure
  if (broken) return done(failed(broken))

  const { mode, restricted } = modeOfKey(key) ?? { mode: 'test', restricted: false }
  const found: Found[] = [
    { name: 'Mode', has: null, says: `${mode} mode, as belongs to ${kind === 'production' ? 'production' : `a ${kind} environment`}` },
    {
      name: 'Key',
      has: null,
      says: restricted ? 'restricted: it may do what it was given' : 'secret: it may do everything. A restricted key is safer',
    },
    ...tried.map(({ probe, failure }): Found => ({ name: probe.name, has: failure === null, says: probe.for })),
    restricted
      ? { name: 'Refunds: write', has: null, says: 'can’t be tried without refunding: needed to refund through Stripe' }
      : { name: 'Refunds: write', has: true, says: 'to refund through Stripe' },
  ]
  const missing = tried.filter(({ probe, failure }) => probe.needed && failure !== null).map(({ probe }) => probe.name)
  if (missing.length > 0)
    return done({
      outcome: 'not_admin',
      what: `The key is good, but lacks ${missing.join(' and ')}.`,
      next: 'Give it that permission in Stripe’s dashboard, under Developers, API keys.',
      found,
    })
  return done({ outcome: 'well', what: `Stripe answers, and the key is good. It is in ${mode} mode.`, next: '', found })
}

const isLacking = ({ code }: Failure, { needed }: Probe): boolean =>
  code === 'forbidden' || (!needed && (code === 'bad_request' || code === 'not_found'))

const refusalOf = async ({ ask }: Probe, stripe: Stripe): Promise<Failure | null> => {
  try {
    await ask(stripe)
    return null
  } catch (error) {
    const failure = failureIn(error)
    if (failure) return failure
    throw error
  }
}

const failed = ({ code, what, next }: Failure): Omit<ConnectionTest, 'milliseconds'> => {
  const outcome = outcomeOf(code)
  return { outcome, what, next: outcome === 'not_this_api' ? 'Check the address: it is https://api.stripe.com.' : next }
}
