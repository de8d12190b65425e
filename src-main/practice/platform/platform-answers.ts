import { contract, type PlatformOperation } from '@contract'
import type { Operation } from '@contract/operation'
import type { SqlAnswer } from '../../database/sql'
import { agentWallet } from './agent-wallet'
import { auditTrail } from './audit-trail'
import { audited } from './audited'
import { commerce } from './commerce'
import { connectorEvents } from './connector-events'
import { connectors } from './connectors'
import { feedback } from './feedback'
import { members } from './members'
import { models } from './models'
import { notifications } from './notifications'
import { orgs } from './orgs'
import type { PlatformAnswer, PlatformWrite, WriteAnswer } from './platform-answer'
import { platformUsers } from './platform-users'
import { runtime } from './runtime'
import { securityEvents } from './security-events'
import { usage } from './usage'
import { workspaces } from './workspaces'

/** Whether this changes anything. */
const isWrite = (name: PlatformOperation): name is PlatformWrite => (contract[name].kind as Operation['kind']) === 'mutation'

/** One line a capability. A missing operation does not compile. */
const answers: { [N in PlatformOperation]: PlatformAnswer<N> } = {
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

/** What practice answers for the platform. Each write leaves its entry in the audit trail, in the transaction that does it. */
export const platformAnswers = Object.fromEntries(
  (Object.keys(answers) as PlatformOperation[]).map((name) => [
    name,
    isWrite(name) ? audited(name, answers[name] as WriteAnswer<typeof name>) : answers[name],
  ]),
) as { [N in PlatformOperation]: SqlAnswer<N> }
