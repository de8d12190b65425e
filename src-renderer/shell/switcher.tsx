import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Menu, UnstyledButton } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useLocation } from 'wouter'
import { useOpening } from './opening'
import styles from './switcher.module.css'

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** The environment's name; a press lists the others. */
export const Switcher = ({ overview, environment }: Props) => {
  const { opening, open } = useOpening()
  const [, navigate] = useLocation()
  return (
    <Menu width="20rem" styles={{ itemLabel: { minWidth: 0 } }}>
      <Menu.Target>
        <UnstyledButton className={styles.name} aria-label={`Environment: ${environment?.name ?? 'none'}. Switch`}>
          <span className="clip">{opening ? `Opening ${opening}…` : (environment?.name ?? 'No environment')}</span>
          <IconChevronDown size="0.875rem" aria-hidden="true" />
        </UnstyledButton>
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
