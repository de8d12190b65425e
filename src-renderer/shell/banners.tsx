import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { announce } from '../parts/announce'
import { expiryOf, expiryWords } from '../parts/credential'
import { useNow } from '../parts/now'
import styles from './banners.module.css'

const TokenDialog = lazy(() => import('../parts/token-dialog'))

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** What concerns every screen: a token about to end, secrets that will not outlive the session. */
export const Banners = ({ overview, environment }: Props) => (
  <>
    {environment && <ExpiryBanner key={environment.id} environment={environment} />}
    {overview.secrets.kept === 'session' && <SessionBanner reason={overview.secrets.reason} />}
  </>
)

const ExpiryBanner = ({ environment }: { environment: Environment }) => {
  const now = useNow(5000)
  const [asking, setAsking] = useState(false)
  const credential = environment.services.marketplace?.credential
  // A command fetches the next token by itself.
  const watched = credential?.state === 'set' && credential.kept !== 'command'
  const state = watched ? expiryOf(credential.expires_at, now) : 'none'
  useEffect(() => {
    if (state === 'soon') announce('The token expires within 5 minutes. Replace token is above the page.')
    if (state === 'over') announce('The token has expired. Replace token is above the page.')
  }, [state])
  const words = watched && (state === 'soon' || state === 'over') ? expiryWords(credential.expires_at, now) : null
  return (
    <>
      {words && (
        <Banner tone={state === 'over' ? 'bad' : 'warn'} action={<Button onClick={() => setAsking(true)}>Replace token</Button>}>
          The token for {environment.name} {words}.{' '}
          {state === 'over' ? 'Nothing can be read or sent with it.' : 'Replace it to go on without a break.'}
        </Banner>
      )}
      {asking && (
        <Suspense>
          <TokenDialog environment={environment} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}

let hidden = false

const SessionBanner = ({ reason }: { reason: string | null }) => {
  const [shown, setShown] = useState(!hidden)
  if (!shown) return null
  const hide = (): void => {
    hidden = true
    setShown(false)
  }
  return (
    <Banner tone="warn" action={<Button onClick={hide}>Hide</Button>}>
      Tokens are kept in memory until you quit. {reason}
    </Banner>
  )
}

const Banner = ({ tone, action, children }: { tone: 'warn' | 'bad'; action: ReactNode; children: ReactNode }) => (
  <section className={styles.banner} data-tone={tone} aria-label="Notice">
    <IconAlertTriangle size="1rem" aria-hidden="true" />
    <p>{children}</p>
    {action}
  </section>
)
