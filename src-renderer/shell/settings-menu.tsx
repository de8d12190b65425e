import { ActionIcon, Menu, useMantineColorScheme } from '@mantine/core'
import { IconCheck, IconSettings } from '@tabler/icons-react'
import { useState } from 'react'
import { useFocusBack } from '../parts/opened-menu'
import { setSingleKeys, useSingleKeys } from '../parts/use-keys'
import { showOverlay } from './overlay'
import { themes } from './settings'
import { keepTextScale, readTextScale, textScales } from './text-scale'

/** How the window looks and how long an edit can be undone. Kept on this machine. */
const SettingsMenu = () => {
  const back = useFocusBack()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [size, setSize] = useState(readTextScale)
  const letters = useSingleKeys()
  return (
    <Menu width="14rem" position="bottom-end" defaultOpened onClose={back.focus}>
      <Menu.Target>
        <ActionIcon ref={back.target} aria-label="Settings">
          <IconSettings size="1rem" aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Theme</Menu.Label>
        {themes.map(({ scheme, words }) => (
          <Menu.Item key={scheme} onClick={() => setColorScheme(scheme)} rightSection={colorScheme === scheme && <Chosen />}>
            {words}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>Text size</Menu.Label>
        {textScales.map((scale) => (
          <Menu.Item
            key={scale}
            closeMenuOnClick={false}
            onClick={() => {
              keepTextScale(scale)
              setSize(scale)
            }}
            rightSection={size === scale && <Chosen />}
          >
            {scale} %
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item closeMenuOnClick={false} onClick={() => setSingleKeys(!letters)} rightSection={letters && <Chosen />}>
          Single-letter keys
        </Menu.Item>
        <Menu.Item onClick={() => showOverlay('undo')}>Time to undo…</Menu.Item>
        <Menu.Item onClick={() => showOverlay('keys')}>Show keys</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const Chosen = () => <IconCheck size="0.875rem" aria-label="chosen" />

export default SettingsMenu
