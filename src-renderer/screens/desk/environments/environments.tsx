import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link, useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { credentialLine, credentialWords } from '../../../parts/credential'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { useNow } from '../../../parts/now'
import { Page } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { environmentAddress } from '../../../shell/address'
import { useOpening } from '../../../shell/opening'
import styles from './environments.module.css'

/** Every environment of this desk, in the order of the switcher. */
const Environments = ({ overview }: { overview: Output<'environments.list'> }) => {
  const [, navigate] = useLocation()
  const practise = useWrite(null, 'environments.practise')
  const reorder = useWrite(null, 'environments.reorder')
  const { items, current } = overview
  const failure = failureOf(practise.error) ?? failureOf(reorder.error)
  const move = (from: number, step: 1 | -1): void => {
    const ids = items.map(({ id }) => id)
    const [moved] = ids.splice(from, 1)
    if (moved === undefined) return
    ids.splice(from + step, 0, moved)
    reorder.mutate({ input: { environment_ids: ids } })
    announce(`${items[from]?.name} is now ${from + step + 1} of ${items.length}`)
  }
  return (
    <Page
      title="Environments"
      beside={`${items.length} on this desk`}
      actions={
        <>
          {!items.some(({ kind }) => kind === 'practice') && (
            <Button loading={practise.isPending} onClick={() => practise.mutate({ input: {} })}>
              Practise
            </Button>
          )}
          <Button variant="filled" onClick={() => navigate('/environments/new')}>
            Connect an environment
          </Button>
        </>
      }
    >
      {failure && <FailureNotice failure={failure} />}
      {items.length === 0 && (
        <Empty title="No environment yet" action={<Link to="/welcome">See the two ways in</Link>}>
          An environment is a named address with its token: production, staging, or the built-in practice one.
        </Empty>
      )}
      <ul className={styles.list}>
        {items.map((one, index) => (
          <Row key={one.id} environment={one} current={one.id === current}>
            <ActionIcon aria-label={`Move ${one.name} up`} disabled={index === 0} onClick={() => move(index, -1)}>
              <IconArrowUp size="1rem" aria-hidden="true" />
            </ActionIcon>
            <ActionIcon aria-label={`Move ${one.name} down`} disabled={index === items.length - 1} onClick={() => move(index, 1)}>
              <IconArrowDown size="1rem" aria-hidden="true" />
            </ActionIcon>
          </Row>
        ))}
      </ul>
    </Page>
  )
}

/** Whose credential stands beside an environment: that of the first it has. */
const signedIn = ['marketplace', 'platform', 'agentbot'] as const

const Row = ({ environment, current, children }: { environment: Environment; current: boolean; children: React.ReactNode }) => {
  const now = useNow(30_000)
  const { open } = useOpening()
  const service = signedIn.find((name) => environment.services[name] !== null)
  const credential = service && environment.services[service]?.credential
  return (
    <li className={styles.row} data-colour={environment.colour}>
      <span className={styles.colour} aria-hidden="true" />
      <div className={styles.words}>
        <div className={styles.name}>
          <Link to={environmentAddress(environment.id)}>{environment.name}</Link>
          {environment.kind === 'production' ? <Tag tone="bad">PRODUCTION</Tag> : <Tag>{environment.kind}</Tag>}
          {current && <Tag tone="accent">open now</Tag>}
        </div>
        <div className="muted clip">
          {environment.host}
          {service && credential && ` · ${credentialWords(environment, service)} ${credentialLine(credential, now)}`}
        </div>
      </div>
      {!current && (
        <Button onClick={() => open(environment)}>
          Open<span className={styles.hidden}> {environment.name}</span>
        </Button>
      )}
      {children}
    </li>
  )
}

export default Environments
