import { type KeyMap, triageKeys } from '../../../parts/triage/triage-keys'

/** What a key can do on this screen, in the order of the dialog. */
export const feedbackKeys = triageKeys('opsdesk.feedback.keys', [
  { name: 'next', does: 'Next in the queue', keys: 'j' },
  { name: 'previous', does: 'The one before', keys: 'k' },
  { name: 'triaged', does: 'Triaged, and on to the next', keys: 't' },
  { name: 'in_progress', does: 'In progress, and on to the next', keys: 'p' },
  { name: 'done', does: 'Done, and on to the next', keys: 'd' },
  { name: 'archived', does: 'Archive what is done, and on to the next', keys: 'a' },
  { name: 'open', does: 'Back to open, and on to the next', keys: 'o' },
  { name: 'mine', does: 'Assign it to me', keys: 'm' },
  { name: 'assign', does: 'Assign it to somebody', keys: 'w' },
  { name: 'note', does: 'Write a note', keys: 'n' },
  { name: 'snooze', does: 'Snooze, or wake', keys: 's' },
  { name: 'org', does: 'Open the org', keys: 'g' },
  { name: 'undo', does: 'Undo what still waits', keys: 'z' },
  { name: 'text', does: 'Copy exactly what was sent', keys: 'x' },
  { name: 'copy', does: 'Copy the id', keys: 'c' },
  { name: 'again', does: 'Refresh the queue, and clear what is decided', keys: 'r' },
])

export type ActionName = (typeof feedbackKeys)['actions'][number]['name']
export type FeedbackKeyMap = KeyMap<ActionName>

export const keysForList = feedbackKeys.keysForList
