import { lazy } from 'react'
import type { Screen, ScreenCapability } from './screen'

/** One line a screen. A capability without one does not compile. The order is that of the navigation. */
export const screens: Record<ScreenCapability, Screen> = {
  users: {
    title: 'Users',
    group: 'People',
    component: lazy(() => import('./marketplace/users/screen')),
    keys: [
      { keys: 'j', does: 'Next row' },
      { keys: 'k', does: 'Row before' },
      { keys: 'enter', does: 'Open the row' },
      { keys: 'escape', does: 'Close the detail' },
    ],
  },
  admins: {
    title: 'Admins',
    group: 'People',
    component: lazy(() => import('./marketplace/admins/screen')),
    keys: [
      { keys: 'j', does: 'Next row' },
      { keys: 'k', does: 'Row before' },
      { keys: 'enter', does: 'Open the row' },
      { keys: 'escape', does: 'Close the detail' },
    ],
  },
}
