import type { ComposedOperation, OperationName, ServedOperation } from '@contract'
import type { StripeCapability } from '@contract/capability'
import { answers as marketplace } from '../database/answers'
import type { SqlAnswer } from '../database/sql'
import { platformAnswers } from './platform/platform-answers'
import { summary } from './summary'

/** What the practice server answers in SQL; Stripe's are its stand-in's: see stripe-stand-in.ts. */
export type Practised = Exclude<ServedOperation, ComposedOperation | Extract<OperationName, `${StripeCapability}.${string}`>>

/**
 * What the practice server answers to every served operation. The marketplace's are the SQL of its database source; those
 * of the other systems, which have no database source, are practice's own. A missing one does not compile.
 */
export const answers: { [N in Practised]: SqlAnswer<N> } = { ...marketplace, ...summary, ...platformAnswers }
