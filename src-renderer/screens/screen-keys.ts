import type { ScreenCapability, ScreenKeys } from './screen'

/** What a table and the panel beside it listen to. */
const rowKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'C', does: 'Copy the id' },
  { keys: 'E', does: 'Copy the e-mail address' },
  { keys: 'R', does: 'Refresh the list' },
  { keys: 'escape', does: 'Close the detail' },
]
/** Of records that have no e-mail address. */
const recordKeys = rowKeys.filter(({ keys }) => keys !== 'E')
/** A list of users, for something done to many. */
const listKeys: ScreenKeys = [
  ...rowKeys,
  { keys: 'A', does: 'Make or remove as an admin, when a user is open' },
  { keys: 'H', does: 'Hold or release the account, when a user is open' },
  { keys: 'space', does: 'Select the row, for something done to many' },
  { keys: 'shift+space', does: 'Select all rows between' },
  { keys: 'mod+A', does: 'Select every row that is loaded' },
]

/** A list of the desk's own: nothing of it is copied. */
const deskKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'R', does: 'Refresh the list' },
  { keys: 'escape', does: 'Close the detail' },
]

/** The keys of every screen, for `?`, which loads them: a start has no need of them. Those that can be changed are asked for. */
export const screenKeys: Record<ScreenCapability, ScreenKeys | (() => Promise<ScreenKeys>)> = {
  home: [{ keys: 'R', does: 'Refresh' }],
  watches: [
    { keys: 'J', does: 'Next notice' },
    { keys: 'K', does: 'Notice before' },
    { keys: 'enter', does: 'Go to what it is about' },
    { keys: 'A', does: 'Mark all as read' },
    { keys: 'R', does: 'Look at this environment now' },
  ],
  users: listKeys,
  admins: listKeys,
  orgs: [
    ...rowKeys.filter(({ keys }) => keys !== 'E' && keys !== 'escape'),
    { keys: 'escape', does: 'Close the detail, or go back to all orgs' },
  ],
  workspaces: recordKeys,
  'platform-users': rowKeys,
  members: recordKeys,
  deletions: [...rowKeys, { keys: 'X', does: 'Cancel the deletion of the open account' }],
  // As they are set on this machine now.
  'abuse-flags': async () => (await import('./marketplace/abuse-flags/keys')).keysForList(),
  // As they are set on this machine now.
  feedback: async () => (await import('./platform/feedback/keys')).keysForList(),
  claims: [
    ...rowKeys,
    { keys: 'A', does: 'Approve the open claim' },
    { keys: 'X', does: 'Reject it' },
    { keys: 'P', does: 'Park it, where the server can’t reject; or take it back' },
  ],
  'security-events': [
    ...recordKeys,
    { keys: 'A', does: 'Acknowledge the open event' },
    { keys: 'X', does: 'Mark it as new again' },
    { keys: 'space', does: 'Select the row, for something done to many' },
    { keys: 'shift+space', does: 'Select all rows between' },
  ],
  'audit-trail': recordKeys,
  purchases: [...rowKeys, { keys: 'X', does: 'Refund the open purchase' }],
  refunds: [...recordKeys, { keys: 'N', does: 'New refund' }],
  usage: [
    ...recordKeys,
    { keys: 'T', does: 'Another currency; on an org, its threshold' },
    { keys: 'N', does: 'New export, on an org of its usage' },
    { keys: 'X', does: 'Cancel the open export' },
  ],
  'agent-wallet': [
    ...recordKeys,
    { keys: 'A', does: 'Approve the open spend request' },
    { keys: 'X', does: 'Decline it' },
    { keys: 'F', does: 'Freeze or unfreeze the card of the open wallet' },
  ],
  approvals: [],
  categories: [
    ...recordKeys,
    { keys: 'N', does: 'New category' },
    { keys: 'E', does: 'Edit the open category' },
    { keys: 'X', does: 'Delete it' },
  ],
  commerce: recordKeys,
  models: recordKeys,
  'marketing-email': [
    { keys: 'N', does: 'New draft, or template' },
    { keys: 'mod+S', does: 'Save the open draft now; it is saved by itself as well' },
    { keys: 'mod+enter', does: 'Send the open draft: asks first' },
    { keys: 'mod+F', does: 'Find in the HTML, when the cursor is in it' },
  ],
  notifications: [
    ...recordKeys,
    { keys: 'A', does: 'Acknowledge the open notification' },
    { keys: 'space', does: 'Select the row, for something done to many' },
    { keys: 'shift+space', does: 'Select all rows between' },
  ],
  summary: [
    { keys: 'R', does: 'Refresh the summary' },
    { keys: 'J', does: 'Next service, trial or agent' },
    { keys: 'K', does: 'The one before' },
    { keys: 'enter', does: 'Open it: what changed when, the marketplace user, the owner' },
    { keys: 'E', does: 'Copy the e-mail addresses of the trials that end soon' },
    { keys: 'T', does: 'Look back on another stretch of time' },
  ],
  connectors: recordKeys,
  'connector-events': [
    ...recordKeys,
    { keys: 'G', does: 'Failures by cause, or the events' },
    { keys: 'S', does: 'Recover since an instant' },
    { keys: 'X', does: 'Redeliver the open event, or all of the open cause' },
    { keys: 'L', does: 'Show the events of the open cause' },
    { keys: '1', does: 'Payload; 2 headers, 3 attempts, 4 the difference of two' },
    { keys: 'space', does: 'Select the row, for a redelivery of many' },
  ],
  rollouts: [
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
  runtime: [
    ...recordKeys,
    { keys: 'T', does: 'Retry the open job' },
    { keys: 'X', does: 'Cancel it' },
    { keys: 'space', does: 'Select the row, for something done to many' },
    { keys: 'shift+space', does: 'Select all rows between' },
  ],
  jobs: deskKeys,
  ledger: deskKeys,
  settings: [],
}
