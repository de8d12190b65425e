import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Page } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { environmentAddress, landingOf, screenAddress } from '../../../shell/address'
import { usePreset } from '../../../shell/landing'
import { useOpening } from '../../../shell/opening'
import { ConnectionSection } from './connection-section'
import { DeleteSection } from './delete-section'
import { ProfileSection } from './profile-section'
import { TokenSection } from './token-section'

// Each is a form of its own: together with the rest they would be too much to load at once.
const PracticeSection = lazy(() => import('./practice-section'))
const GuardSection = lazy(() => import('./guard-section').then((found) => ({ default: found.GuardSection })))
const ListsSection = lazy(() => import('./lists-section').then((found) => ({ default: found.ListsSection })))
const MoreConnections = lazy(() => import('./more-connections'))

/** All about one environment, on a page with an address of its own. */
const EnvironmentPage = ({ environment, overview }: { environment: Environment; overview: Output<'environments.list'> }) => {
  const { open } = useOpening()
  const preset = usePreset()
  const current = overview.current === environment.id
  const service = environment.services.marketplace
  const practice = environment.kind === 'practice'
  return (
    <Page
      title={environment.name}
      beside={
        <>
          {environment.kind === 'production' ? <Tag tone="bad">PRODUCTION</Tag> : <Tag>{environment.kind}</Tag>}{' '}
          {current && <Tag tone="accent">open now</Tag>}
        </>
      }
      actions={
        <>
          {!practice && <Duplicate environment={environment} />}
          {current ? (
            <Button component={Link} to={screenAddress(environment.id, landingOf(preset ?? 'everything', environment))}>
              Go to its screens
            </Button>
          ) : (
            <Button variant="filled" onClick={() => open(environment)}>
              Open
            </Button>
          )}
        </>
      }
    >
      {environment.practice && (
        <Suspense>
          <PracticeSection environment={environment} />
        </Suspense>
      )}
      {service && <TokenSection environment={environment} credential={service.credential} />}
      {service && (
        <ConnectionSection key={`${service.base_url} ${service.credential.state} ${service.credential.ends}`} environment={environment} />
      )}
      <ProfileSection environment={environment} />
      <Suspense>
        <GuardSection environment={environment} />
        {service && <ListsSection environment={environment} dialect={service.dialect} />}
        <MoreConnections environment={environment} />
      </Suspense>
      <DeleteSection environment={environment} />
    </Page>
  )
}

const Duplicate = ({ environment }: { environment: Environment }) => {
  const [, navigate] = useLocation()
  const duplicate = useWrite(null, 'environments.duplicate')
  const failure = failureOf(duplicate.error)
  const run = async (): Promise<void> => {
    const copy = await duplicate.mutateAsync({ input: { environment_id: environment.id } }).catch(() => null)
    if (!copy) return
    announce(`${copy.name} is on this desk, without a token`)
    navigate(environmentAddress(copy.id))
  }
  return (
    <>
      {failure && <FailureNotice failure={failure} />}
      <Button loading={duplicate.isPending} onClick={() => void run()} title="A copy with the same address and no token">
        Duplicate
      </Button>
    </>
  )
}

export default EnvironmentPage
