import type { ConnectionTest, Environment, ServiceName } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCertificateOff,
  IconCircleCheck,
  IconDatabaseX,
  IconFileUnknown,
  IconKeyOff,
  IconLock,
  IconLockOpen,
  IconPencilOff,
  IconPlugConnectedX,
  IconUserOff,
  type TablerIcon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { credentialName, serviceNames } from '../../../parts/credential'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Actions, Section } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import styles from './connection-section.module.css'

const TokenDialog = lazy(() => import('../../../parts/token-dialog'))

const outcomes: Record<ConnectionTest['outcome'], { words: string; tone: 'good' | 'warn' | 'bad'; Icon: TablerIcon }> = {
  well: { words: 'All well', tone: 'good', Icon: IconCircleCheck },
  unreachable: { words: 'Not reached', tone: 'bad', Icon: IconPlugConnectedX },
  tls: { words: 'Certificate not accepted', tone: 'bad', Icon: IconCertificateOff },
  insecure_address: { words: 'Not an https address', tone: 'bad', Icon: IconLockOpen },
  no_credential: { words: 'No token to send', tone: 'warn', Icon: IconKeyOff },
  unauthorized: { words: 'Token not accepted', tone: 'bad', Icon: IconKeyOff },
  not_admin: { words: 'Signed in, but not an admin', tone: 'warn', Icon: IconUserOff },
  session_or_admin: { words: 'Not let in', tone: 'warn', Icon: IconUserOff },
  not_this_api: { words: 'Something else answered', tone: 'bad', Icon: IconFileUnknown },
  read_only: { words: 'It may only be read', tone: 'warn', Icon: IconPencilOff },
  locked: { words: 'Locked by another program', tone: 'warn', Icon: IconLock },
  not_a_database: { words: 'Not a database', tone: 'bad', Icon: IconFileUnknown },
  part_of_schema: { words: 'Something is missing', tone: 'warn', Icon: IconDatabaseX },
  not_this_schema: { words: 'Another schema', tone: 'bad', Icon: IconDatabaseX },
  other: { words: 'Not working', tone: 'bad', Icon: IconAlertTriangle },
}
/** A key of Stripe's is nobody's: it lacks permissions. What is no token is not called one. */
const wordsOf = (outcome: ConnectionTest['outcome'], service: ServiceName, name: ReturnType<typeof credentialName>): string => {
  if (service === 'stripe' && outcome === 'not_admin') return 'Permissions are missing'
  const { words } = outcomes[outcome]
  return name === 'token'
    ? words
    : words.replace('Token', `${name.charAt(0).toUpperCase()}${name.slice(1)}`).replace('No token', `No ${name}`)
}
const aboutToken: readonly ConnectionTest['outcome'][] = ['no_credential', 'unauthorized', 'not_admin', 'session_or_admin']

/** Test connection: one harmless read, and in words what came of it. Give it a key, so that a new token forgets the old answer. */
export const ConnectionSection = ({ environment, service = 'marketplace' }: { environment: Environment; service?: ServiceName }) => {
  const name = credentialName(environment, service)
  const [asking, setAsking] = useState(false)
  const test = useQuery({
    ...read(null, 'environments.test', { environment_id: environment.id, service }),
    enabled: false,
    gcTime: 0,
  })
  const failure = failureOf(test.error)
  const outcome = test.data && outcomes[test.data.outcome]
  const said = test.data && wordsOf(test.data.outcome, service, name)
  useEffect(() => {
    if (said && !test.isFetching) announce(said)
  }, [said, test.isFetching])
  return (
    <Section title={service === 'marketplace' ? 'Connection' : `${serviceNames[service]} connection`}>
      <Actions>
        <Button onClick={() => void test.refetch()} loading={test.isFetching}>
          Test connection
        </Button>
        <span className="muted">
          {service === 'database'
            ? 'Asks whether it can be reached, read and changed.'
            : `Asks the server whether this ${name} ${service === 'marketplace' ? 'is an admin’s' : 'is let in'}.`}{' '}
          Changes nothing.
        </span>
      </Actions>
      {failure && !test.isFetching && <FailureNotice failure={failure} about={environment} onRetry={() => void test.refetch()} />}
      {test.data && outcome && !failure && (
        <div className={styles.outcome} data-tone={outcome.tone}>
          <outcome.Icon size="1rem" aria-hidden="true" />
          <div>
            <p className={styles.words}>{wordsOf(test.data.outcome, service, name)}</p>
            <p>{test.data.what}</p>
            {test.data.next && <p className="muted">{test.data.next}</p>}
            {test.data.found && (
              <ul className={styles.found} aria-label="What was found out">
                {test.data.found.map(({ name: what, has, says }) => (
                  <li key={what}>
                    {has !== null && <Tag tone={has ? 'good' : 'warn'}>{has ? 'yes' : 'no'}</Tag>} <b>{what}</b>{' '}
                    <span className="muted">{says}</span>
                  </li>
                ))}
              </ul>
            )}
            <p className="faint">
              {Math.round(test.data.milliseconds)} ms · <Moment at={new Date(test.dataUpdatedAt).toISOString()} />
            </p>
            {aboutToken.includes(test.data.outcome) && <Button onClick={() => setAsking(true)}>Replace {name}</Button>}
          </div>
        </div>
      )}
      {asking && (
        <Suspense>
          <TokenDialog environment={environment} service={service} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </Section>
  )
}
