import type { PlatformOperation } from '@contract'
import type { SqlAnswer } from '../../database/sql'
import { agentWallet } from './agent-wallet'
import { auditTrail } from './audit-trail'
import { commerce } from './commerce'
import { connectorEvents } from './connector-events'
import { connectors } from './connectors'
import { feedback } from './feedback'
import { members } from './members'
import { models } from './models'
import { notifications } from './notifications'
import { orgs } from './orgs'
import { platformUsers } from './platform-users'
import { runtime } from './runtime'
import { securityEvents } from './security-events'
import { usage } from './usage'
import { workspaces } from './workspaces'

/** What practice answers for the platform, one line a capability. A missing operation does not compile. */
export const platformAnswers: { [N in PlatformOperation]: SqlAnswer<N> } = {
  ...orgs,
  ...agentWallet,
  ...feedback,
  ...notifications,
  ...platformUsers,
  ...workspaces,
  ...members,
  ...usage,
  ...models,
  ...connectors,
  ...connectorEvents,
  ...securityEvents,
  ...runtime,
  ...auditTrail,
  ...commerce,
}
