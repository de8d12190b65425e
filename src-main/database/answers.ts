import type { MarketplaceOperation } from '@contract'
import { abuseFlags } from './marketplace/abuse-flags'
import { admins } from './marketplace/admins'
import { categories } from './marketplace/categories'
import { claims } from './marketplace/claims'
import { deletions } from './marketplace/deletions'
import { holds } from './marketplace/holds'
import { marketingEmail } from './marketplace/marketing-email'
import { purchases } from './marketplace/purchases'
import { refunds } from './marketplace/refunds'
import { users } from './marketplace/users'
import type { SqlAnswer } from './sql'

/** The SQL of every operation of the marketplace. A capability that is missing here does not compile. */
export const answers: { [N in MarketplaceOperation]: SqlAnswer<N> } = {
  ...users,
  ...admins,
  ...abuseFlags,
  ...holds,
  ...claims,
  ...categories,
  ...deletions,
  ...purchases,
  ...refunds,
  ...marketingEmail,
}
