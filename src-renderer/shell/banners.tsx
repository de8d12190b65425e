import type { Output } from '@contract'
import type { Environment, ServiceName } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { read } from '../operations'
import { announce } from '../parts/announce'
import { credentialWords, expiryOf, expiryWords } from '../parts/credential'
import { useNow } from '../parts/now'
import { useUnknownWrites } from '../parts/unknown-writes'
import { sentenceOf } from '../parts/write-words'
import { screenAddress } from './address'
import styles from './banners.module.css'

const TokenDialog = lazy(() => import('../parts/token-dialog'))

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** What concerns every screen: writes nobody knows the end of, a ledger that takes none, a token about to end. */
export const Banners = ({ overview, environment }: Props) => (
  <>
    <LedgerBanner />
    <UnknownBanner overview={overview} environment={environment} />
    {environment &&
      (Object.keys(environment.services) as ServiceName[]).map((service) => (
        <ExpiryBanner key={`${environment.id} ${service}`} environment={environment} service={service} />
      ))}
    {overview.secrets.kept === 'session' && <SessionBanner reason={overview.secrets.reason} />}
  </>
)

const LedgerBanner = () => {
  const health = useQuery(read(null, 'ledger.health', {})).data
  if (!health || (health.writable && health.trouble === null)) return null
  return health.writable ? (
    <Banner tone="warn" label="The ledger">
      {health.trouble}
    </Banner>
  ) : (
    <Banner tone="bad" label="The ledger">
      Writes are refused: {lower(health.trouble ?? 'the ledger can’t be written.')} Reading still works.
    </Banner>
  )
}

const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** Whichever environment is open: an unknown write is nobody's to forget. */
const UnknownBanner = ({ overview, environment }: Props) => {
  const page = useUnknownWrites().data
  const count = page?.total ?? 0
  const first = page?.items[0]
  if (!page || !first) return null
  const where = [...new Set(page.items.map((write) => write.environment))]
  const places = where.map((id) => overview.items.find((one) => one.id === id)?.name ?? 'an environment that was deleted')
  const open = environment?.id ?? first.environment
  const to =
    count === 1
      ? screenAddress(open, 'ledger', first.attempt)
      : `${screenAddress(open, 'ledger')}?states=unknown${where.length === 1 && where[0] === open ? '' : '&environment=all'}`
  return (
    <Banner tone="warn" label="Unknown writes" action={<Link to={to}>Settle {count === 1 ? 'it' : 'them'}</Link>}>
      {count === 1 ? (
        <>
          Nobody knows whether this was done in {places[0]}: {sentenceOf(first.operation, first.target)}.
        </>
      ) : (
        <>
          Nobody knows what became of {count} writes in {places.join(', ')}.
        </>
      )}
    </Banner>
  )
}

const ExpiryBanner = ({ environment, service }: { environment: Environment; service: ServiceName }) => {
  const now = useNow(5000)
  const [asking, setAsking] = useState(false)
  const credential = environment.services[service]?.credential
  const name = credentialWords(environment, service)
  // A command fetches the next token by itself.
  const watched = credential?.state === 'set' && credential.kept !== 'command'
  const state = watched ? expiryOf(credential.expires_at, now) : 'none'
  useEffect(() => {
    if (state === 'soon') announce(`The ${name} expires within 5 minutes. Replace ${name} is above the page.`)
    if (state === 'over') announce(`The ${name} has expired. Replace ${name} is above the page.`)
  }, [state, name])
  const words = watched && (state === 'soon' || state === 'over') ? expiryWords(credential.expires_at, now) : null
  return (
    <>
      {words && (
        <Banner tone={state === 'over' ? 'bad' : 'warn'} action={<Button onClick={() => setAsking(true)}>Replace {name}</Button>}>
          The {name} for {environment.name} {words}.{' '}
          {state === 'over' ? 'Nothing can be read or sent with it.' : 'Replace it to go on without a break.'}
        </Banner>
      )}
      {asking && (
        <Suspense>
          <TokenDialog environment={environment} service={service} onClose={() => setAsking(false)} />
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

interface BannerProps {
  tone: 'warn' | 'bad'
  /** Names the part for screen readers: no two on screen may have the same. */
  label?: string
  action?: ReactNode
  children: ReactNode
}

const Banner = ({ tone, label = 'Notice', action, children }: BannerProps) => (
  <section className={styles.banner} data-tone={tone} aria-label={label}>
    <IconAlertTriangle size="1rem" aria-hidden="true" />
    <p>{children}</p>
    {action}
  </section>
)
