import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Page } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { useKeys } from '../../../parts/use-keys'
import { environmentAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { JobsTile, UnknownTile } from './desk-tiles'
import styles from './home.module.css'
import { AgentbotTiles, ClaimsTile, DeletionsTile, FlagsTile } from './server-tiles'
import { useLook } from './use-look'

/** What needs somebody now in this environment, over all its services. */
const HomeScreen = ({ environment }: ScreenProps) => {
  const place = usePlace()
  const client = useQueryClient()
  // A database answers in the place of the admin API.
  const marketplace = Boolean(place?.services.marketplace ?? place?.services.database)
  const agentbot = Boolean(place?.services.agentbot)
  const flags = useLook(environment, 'flags', marketplace)
  const deletions = useLook(environment, 'deletions', marketplace)
  const claims = useLook(environment, 'claims', marketplace)
  const summary = useLook(environment, 'agentbot', agentbot)

  const common = commonFailure([flags.failure, deletions.failure, claims.failure])
  const told = (failure: Failure | null): boolean => failure !== null && failure.code === common?.code
  const again = (): void => {
    if (marketplace) for (const one of [flags, deletions, claims]) one.again()
    if (agentbot) summary.again()
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === null && ['ledger', 'jobs'].includes(String(queryKey[1])) })
  }
  useKeys({ r: again })
  const props = { environment, told }
  return (
    <Page
      wide
      title="Home"
      beside={place && `What needs somebody in ${place.name}`}
      actions={
        <Button onClick={again}>
          Look again <Key keys="R" />
        </Button>
      }
    >
      {common && <FailureNotice failure={common} onRetry={again} />}
      {!marketplace && (
        <Empty
          title="The marketplace is not connected"
          action={
            <Button component={Link} to={environmentAddress(environment)}>
              Connect it
            </Button>
          }
        >
          Flags, deletions and claims are read from it.
        </Empty>
      )}
      <div className={styles.tiles}>
        {marketplace && (
          <>
            <FlagsTile looked={flags} {...props} />
            <DeletionsTile looked={deletions} {...props} />
            <ClaimsTile looked={claims} {...props} />
          </>
        )}
        <UnknownTile environment={environment} />
        <JobsTile environment={environment} />
        {agentbot && <AgentbotTiles looked={summary} {...props} />}
      </div>
    </Page>
  )
}

/** A failure that several tiles share, such as a token that is not accepted, is shown once above them. */
const commonFailure = (failures: readonly (Failure | null)[]): Failure | null => {
  const some = failures.filter((one) => one !== null)
  return some.find((one) => some.filter(({ code }) => code === one.code).length > 1) ?? null
}

export default HomeScreen
