import type { ComposedOperation, Output, Parsed, ServedOperation } from '@contract'
import type { RefundReceipt } from '@contract/marketplace/refunds'
import type { Client, Transaction } from '@libsql/client'
import pLimit, { type LimitFunction } from 'p-limit'
import type { KeptUsers } from './kept/kept-users'

/** Who asks, and when: `subject` is the caller's own user id. */
export interface Caller {
  subject: string
  now: Date
  outside?: Outside
  /** The Idempotency-Key a write came with. */
  key?: string
  /** Who is in the database, where that is kept in memory; with a note where it has changed since. */
  kept?: { users: KeptUsers; note: string | null } | null
}

/** What an answer needs beyond its database: the payments and the mail. What is not there is refused with 503. */
export interface Outside {
  /** Refunds all of a PaymentIntent. Throws `Refusal` where it is refused or nobody answers. */
  refund?: (asked: { payment_intent: string; purchase_id: string; reason: string; by: string }) => Promise<RefundReceipt>
  /** Sends one e-mail to so many people, and answers as the service does. */
  mail?: (mail: { subject: string; html_body: string; recipients: number }) => Promise<Record<string, unknown>>
}

/**
 * The answer to one operation in SQL. The practice server serves it over HTTP, and it is what the database source runs.
 * A write opens its own transaction and re-checks in it what it relies on. Throws `Refusal` where the API would answer
 * with an error the document names.
 */
export type SqlAnswer<N extends ServedOperation> = (db: Client, input: Parsed<N>, caller: Caller) => Promise<Output<N>>

/** Every served operation of these capabilities, but what is put together from others: none missing, none misspelt. */
export type SqlAnswers<Prefix extends string> = {
  [N in Exclude<Extract<ServedOperation, `${Prefix}.${string}`>, ComposedOperation>]: SqlAnswer<N>
}

/** The API's own error: an HTTP status and its words. */
export class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 503,
    readonly detail: string,
  ) {
    super(detail)
  }
}

/**
 * Runs `work` in a write transaction: committed when it returns, rolled back when it throws. One at a time per client:
 * an embedded database waits for its lock synchronously, so a second writer would stop the very thread that has to
 * commit the first.
 */
export const writing = <T>(db: Client, work: (tx: Transaction) => Promise<T>): Promise<T> =>
  turn(db)(async () => {
    const tx = await db.transaction('write')
    try {
      const value = await work(tx)
      await tx.commit()
      return value
    } finally {
      tx.close()
    }
  })

const turns = new WeakMap<Client, LimitFunction>()

const turn = (db: Client): LimitFunction => {
  const known = turns.get(db)
  if (known) return known
  const limit = pLimit(1)
  turns.set(db, limit)
  return limit
}
