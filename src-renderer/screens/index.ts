import { lazy } from 'react'
import type { Screen, ScreenCapability } from './screen'

/** What the table and the panel beside it listen to, with the actions on a user. */
const listKeys: Screen['keys'] = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'C', does: 'Copy the id' },
  { keys: 'E', does: 'Copy the e-mail address' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'A', does: 'Make or remove as an admin, when a user is open' },
  { keys: 'escape', does: 'Close the detail' },
]

const deskKeys: Screen['keys'] = [
  { keys: 'J', does: 'Next row' },
  { keys: 'K', does: 'Row before' },
  { keys: 'enter', does: 'Open the row' },
  { keys: 'R', does: 'Read the list again' },
  { keys: 'escape', does: 'Close the detail' },
]

/** One line a screen. A capability without one does not compile. The order is that of the navigation. */
export const screens: Record<ScreenCapability, Screen> = {
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
}
