import { lazy, Suspense } from 'react'
import type { ScreenProps } from '../../screen'
import { RolloutsList } from './rollouts-list'

/** Opened by its address: the list is what is seen first. */
const RolloutPage = lazy(() => import('./rollout-page'))
const NewRollout = lazy(() => import('./new-rollout'))

/** The platform's checklist for every major rollout: the list of them, and one with a page of its own. */
const RolloutsScreen = ({ environment, selected }: ScreenProps) => {
  if (selected === null) return <RolloutsList environment={environment} />
  return (
    <Suspense>
      {selected === 'new' ? (
        <NewRollout environment={environment} />
      ) : (
        <RolloutPage key={selected} environment={environment} id={selected} />
      )}
    </Suspense>
  )
}

export default RolloutsScreen
