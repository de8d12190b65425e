import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { UnstyledButton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ComponentPropsWithoutRef, lazy, type Ref } from 'react'
import { OpenedMenu } from '../parts/opened-menu'
import { useOpening } from './opening'
import styles from './switcher.module.css'

const SwitcherMenu = lazy(() => import('./switcher-menu'))

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** The environment's name; a press lists the others. */
export const Switcher = (props: Props) => {
  const { opening } = useOpening()
  return (
    <OpenedMenu
      menu={<SwitcherMenu {...props} />}
      button={(press) => <SwitcherButton {...press} opening={opening} environment={props.environment} />}
    />
  )
}

interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** The name of the environment being opened. */
  opening: string | null
  environment: Environment | null
  ref?: Ref<HTMLButtonElement>
}

/** The name itself, whether or not the list is there yet. */
export const SwitcherButton = ({ opening, environment, ...button }: ButtonProps) => (
  <UnstyledButton {...button} className={styles.name} aria-label={`Environment: ${environment?.name ?? 'none'}. Switch`}>
    <span className="clip">{opening ? `Opening ${opening}…` : (environment?.name ?? 'No environment')}</span>
    <IconChevronDown size="0.875rem" aria-hidden="true" />
  </UnstyledButton>
)
