import { lazy } from 'react'
import type { Screen, ScreenCapability } from './screen'

/** One line a screen, and its keys in screen-keys.ts. A capability without one does not compile. The order is that of the navigation. */
export const screens: Record<ScreenCapability, Screen> = {
  home: {
    title: 'Home',
    group: 'Now',
    component: lazy(() => import('./desk/home/screen')),
  },
  watches: {
    title: 'Notices',
    group: 'Now',
    component: lazy(() => import('./desk/watches/screen')),
  },
  users: {
    title: 'Users',
    group: 'People',
    component: lazy(() => import('./marketplace/users/screen')),
  },
  admins: {
    title: 'Admins',
    group: 'People',
    component: lazy(() => import('./marketplace/admins/screen')),
  },
  orgs: {
    title: 'Orgs',
    group: 'People',
    component: lazy(() => import('./platform/orgs/screen')),
  },
  workspaces: {
    title: 'Workspaces',
    group: 'People',
    component: lazy(() => import('./platform/workspaces/screen')),
  },
  'platform-users': {
    title: 'Platform users',
    group: 'People',
    component: lazy(() => import('./platform/platform-users/screen')),
  },
  members: {
    title: 'Role boundaries',
    group: 'People',
    component: lazy(() => import('./platform/members/screen')),
  },
  deletions: {
    title: 'Pending deletions',
    group: 'People',
    component: lazy(() => import('./marketplace/deletions/screen')),
  },
  'abuse-flags': {
    title: 'Abuse flags',
    group: 'Trust',
    component: lazy(() => import('./marketplace/abuse-flags/screen')),
  },
  feedback: {
    title: 'Feedback',
    group: 'Trust',
    component: lazy(() => import('./platform/feedback/screen')),
  },
  claims: {
    title: 'Claims',
    group: 'Trust',
    component: lazy(() => import('./marketplace/claims/screen')),
  },
  'security-events': {
    title: 'Security events',
    group: 'Trust',
    component: lazy(() => import('./platform/security-events/screen')),
  },
  'audit-trail': {
    title: 'Audit trail',
    group: 'Trust',
    component: lazy(() => import('./platform/audit-trail/screen')),
  },
  purchases: {
    title: 'Purchases',
    group: 'Money',
    component: lazy(() => import('./marketplace/purchases/screen')),
  },
  refunds: {
    title: 'Refunds',
    group: 'Money',
    component: lazy(() => import('./marketplace/refunds/screen')),
  },
  usage: {
    title: 'Usage and spend',
    group: 'Money',
    component: lazy(() => import('./platform/usage/screen')),
  },
  'agent-wallet': {
    title: 'Agent wallets',
    group: 'Money',
    component: lazy(() => import('./platform/agent-wallet/screen')),
  },
  approvals: {
    title: 'Second person',
    group: 'Money',
    component: lazy(() => import('./desk/approvals/screen')),
  },
  categories: {
    title: 'Categories',
    group: 'Catalogue',
    component: lazy(() => import('./marketplace/categories/screen')),
  },
  commerce: {
    title: 'Commerce',
    group: 'Catalogue',
    component: lazy(() => import('./platform/commerce/screen')),
  },
  models: {
    title: 'Models',
    group: 'Catalogue',
    component: lazy(() => import('./platform/models/screen')),
  },
  'marketing-email': {
    title: 'Marketing e-mail',
    group: 'Reach',
    component: lazy(() => import('./marketplace/marketing-email/screen')),
  },
  notifications: {
    title: 'Platform notifications',
    group: 'Watch',
    component: lazy(() => import('./platform/notifications/screen')),
  },
  summary: {
    title: 'Agentbot',
    group: 'Watch',
    component: lazy(() => import('./agentbot/summary/screen')),
  },
  connectors: {
    title: 'Connectors',
    group: 'Watch',
    component: lazy(() => import('./platform/connectors/screen')),
  },
  'connector-events': {
    title: 'Connector events',
    group: 'Watch',
    component: lazy(() => import('./platform/connector-events/screen')),
  },
  rollouts: {
    title: 'Rollout checklist',
    group: 'Watch',
    component: lazy(() => import('./desk/rollouts/screen')),
  },
  runtime: {
    title: 'Runtime',
    group: 'Watch',
    component: lazy(() => import('./platform/runtime/screen')),
  },
  jobs: {
    title: 'Jobs',
    group: 'This desk',
    component: lazy(() => import('./desk/jobs/screen')),
  },
  ledger: {
    title: 'Ledger',
    group: 'This desk',
    component: lazy(() => import('./desk/ledger/screen')),
  },
  settings: {
    title: 'Settings',
    group: 'This desk',
    component: lazy(() => import('./desk/settings/screen')),
  },
}
