import { z } from 'zod'
import type { Capability } from '../capability'

/** What somebody works on. It puts their screens first; what may be done is decided by the token alone. */
export const Preset = z.enum(['everything', 'support', 'trust', 'finance'])
export type Preset = z.output<typeof Preset>

/** What a watch looks for. Each is on or off for each environment. */
export const WatchRule = z.enum([
  'flags',
  'claims',
  'deletions',
  'admins',
  'deliveries',
  'stalls',
  'spend',
  'security',
  'requests',
  'health',
  'unknown',
  'jobs',
  'tokens',
])
export type WatchRule = z.output<typeof WatchRule>

/** What Home counts. */
export type HomeTile =
  | 'flags'
  | 'deletions'
  | 'claims'
  | 'requests'
  | 'security'
  | 'deliveries'
  | 'stalls'
  | 'spend'
  | 'agentbot'
  | 'unknown'
  | 'jobs'

interface Role {
  name: string
  /** The screen an environment opens with. */
  landing: Capability
  /** These stand first in the navigation, in this order; all others are under More. None: all, grouped. */
  first: readonly Capability[]
  /** These stand first on Home, in this order, and so does their system. */
  tiles: readonly HomeTile[]
}

/** Which screens come first. What is watched by each preset stands in main: src-main/watch/preset-rules.ts. */
export const presets: Readonly<Record<Preset, Role>> = {
  everything: { name: 'Everything', landing: 'home', first: [], tiles: [] },
  support: {
    name: 'Support',
    landing: 'users',
    first: ['home', 'users', 'claims', 'deletions', 'refunds', 'abuse-flags', 'orgs', 'platform-users', 'feedback', 'connector-events'],
    tiles: ['claims', 'deletions', 'deliveries'],
  },
  trust: {
    name: 'Trust and safety',
    landing: 'abuse-flags',
    first: ['abuse-flags', 'home', 'users', 'admins', 'claims', 'deletions', 'feedback', 'security-events', 'audit-trail'],
    tiles: ['flags', 'security', 'claims', 'stalls'],
  },
  finance: {
    name: 'Finance',
    landing: 'refunds',
    first: ['refunds', 'usage', 'agent-wallet', 'approvals', 'ledger', 'jobs', 'home', 'users'],
    tiles: ['unknown', 'jobs', 'requests', 'spend'],
  },
}
