import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { learning } from '../../../parts/triage/learned'

/** Flags as a write or a look of this desk found them. */
export const learnedFlags = learning<AbuseFlag>()
/** Accounts this desk held (true) or released. */
export const learnedHolds = learning<boolean>()
