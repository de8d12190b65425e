import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from 'wouter'
import { Key } from '../parts/key'
import { environmentAddress } from './address'
import styles from './environment-bar.module.css'
import { showOverlay } from './overlay'
import { Settings } from './settings'
import { Switcher } from './switcher'
import { WriteLock } from './write-lock'

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** Always in view: which environment, whether it is PRODUCTION, which host, what may be written, and who one is. */
export const EnvironmentBar = ({ overview, environment }: Props) => (
  <header className={styles.bar}>
    <div className={styles.where}>
      <Switcher overview={overview} environment={environment} />
      {environment && <Kind environment={environment} />}
      {environment && <span className={`faint clip ${styles.host}`}>{environment.host}</span>}
    </div>
    <UnstyledButton
      className={styles.find}
      onClick={() => showOverlay('palette')}
      aria-label="Find or do anything"
      aria-keyshortcuts="Control+K"
    >
      <IconSearch size="0.875rem" aria-hidden="true" />
      <span className={styles.invitation}>Find or do anything</span>
      <Key keys="mod+K" />
    </UnstyledButton>
    <div className={styles.state}>
      {environment && <WriteLock key={environment.id} environment={environment} />}
      {environment && <Who environment={environment} />}
      <Settings />
    </div>
  </header>
)

const Kind = ({ environment }: { environment: Environment }) => {
  if (environment.kind === 'production') return <strong className={styles.production}>PRODUCTION</strong>
  const repeats = environment.name.toLowerCase() === environment.kind
  return repeats ? null : <span className="muted">{environment.kind}</span>
}

/** Who the token says one is. An address of the token's page where nobody knows. */
const Who = ({ environment }: { environment: Environment }) => {
  const credential = environment.services.marketplace?.credential
  if (!credential) return null
  const words = credential.state === 'set' ? (credential.subject ?? 'token set') : 'no token'
  return (
    <Link
      className={`clip ${styles.who}`}
      to={environmentAddress(environment.id)}
      title="The token’s subject. Opens the environment’s page."
    >
      {words}
    </Link>
  )
}
