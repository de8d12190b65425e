import { type KeyMap, triageKeys } from '../../../parts/triage/triage-keys'

/** What a key can do on this screen, in the order of the dialog. */
export const flagKeys = triageKeys('opsdesk.abuse-flags.keys', [
  { name: 'next', does: 'Next flag', keys: 'j' },
  { name: 'previous', does: 'Flag before', keys: 'k' },
  { name: 'legit', does: 'Legit, and on to the next', keys: 'l' },
  { name: 'fraud', does: 'Fraud, and on to the next', keys: 'f' },
  { name: 'both', does: 'Fraud and hold the account', keys: 'b' },
  { name: 'hold', does: 'Hold the account', keys: 'h' },
  { name: 'release', does: 'Release the account', keys: 'e' },
  { name: 'group', does: 'Decide the whole group', keys: 'g' },
  { name: 'note', does: 'Write a note', keys: 'n' },
  { name: 'snooze', does: 'Snooze, or wake', keys: 's' },
  { name: 'user', does: 'Open the account', keys: 'u' },
  { name: 'undo', does: 'Undo what still waits', keys: 'z' },
  { name: 'copy', does: 'Copy the id of the flag', keys: 'c' },
  { name: 'again', does: 'Refresh the queue, and clear what is decided', keys: 'r' },
])

export type ActionName = (typeof flagKeys)['actions'][number]['name']
export type FlagKeyMap = KeyMap<ActionName>

export const keysForList = flagKeys.keysForList
