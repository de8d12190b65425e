import type { ScreenKeys } from './screen'

/** What a table and the panel beside it listen to. */
export const rowKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'C', does: 'Copy the id' },
  { keys: 'E', does: 'Copy the e-mail address' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'escape', does: 'Close the detail' },
]
/** A list of users, for something done to many. */
export const listKeys: ScreenKeys = [
  ...rowKeys,
  { keys: 'A', does: 'Make or remove as an admin, when a user is open' },
  { keys: 'H', does: 'Hold or release the account, when a user is open' },
  { keys: 'space', does: 'Select the row, for something done to many' },
  { keys: 'shift+space', does: 'Select all rows between' },
  { keys: 'mod+A', does: 'Select every row that is loaded' },
]

/** A list of the desk's own: nothing of it is copied. */
export const deskKeys: ScreenKeys = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'escape', does: 'Close the detail' },
]
