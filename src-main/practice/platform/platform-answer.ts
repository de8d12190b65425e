import type { MutationName, Output, Parsed, PlatformOperation } from '@contract'
import type { Transaction } from '@libsql/client'
import type { Caller, SqlAnswer } from '../../database/sql'

/** Every operation of the platform that changes anything. */
export type PlatformWrite = Extract<PlatformOperation, MutationName>

/** A write is done in the transaction that leaves its entry in the audit trail (audited.ts): it opens none itself. */
export type WriteAnswer<N extends PlatformWrite> = (tx: Transaction, input: Parsed<N>, caller: Caller) => Promise<Output<N>>

/** What practice answers to one operation of the platform. Throws `Refusal` where a platform would refuse. */
export type PlatformAnswer<N extends PlatformOperation> = N extends PlatformWrite ? WriteAnswer<N> : SqlAnswer<N>

/** Every operation of one capability: none missing, none misspelt. */
export type PlatformAnswers<Prefix extends string> = {
  [N in Extract<PlatformOperation, `${Prefix}.${string}`>]: PlatformAnswer<N>
}
