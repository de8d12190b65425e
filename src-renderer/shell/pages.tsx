import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Button, Skeleton } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useEffect, useRef } from 'react'
import { Link, Redirect, useSearch } from 'wouter'
import { FailureNotice } from '../parts/failure'
import { Actions, Page } from '../parts/page'
import { screens } from '../screens/index'
import { type Address, landingOf, screenAddress } from './address'
import { Boundary } from './boundary'
import { usePreset } from './landing'
import { useOpening } from './opening'
import { titleOf } from './titles'

const Welcome = lazy(() => import('../screens/desk/welcome/welcome'))
const Environments = lazy(() => import('../screens/desk/environments/environments'))
const EnvironmentPage = lazy(() => import('../screens/desk/environments/environment'))
const NewEnvironment = lazy(() => import('../screens/desk/environments/new-environment'))
const Guide = lazy(() => import('../screens/guide/guide'))

interface Props {
  address: Address
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** One page for one address. A defect in it stays in it; the frame around goes on. */
export const Pages = (props: Props) => {
  const { opening, failure, dismiss } = useOpening()
  const title = titleOf(props.address, props.overview.items) || 'Opsdesk'
  if (opening) return <Waiting title={`Opening ${opening}`} />
  if (failure)
    return (
      <Page title={`${failure.name} is not open`}>
        <FailureNotice
          failure={failure.failure}
          onRetry={failure.again}
          about={props.overview.items.find((one) => one.id === failure.id)}
        />
        <Actions>
          <Button onClick={dismiss}>Leave it closed</Button>
        </Actions>
      </Page>
    )
  return (
    <Boundary what={title} key={boundaryKey(props.address)}>
      <Suspense fallback={<Waiting title={title} />}>
        <One {...props} />
      </Suspense>
    </Boundary>
  )
}

const boundaryKey = (address: Address): string =>
  address.page === 'screen' ? `${address.environment}/${address.capability}` : JSON.stringify(address)

const One = ({ address, overview, environment }: Props): ReactNode => {
  switch (address.page) {
    case 'start':
      if (environment) return <Landing environment={environment} />
      return <Redirect to={overview.items.length === 0 ? '/welcome' : '/environments'} replace />
    case 'welcome':
      return <Welcome />
    case 'environments':
      return <Environments overview={overview} />
    case 'new-environment':
      return <NewEnvironment />
    case 'environment': {
      const one = overview.items.find(({ id }) => id === address.id)
      return one ? <EnvironmentPage key={one.id} environment={one} overview={overview} /> : <NoSuchEnvironment />
    }
    case 'guide':
      return <Guide name={address.name} />
    case 'screen':
      return environment?.id === address.environment ? (
        <OpenScreen address={address} environment={environment} />
      ) : (
        <OtherEnvironment address={address} overview={overview} environment={environment} />
      )
    case 'unknown':
      return (
        <Page title="There is no such page">
          <p className="muted">
            Nothing is at <span className="mono">{address.path}</span>.
          </p>
          <p>
            <Link to="/">Go to the first screen</Link>
          </p>
        </Page>
      )
  }
}

const Landing = ({ environment }: { environment: Environment }) => {
  const preset = usePreset()
  return preset && <Redirect to={screenAddress(environment.id, landingOf(preset, environment))} replace />
}

type ScreenAddress = Extract<Address, { page: 'screen' }>

const OpenScreen = ({ address, environment }: { address: ScreenAddress; environment: Environment }) => {
  const Screen = screens[address.capability].component
  const { open } = useOpening()
  const search = useSearch()
  const asleep = environment.practice?.running === false
  const tried = useRef(false)
  // After a start of the app its practice server may not run yet. Opening starts it; once only, lest it goes in circles.
  useEffect(() => {
    if (!asleep || tried.current) return
    tried.current = true
    const here = screenAddress(environment.id, address.capability, address.record)
    open(environment, search ? `${here}?${search}` : here)
  }, [asleep, open, environment, address, search])
  if (asleep) return <Waiting title={`Opening ${environment.name}`} />
  return <Screen environment={environment.id} selected={address.record} />
}

/** An address of another environment is never answered with this one's rows. */
const OtherEnvironment = ({ address, overview, environment }: Props & { address: ScreenAddress }) => {
  const { open } = useOpening()
  const search = useSearch()
  const other = overview.items.find(({ id }) => id === address.environment)
  if (!other) return <NoSuchEnvironment />
  const here = screenAddress(other.id, address.capability, address.record)
  return (
    <Page title={`This address belongs to ${other.name}`}>
      <p className="muted">
        {environment ? `You are in ${environment.name}. Nothing of ${other.name} was read.` : 'No environment is open.'}
      </p>
      <Actions>
        <Button variant="filled" onClick={() => open(other, search ? `${here}?${search}` : here)}>
          Switch to {other.name}
        </Button>
        {environment && <Link to={screenAddress(environment.id, address.capability)}>Stay in {environment.name}</Link>}
      </Actions>
    </Page>
  )
}

const NoSuchEnvironment = () => (
  <Page title="This environment is not on this desk">
    <p className="muted">It was deleted, or the address comes from another machine.</p>
    <p>
      <Link to="/environments">See all environments</Link>
    </p>
  </Page>
)

const Waiting = ({ title }: { title: string }) => (
  <Page title={title}>
    <div aria-busy="true" role="status" aria-label="Loading">
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Skeleton key={row} height="0.75rem" mb="1.25rem" width={`${70 - row * 7}%`} radius="4px" />
      ))}
    </div>
  </Page>
)
