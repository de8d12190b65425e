import { userInfo } from 'node:os'
import { contract, type StripeOperation } from '@contract'
import type { ConnectionTest, EnvironmentKind } from '@contract/desk/environments'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Operation, Reading } from '@contract/operation'
import type Stripe from 'stripe'
import { type StripeAnswer, stripeAnswers } from '../stripe/answers'
import { testStripe } from '../stripe/connection-test'
import { unfitKey } from '../stripe/key'
import { createWire, failureIn } from '../stripe/wire'
import { baseAddress } from './address'
import { cancelled } from './failures'
import { createHttp } from './http'
import type { ServedCall } from './upstream'

/** Where Stripe itself is: https://docs.stripe.com/api */
export const STRIPE_ADDRESS = 'https://api.stripe.com'

type Where = Pick<ServedCall, 'base_url' | 'credential' | 'signal'> & { kind: EnvironmentKind }

export interface StripeCall extends Where, Pick<ServedCall, 'input' | 'attempt'> {
  operation: StripeOperation
  /** Reads what else the environment has connected. */
  read: (reading: Reading) => Promise<Result<unknown>>
}

export interface StripeApi {
  send(call: StripeCall): Promise<Result<unknown>>
  /** Says the key's mode and what it may do, by reading. Never throws. */
  test(where: Where): Promise<ConnectionTest>
  close(): Promise<void>
}

/**
 * Stripe through its own SDK, over Opsdesk's own HTTP (see ../stripe/wire.ts). The key is checked against the kind of
 * environment before anything is sent. The SDK is loaded when it is first needed: a start has no use for it.
 */
export const createStripeApi = ({ version, authorities }: { version: string; authorities?: readonly string[] }): StripeApi => {
  const http = createHttp({ authorities })
  const timeout = (operation: StripeOperation): number => (contract[operation] as unknown as Operation).timeout

  const client = async (where: Where, milliseconds: number): Promise<Result<{ stripe: Stripe; key: string }>> => {
    const base = stripeAddress(where.base_url)
    if (!base.ok) return base
    const key = await where.credential()
    if (!key.ok) return key
    const unfit = unfitKey(key.value, where.kind)
    if (unfit) return fail(unfit)
    if (where.signal.aborted) return fail(cancelled())
    const { default: Sdk } = await import('stripe')
    const httpClient = createWire({ http, base: base.value, key: key.value, version, timeout: milliseconds, signal: where.signal })
    return succeed({ stripe: new Sdk(key.value, { httpClient, maxNetworkRetries: 0, telemetry: false }), key: key.value })
  }

  return {
    async send(call) {
      try {
        const made = await client(call, timeout(call.operation))
        if (!made.ok) return made
        const answer = stripeAnswers[call.operation] as unknown as StripeAnswer<StripeOperation>
        const { username: operator } = userInfo()
        const asked = answer({ stripe: made.value.stripe, attempt: call.attempt, operator, read: call.read }, call.input as never)
        return succeed(await inTime(asked, 2 * timeout(call.operation)))
      } catch (error) {
        return fail(failureIn(error) ?? defect(error, call.attempt !== null))
      }
    },
    async test(where) {
      try {
        const made = await client(where, 15_000)
        return testStripe(made.ok ? succeed(made.value) : made, where.kind)
      } catch (error) {
        return testStripe(fail(failureIn(error) ?? defect(error, false)), where.kind)
      }
    },
    close: () => http.close(),
  }
}

/** Stripe's own host, or a literal loopback one: a key is given to nobody else. */
const stripeAddress = (base_url: string): Result<URL> => {
  const base = baseAddress(base_url)
  if (!base.ok) return base
  const { protocol, host } = base.value
  if (protocol === 'http:' || host === new URL(STRIPE_ADDRESS).host || /^(localhost|\[::1\]|127\.\d+\.\d+\.\d+)(:|$)/.test(host))
    return base
  return fail(
    failure('insecure_address', 'This is not Stripe’s address.', {
      not: 'Nothing was sent: the key stays here.',
      next: `Set ${STRIPE_ADDRESS} on the environment’s page.`,
    }),
  )
}

/** The SDK never settles where its own reading of an answer throws: nobody waits for that for ever. */
const inTime = <T>(asked: Promise<T>, milliseconds: number): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no end')), milliseconds)
    asked.then(resolve, reject).finally(() => clearTimeout(timer))
  })

/** An error's own text may quote the request: only its kind is told. */
const defect = (error: unknown, unknown: boolean): Failure =>
  failure('internal', `Opsdesk itself failed at this (${error instanceof Error ? error.name : 'not an error'}).`, {
    not: unknown ? 'The change may have been made, or not.' : '',
    next: 'Try again; if it fails again, restart Opsdesk.',
    happened: unknown ? 'unknown' : 'nothing',
  })
