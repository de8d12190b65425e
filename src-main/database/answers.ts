import type { ServedOperation } from '@contract'
import { admins } from './marketplace/admins'
import { holds } from './marketplace/holds'
import { users } from './marketplace/users'
import type { SqlAnswer } from './sql'

/** The SQL of every served operation. A capability that is missing here does not compile. */
export const answers: { [N in ServedOperation]: SqlAnswer<N> } = { ...users, ...admins, ...holds }
