import type { HomeTile } from '@contract/desk/presets'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Page } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { useKeys } from '../../../parts/use-keys'
import { environmentAddress } from '../../../shell/address'
import { usePreset } from '../../../shell/landing'
import type { ScreenProps } from '../../screen'
import { AgentbotTiles } from './agentbot-tiles'
import { arranged, type Part } from './arrangement'
import { JobsTile, UnknownTile } from './desk-tiles'
import styles from './home.module.css'
import { ClaimsTile, DeletionsTile, FlagsTile } from './marketplace-tiles'
import { PlatformTile } from './platform-tiles'
import { type Looked, useLook } from './use-look'

/** What needs somebody now in this environment, over all its systems. */
const HomeScreen = ({ environment }: ScreenProps) => {
  const place = usePlace()
  const preset = usePreset()
  const client = useQueryClient()
  // A database answers in the place of the admin API.
  const marketplace = Boolean(place?.services.marketplace ?? place?.services.database)
  const platform = Boolean(place?.services.platform)
  const agentbot = Boolean(place?.services.agentbot)
  const flags = useLook(environment, 'flags', marketplace)
  const deletions = useLook(environment, 'deletions', marketplace)
  const claims = useLook(environment, 'claims', marketplace)
  const requests = useLook(environment, 'requests', platform)
  const security = useLook(environment, 'security', platform)
  const deliveries = useLook(environment, 'deliveries', platform)
  const stalls = useLook(environment, 'stalls', platform)
  const spend = useLook(environment, 'spend', platform)
  const summary = useLook(environment, 'agentbot', agentbot)
  const looks: Readonly<Record<Part, readonly Looked<unknown>[]>> = {
    marketplace: marketplace ? [flags, deletions, claims] : [],
    platform: platform ? [requests, security, deliveries, stalls, spend] : [],
    agentbot: agentbot ? [summary] : [],
    desk: [],
  }

  const again = (): void => {
    for (const one of Object.values(looks).flat()) one.again()
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === null && ['ledger', 'jobs'].includes(String(queryKey[1])) })
  }
  useKeys({ r: again })

  const tile = (one: HomeTile, told: (failure: Failure | null) => boolean): ReactNode => {
    const props = { environment, told }
    const tiles: Readonly<Record<HomeTile, () => ReactNode>> = {
      flags: () => <FlagsTile looked={flags} {...props} />,
      deletions: () => <DeletionsTile looked={deletions} {...props} />,
      claims: () => <ClaimsTile looked={claims} {...props} />,
      requests: () => <PlatformTile subject="requests" looked={requests} {...props} />,
      security: () => <PlatformTile subject="security" looked={security} {...props} />,
      deliveries: () => <PlatformTile subject="deliveries" looked={deliveries} {...props} />,
      stalls: () => <PlatformTile subject="stalls" looked={stalls} {...props} />,
      spend: () => <PlatformTile subject="spend" looked={spend} {...props} />,
      agentbot: () => <AgentbotTiles looked={summary} {...props} />,
      unknown: () => <UnknownTile environment={environment} />,
      jobs: () => <JobsTile environment={environment} />,
    }
    return tiles[one]()
  }

  const there = new Set<Part>(['desk'])
  if (marketplace) there.add('marketplace')
  if (platform) there.add('platform')
  if (agentbot) there.add('agentbot')
  const shown = arranged(preset ?? 'everything', there)
  return (
    <Page
      wide
      title="Home"
      beside={place && `What needs somebody in ${place.name}`}
      actions={
        <Button onClick={again}>
          Refresh <Key keys="R" />
        </Button>
      }
    >
      {there.size === 1 && (
        <Empty
          title="Nothing is connected"
          action={
            <Button component={Link} to={environmentAddress(environment)}>
              Connect a system
            </Button>
          }
        >
          What waits is read from the marketplace, the platform and Agentbot.
        </Empty>
      )}
      {shown.map(({ part, title, tiles }) => {
        const common = commonFailure(looks[part])
        const told = (failure: Failure | null): boolean => failure !== null && failure.code === common?.code
        return (
          <section key={part} className={styles.part} aria-label={title}>
            <h2>{title}</h2>
            {common && <FailureNotice failure={common} onRetry={again} />}
            <div className={styles.tiles}>
              {tiles.map((one) => (
                <Tiles key={one}>{tile(one, told)}</Tiles>
              ))}
            </div>
          </section>
        )
      })}
    </Page>
  )
}

const Tiles = ({ children }: { children: ReactNode }) => children

/** A failure that several tiles of a system share, such as a token that is not accepted, is shown once above them. */
const commonFailure = (looks: readonly Looked<unknown>[]): Failure | null => {
  const some = looks.map(({ failure }) => failure).filter((one) => one !== null && one.code !== 'not_offered')
  return some.find((one) => some.filter((other) => other?.code === one?.code).length > 1) ?? null
}

export default HomeScreen
