import type { z } from 'zod'
import { summary } from './agentbot/summary'
import type { Capability } from './capability'
import type { Composed } from './composed'
import { approvals } from './desk/approvals'
import { databases } from './desk/databases'
import { drafts } from './desk/drafts'
import { environments } from './desk/environments'
import { exports_ } from './desk/exports'
import { guard } from './desk/guard'
import { healthHistory } from './desk/health-history'
import { home } from './desk/home'
import { jobs } from './desk/jobs'
import { ledger } from './desk/ledger'
import { rollouts } from './desk/rollouts'
import { settings } from './desk/settings'
import { watches } from './desk/watches'
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
import { agentWallet } from './platform/agent-wallet'
import { auditTrail } from './platform/audit-trail'
import { commerce } from './platform/commerce'
import { connectorEvents } from './platform/connector-events'
import { connectors } from './platform/connectors'
import { feedback } from './platform/feedback'
import { members } from './platform/members'
import { models } from './platform/models'
import { notifications } from './platform/notifications'
import { orgs } from './platform/orgs'
import { platformUsers } from './platform/platform-users'
import { runtime } from './platform/runtime'
import { securityEvents } from './platform/security-events'
import { usage } from './platform/usage'
import { workspaces } from './platform/workspaces'
import { issuing } from './stripe/issuing'
import { payments } from './stripe/payments'

/** The registry: every operation by its one name. A capability's line here is all the generic layers ever learn of it. */
export const contract = {
  ...environments,
  ...guard,
  ...exports_,
  ...ledger,
  ...jobs,
  ...approvals,
  ...drafts,
  ...databases,
  ...settings,
  ...healthHistory,
  ...home,
  ...watches,
  ...rollouts,
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
  ...summary,
  ...payments,
  ...issuing,
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
} as const

type Contract = typeof contract
export type OperationName = keyof Contract
export type Input<N extends OperationName> = z.input<Contract[N]['input']>
export type Parsed<N extends OperationName> = z.output<Contract[N]['input']>
export type Output<N extends OperationName> = z.output<Contract[N]['output']>

export type QueryName = { [N in OperationName]: Contract[N]['kind'] extends 'query' ? N : never }[OperationName]
export type MutationName = { [N in OperationName]: Contract[N]['kind'] extends 'mutation' ? N : never }[OperationName]
/** Answered by this app itself: each needs a handler in main. */
export type DeskOperation = { [N in OperationName]: Contract[N]['system'] extends 'desk' ? N : never }[OperationName]
/** Answered from outside this app: the marketplace's need one SQL function each, which is also its practice answer. */
export type ServedOperation = Exclude<OperationName, DeskOperation>

/** Served by Agentbot; it has no database source, so only practice answers it besides. */
export type AgentbotOperation = { [N in OperationName]: Contract[N]['system'] extends 'agentbot' ? N : never }[OperationName]

/** Served by the platform's admin API; it too has no database source. */
export type PlatformOperation = Exclude<
  { [N in OperationName]: Contract[N]['system'] extends 'platform' ? N : never }[OperationName],
  ComposedOperation
>

/** Put together in main from other reads: nothing answers them whole. */
export type ComposedOperation = { [N in QueryName]: Contract[N]['composed'] extends Composed ? N : never }[QueryName]
/** Served by the marketplace's admin API, or by its database. */
export type MarketplaceOperation = Exclude<
  { [N in OperationName]: Contract[N]['system'] extends 'marketplace' ? N : never }[OperationName],
  ComposedOperation
>
/** Answered by Stripe: what only Stripe has, and the writes that may go through it instead of their system's own way. */
export type StripeOperation =
  | { [N in OperationName]: Contract[N]['system'] extends 'stripe' ? N : never }[OperationName]
  | { [N in Extract<MutationName, MarketplaceOperation>]: 'through' extends keyof Parsed<N> ? N : never }[Extract<
      MutationName,
      MarketplaceOperation
    >]

export const isOperationName = (name: string): name is OperationName => Object.hasOwn(contract, name)
export const capabilityOf = (name: OperationName): Capability => name.slice(0, name.indexOf('.')) as Capability
