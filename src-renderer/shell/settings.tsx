import { ActionIcon } from '@mantine/core'
import { IconSettings } from '@tabler/icons-react'
import { lazy } from 'react'
import { OpenedMenu } from '../parts/opened-menu'

const SettingsMenu = lazy(() => import('./settings-menu'))

export const themes = [
  { scheme: 'light', words: 'Light' },
  { scheme: 'dark', words: 'Dark' },
  { scheme: 'auto', words: 'As the system' },
] as const

/** The cog: how the window looks, and how long an edit can be undone. */
export const Settings = () => (
  <OpenedMenu
    menu={<SettingsMenu />}
    button={(press) => (
      <ActionIcon aria-label="Settings" {...press}>
        <IconSettings size="1rem" aria-hidden="true" />
      </ActionIcon>
    )}
  />
)
