import { z } from 'zod'
import type { Capability } from '../capability'

/** What somebody works on. It puts their screens first; what may be done is decided by the token alone. */
export const Preset = z.enum(['everything', 'support', 'trust', 'finance'])
export type Preset = z.output<typeof Preset>

/** What a watch looks for. Each is on or off for each environment. */
export const WatchRule = z.enum(['flags', 'claims', 'deletions', 'health', 'admins', 'unknown', 'jobs', 'tokens'])
export type WatchRule = z.output<typeof WatchRule>

interface Role {
  name: string
  /** One sentence: whom it is for and what comes first. */
  says: string
  /** The screen an environment opens with. */
  landing: Capability
  /** These stand first in the navigation, in this order; all others are under More. None: all, grouped. */
  first: readonly Capability[]
  /** The rules that are on where nobody chose otherwise for an environment. */
  rules: readonly WatchRule[]
}

/** A screen that this version does not have is passed over. */
export const presets: Readonly<Record<Preset, Role>> = {
  everything: {
    name: 'Everything',
    says: 'All screens, grouped by what people do. Opens with Home.',
    landing: 'home',
    first: [],
    rules: WatchRule.options,
  },
  support: {
    name: 'Support',
    says: 'People who write in: users, claims, deletions. Opens with Users.',
    landing: 'users',
    first: ['home', 'users', 'claims', 'deletions', 'refunds', 'abuse-flags'],
    rules: ['claims', 'deletions', 'unknown', 'jobs', 'tokens'],
  },
  trust: {
    name: 'Trust and safety',
    says: 'The queue of flags and who is held. Opens with Abuse flags.',
    landing: 'abuse-flags',
    first: ['abuse-flags', 'home', 'users', 'admins', 'claims', 'deletions'],
    rules: ['flags', 'claims', 'deletions', 'admins', 'unknown', 'jobs', 'tokens'],
  },
  finance: {
    name: 'Finance',
    says: 'Refunds, the second person and the record. Opens with Refunds.',
    landing: 'refunds',
    first: ['refunds', 'approvals', 'ledger', 'jobs', 'home', 'users'],
    rules: ['unknown', 'jobs', 'tokens'],
  },
}
