import { lazy } from 'react'
import type { Screen, ScreenCapability, ScreenKeys } from './screen'

/** What a table and the panel beside it listen to. */
const rowKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'C', does: 'Copy the id' },
  { keys: 'E', does: 'Copy the e-mail address' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'escape', does: 'Close the detail' },
]
const listKeys: ScreenKeys = [
  ...rowKeys,
  { keys: 'A', does: 'Make or remove as an admin, when a user is open' },
  { keys: 'H', does: 'Hold or release the account, when a user is open' },
  { keys: 'space', does: 'Select the row, for something done to many' },
  { keys: 'shift+space', does: 'Select all rows between' },
  { keys: 'mod+A', does: 'Select every row that is loaded' },
]

const deskKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'escape', does: 'Close the detail' },
]

/** One line a screen. A capability without one does not compile. The order is that of the navigation. */
export const screens: Record<ScreenCapability, Screen> = {
  home: {
    title: 'Home',
    group: 'Now',
    component: lazy(() => import('./desk/home/screen')),
    keys: [{ keys: 'R', does: 'Look again' }],
  },
  watches: {
    title: 'Notices',
    group: 'Now',
    component: lazy(() => import('./desk/watches/screen')),
    keys: [
      { keys: 'J', does: 'Next notice' },
      { keys: 'K', does: 'Notice before' },
      { keys: 'enter', does: 'Go to what it is about' },
      { keys: 'A', does: 'Mark all as read' },
      { keys: 'R', does: 'Look at this environment now' },
    ],
  },
  users: {
    title: 'Users',
    group: 'People',
    component: lazy(() => import('./marketplace/users/screen')),
    keys: listKeys,
  },
  admins: {
    title: 'Admins',
    group: 'People',
    component: lazy(() => import('./marketplace/admins/screen')),
    keys: listKeys,
  },
  orgs: {
    title: 'Orgs',
    group: 'People',
    component: lazy(() => import('./platform/orgs/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E' && keys !== 'escape'),
      { keys: 'escape', does: 'Close the detail, or go back to all orgs' },
    ],
  },
  workspaces: {
    title: 'Workspaces',
    group: 'People',
    component: lazy(() => import('./platform/workspaces/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  'platform-users': {
    title: 'Platform users',
    group: 'People',
    component: lazy(() => import('./platform/platform-users/screen')),
    keys: rowKeys,
  },
  members: {
    title: 'Role boundaries',
    group: 'People',
    component: lazy(() => import('./platform/members/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  deletions: {
    title: 'Pending deletions',
    group: 'People',
    component: lazy(() => import('./marketplace/deletions/screen')),
    keys: [...rowKeys, { keys: 'X', does: 'Cancel the deletion of the open account' }],
  },
  'abuse-flags': {
    title: 'Abuse flags',
    group: 'Trust',
    component: lazy(() => import('./marketplace/abuse-flags/screen')),
    // As they are set on this machine now.
    keys: async () => (await import('./marketplace/abuse-flags/keys')).keysForList(),
  },
  feedback: {
    title: 'Feedback',
    group: 'Trust',
    component: lazy(() => import('./platform/feedback/screen')),
    // As they are set on this machine now.
    keys: async () => (await import('./platform/feedback/keys')).keysForList(),
  },
  claims: {
    title: 'Claims',
    group: 'Trust',
    component: lazy(() => import('./marketplace/claims/screen')),
    keys: [
      ...rowKeys,
      { keys: 'A', does: 'Approve the open claim' },
      { keys: 'X', does: 'Reject it' },
      { keys: 'P', does: 'Park it, where the server can’t reject; or take it back' },
    ],
  },
  'security-events': {
    title: 'Security events',
    group: 'Trust',
    component: lazy(() => import('./platform/security-events/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'A', does: 'Acknowledge the open event' },
      { keys: 'X', does: 'Mark it as new again' },
      { keys: 'space', does: 'Select the row, for something done to many' },
      { keys: 'shift+space', does: 'Select all rows between' },
    ],
  },
  'audit-trail': {
    title: 'Audit trail',
    group: 'Trust',
    component: lazy(() => import('./platform/audit-trail/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  purchases: {
    title: 'Purchases',
    group: 'Money',
    component: lazy(() => import('./marketplace/purchases/screen')),
    keys: [...rowKeys, { keys: 'X', does: 'Refund the open purchase' }],
  },
  refunds: {
    title: 'Refunds',
    group: 'Money',
    component: lazy(() => import('./marketplace/refunds/screen')),
    keys: [...rowKeys.filter(({ keys }) => keys !== 'E'), { keys: 'N', does: 'New refund' }],
  },
  usage: {
    title: 'Usage and spend',
    group: 'Money',
    component: lazy(() => import('./platform/usage/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'T', does: 'Another currency; on an org, its threshold' },
      { keys: 'N', does: 'New export, on an org of its usage' },
      { keys: 'X', does: 'Cancel the open export' },
    ],
  },
  'agent-wallet': {
    title: 'Agent wallets',
    group: 'Money',
    component: lazy(() => import('./platform/agent-wallet/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'A', does: 'Approve the open spend request' },
      { keys: 'X', does: 'Decline it' },
      { keys: 'F', does: 'Freeze or unfreeze the card of the open wallet' },
    ],
  },
  approvals: {
    title: 'Second person',
    group: 'Money',
    component: lazy(() => import('./desk/approvals/screen')),
    keys: [],
  },
  categories: {
    title: 'Categories',
    group: 'Catalogue',
    component: lazy(() => import('./marketplace/categories/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'N', does: 'New category' },
      { keys: 'E', does: 'Edit the open category' },
      { keys: 'X', does: 'Delete it' },
    ],
  },
  commerce: {
    title: 'Commerce',
    group: 'Catalogue',
    component: lazy(() => import('./platform/commerce/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  models: {
    title: 'Models',
    group: 'Catalogue',
    component: lazy(() => import('./platform/models/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  'marketing-email': {
    title: 'Marketing e-mail',
    group: 'Reach',
    component: lazy(() => import('./marketplace/marketing-email/screen')),
    keys: [
      { keys: 'N', does: 'New draft, or template' },
      { keys: 'mod+S', does: 'Save the open draft now; it is saved by itself as well' },
      { keys: 'mod+enter', does: 'Send the open draft: asks first' },
      { keys: 'mod+F', does: 'Find in the HTML, when the cursor is in it' },
    ],
  },
  notifications: {
    title: 'Platform notifications',
    group: 'Watch',
    component: lazy(() => import('./platform/notifications/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'A', does: 'Acknowledge the open notification' },
      { keys: 'space', does: 'Select the row, for something done to many' },
      { keys: 'shift+space', does: 'Select all rows between' },
    ],
  },
  summary: {
    title: 'Agentbot',
    group: 'Watch',
    component: lazy(() => import('./agentbot/summary/screen')),
    keys: [
      { keys: 'R', does: 'Read the summary now' },
      { keys: 'J', does: 'Next service, trial or agent' },
      { keys: 'K', does: 'The one before' },
      { keys: 'enter', does: 'Open it: what changed when, the marketplace user, the owner' },
      { keys: 'E', does: 'Copy the e-mail addresses of the trials that end soon' },
      { keys: 'T', does: 'Look back on another stretch of time' },
    ],
  },
  connectors: {
    title: 'Connectors',
    group: 'Watch',
    component: lazy(() => import('./platform/connectors/screen')),
    keys: rowKeys.filter(({ keys }) => keys !== 'E'),
  },
  'connector-events': {
    title: 'Connector events',
    group: 'Watch',
    component: lazy(() => import('./platform/connector-events/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'G', does: 'Failures by cause, or the events' },
      { keys: 'S', does: 'Recover since an instant' },
      { keys: 'X', does: 'Redeliver the open event, or all of the open cause' },
      { keys: 'L', does: 'Show the events of the open cause' },
      { keys: '1', does: 'Payload; 2 headers, 3 attempts, 4 the difference of two' },
      { keys: 'space', does: 'Select the row, for a redelivery of many' },
    ],
  },
  rollouts: {
    title: 'Rollout checklist',
    group: 'Watch',
    component: lazy(() => import('./desk/rollouts/screen')),
    keys: [
      ...deskKeys.slice(0, 4),
      { keys: 'N', does: 'New rollout; on the page of one, the note of the step' },
      { keys: 'D', does: 'The step is done' },
      { keys: 'X', does: 'It is not done' },
      { keys: 'A', does: 'It does not apply' },
      { keys: 'M', does: 'Measure the step' },
      { keys: 'shift+M', does: 'Measure all steps' },
      { keys: 'O', does: 'Open the step’s screen' },
      { keys: 'escape', does: 'Back to the list' },
    ],
  },
  runtime: {
    title: 'Runtime',
    group: 'Watch',
    component: lazy(() => import('./platform/runtime/screen')),
    keys: [
      ...rowKeys.filter(({ keys }) => keys !== 'E'),
      { keys: 'T', does: 'Retry the open job' },
      { keys: 'X', does: 'Cancel it' },
      { keys: 'space', does: 'Select the row, for something done to many' },
      { keys: 'shift+space', does: 'Select all rows between' },
    ],
  },
  jobs: {
    title: 'Jobs',
    group: 'This desk',
    component: lazy(() => import('./desk/jobs/screen')),
    keys: deskKeys,
  },
  ledger: {
    title: 'Ledger',
    group: 'This desk',
    component: lazy(() => import('./desk/ledger/screen')),
    keys: deskKeys,
  },
  settings: {
    title: 'Settings',
    group: 'This desk',
    component: lazy(() => import('./desk/settings/screen')),
    keys: [],
  },
}
