import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Menu } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useFocusBack } from '../parts/opened-menu'
import { useOpening } from './opening'
import { SwitcherButton } from './switcher'
import styles from './switcher.module.css'

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** The list of environments under the name. */
const SwitcherMenu = ({ overview, environment }: Props) => {
  const { opening, open } = useOpening()
  const back = useFocusBack()
  const [, navigate] = useLocation()
  return (
    <Menu width="20rem" defaultOpened onClose={back.focus} styles={{ itemLabel: { minWidth: 0 } }}>
      <Menu.Target>
        <SwitcherButton ref={back.target} opening={opening} environment={environment} />
      </Menu.Target>
      <Menu.Dropdown>
        {overview.items.map((one) => (
          <Menu.Item
            key={one.id}
            onClick={() => one.id !== environment?.id && open(one)}
            leftSection={<span className={styles.colour} data-colour={one.colour} />}
            rightSection={one.id === environment?.id ? <IconCheck size="0.875rem" aria-label="open now" /> : null}
          >
            <span className={styles.entry}>
              <span className="clip">{one.name}</span>
              <span className={one.kind === 'production' ? styles.production : 'muted'}>
                {one.kind === 'production' ? 'PRODUCTION' : one.kind}
              </span>
            </span>
          </Menu.Item>
        ))}
        {overview.items.length > 0 && <Menu.Divider />}
        <Menu.Item onClick={() => navigate('/environments/new')}>Connect an environment</Menu.Item>
        <Menu.Item onClick={() => navigate('/environments')}>All environments</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export default SwitcherMenu
