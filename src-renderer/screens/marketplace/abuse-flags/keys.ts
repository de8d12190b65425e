import { z } from 'zod'
import { readKept } from '../../../parts/kept'

/** What a key can do on this screen, in the order of the dialog. The keys are those of useKeys. */
export const actions = [
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
  { name: 'again', does: 'Read the queue again, and clear what is decided', keys: 'r' },
] as const

export type ActionName = (typeof actions)[number]['name']
export type KeyMap = Readonly<Record<ActionName, string>>

export const KEYS = 'opsdesk.abuse-flags.keys'
export const Remapped = z.record(z.string(), z.string().max(30))

/** The keys as they are set on this machine: those of the person where they changed some, ours otherwise. */
export const keyMapOf = (remapped: z.output<typeof Remapped>): KeyMap =>
  Object.fromEntries(actions.map(({ name, keys }) => [name, Object.hasOwn(remapped, name) ? remapped[name] : keys])) as KeyMap

/** For the list under `?`. */
export const keysForList = (): { keys: string; does: string }[] => {
  const map = keyMapOf(readKept(KEYS, Remapped, {}))
  return [...actions.map(({ name, does }) => ({ keys: map[name], does })), { keys: 'escape', does: 'Close the evidence' }]
}

/** Taken by the frame, by the system or by moving in a list. */
const taken = new Set(['?', 'escape', 'enter', 'tab', 'mod+k', 'mod++', 'mod+=', 'mod+-', 'mod+0', 'alt+arrowleft', 'alt+arrowright'])
const moving = new Set(['arrowdown', 'arrowup', 'pagedown', 'pageup', 'home', 'end', 'space', 'backspace', 'delete'])

/** Why these keys can't be given to this action, null where they can. */
export const refusalOf = (map: KeyMap, name: ActionName, keys: string): string | null => {
  if (taken.has(keys) || moving.has(keys.replace(/^shift\+/, ''))) return 'This key has its own work everywhere in Opsdesk.'
  if (/^mod\+[a-z]$/.test(keys)) return 'Keys with Ctrl belong to the system and to the menus.'
  const other = actions.find((one) => one.name !== name && map[one.name] === keys)
  return other ? `Already used: ${other.does}.` : null
}
