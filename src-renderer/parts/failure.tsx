import type { Environment } from '@contract/desk/environments'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { useWrite } from '../operations'
import { guideAddress } from '../shell/address'
import { Copyable } from './copyable'
import { credentialName } from './credential'
import styles from './failure.module.css'
import { detailsOf } from './failure-details'
import { usePlace } from './place'

const TokenDialog = lazy(() => import('./token-dialog'))

interface Props {
  failure: Failure
  /** Reads the same thing again. Also called once a new token is set or writing is unlocked. */
  onRetry?: () => void
  /** The environment it is about, where that is not the open one. */
  about?: Environment
}

/**
 * Stands where the answer would: what happened, what did not, what to do next. A token that is missing or no longer
 * good is replaced right here, over the screen, so that nothing typed underneath is lost.
 */
export const FailureNotice = ({ failure, onRetry, about }: Props) => {
  const open = usePlace()
  const environment = about ?? open
  const [asking, setAsking] = useState(false)
  const unlock = useWrite(null, 'guard.unlock')
  if (failure.code === 'cancelled') return <p className={styles.stopped}>Stopped. {onRetry && <Retry onRetry={onRetry} />}</p>

  const service = failure.service ?? 'marketplace'
  const auth = environment?.services[service]?.auth
  const needsToken = auth && (mendedByToken.has(failure.code) || (auth === 'cookie' && mendedByCookie.has(failure.code)))
  const unlockHere = async (): Promise<void> => {
    if (!environment) return
    const guard = await unlock.mutateAsync({ input: { environment_id: environment.id } }).catch(() => null)
    if (guard && guard.writing !== 'locked') onRetry?.()
  }
  return (
    <div className={styles.failure} role="alert" data-tone={toneOf(failure)}>
      <IconAlertTriangle className={styles.icon} size="1rem" aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.what}>{failure.what}</p>
        {failure.not && <p>{failure.not}</p>}
        {failure.next && <p className="muted">{failure.next}</p>}
        {failure.server_words && (
          <p className={styles.server}>
            <span className="muted">The server says: </span>
            {failure.server_words}
          </p>
        )}
        <div className={styles.actions}>
          {needsToken && (
            <Button variant="filled" onClick={() => setAsking(true)}>
              {failure.code === 'no_credential' ? 'Set' : 'Replace'} {credentialName(environment, service)}
            </Button>
          )}
          {failure.code === 'locked' && environment && (
            <Button loading={unlock.isPending} onClick={() => void unlockHere()}>
              Unlock writing
            </Button>
          )}
          {onRetry && <Retry onRetry={onRetry} />}
          {failure.code === 'not_offered' && (
            <Button component={Link} to={guideAddress('platform-api')}>
              What is asked of a platform
            </Button>
          )}
        </div>
        <details className={styles.details}>
          <summary>Details</summary>
          <Copyable value={detailsOf(failure)} label="details" mono />
        </details>
      </div>
      {asking && environment && (
        <Suspense>
          <TokenDialog environment={environment} service={service} onClose={() => setAsking(false)} onSet={onRetry} />
        </Suspense>
      )}
    </div>
  )
}

/** A server without this capability has nothing wrong with it. */
const toneOf = ({ code, happened }: Failure): 'calm' | 'warn' | 'bad' =>
  code === 'not_offered' ? 'calm' : happened === 'unknown' ? 'warn' : 'bad'

const mendedByToken: ReadonlySet<Failure['code']> = new Set(['unauthorized', 'no_credential'])
/** A session that ended shows in more ways than one: refused, sent to a page to sign in, or that page at once. */
const mendedByCookie: ReadonlySet<Failure['code']> = new Set(['forbidden', 'redirected', 'bad_answer'])

const Retry = ({ onRetry }: { onRetry: () => void }) => <Button onClick={onRetry}>Try again</Button>
