/**
 * Every capability by its one word. A capability owns the operations `word.verb`, one contract file, one file of
 * SQL, one screen folder and its tests, all under the same word: `git ls-files '*word*'` lists it whole.
 */
export const marketplaceCapabilities = [
  'users',
  'admins',
  'abuse-flags',
  'holds',
  'claims',
  'categories',
  'deletions',
  'purchases',
  'refunds',
  'marketing-email',
] as const
/** Asked of Stripe itself, with a key of the environment's own. */
export const stripeCapabilities = ['payments', 'issuing'] as const
export const agentbotCapabilities = ['summary'] as const
export const platformCapabilities = [
  'orgs',
  'agent-wallet',
  'feedback',
  'notifications',
  'platform-users',
  'workspaces',
  'members',
  'usage',
  'models',
  'connectors',
  'connector-events',
  'security-events',
  'runtime',
  'audit-trail',
  'commerce',
] as const
/** The app's own: they never leave this machine. */
export const deskCapabilities = [
  'environments',
  'guard',
  'exports',
  'ledger',
  'jobs',
  'approvals',
  'drafts',
  'settings',
  'health-history',
  'databases',
  'home',
  'watches',
  'rollouts',
] as const

export type MarketplaceCapability = (typeof marketplaceCapabilities)[number]
export type StripeCapability = (typeof stripeCapabilities)[number]
export type DeskCapability = (typeof deskCapabilities)[number]
export type AgentbotCapability = (typeof agentbotCapabilities)[number]
export type PlatformCapability = (typeof platformCapabilities)[number]
export type Capability = MarketplaceCapability | StripeCapability | AgentbotCapability | PlatformCapability | DeskCapability

/** A system Opsdesk administers, Stripe where the marketplace's money is, or the desk itself. */
export type System = 'marketplace' | 'stripe' | 'agentbot' | 'platform' | 'desk'
