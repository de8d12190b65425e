import { lazy, Suspense } from 'react'
import { Split } from '../../../parts/panel'
import type { ScreenProps } from '../../screen'
import { OrgsList } from './orgs-list'

const OrgPage = lazy(() => import('./org-page'))

/** Every org, or the page of one. */
const OrgsScreen = ({ environment, selected }: ScreenProps) =>
  selected === null ? (
    <Split list={<OrgsList environment={environment} />} detail={null} />
  ) : (
    <Suspense>
      <OrgPage key={`${environment} ${selected}`} environment={environment} id={selected} />
    </Suspense>
  )

export default OrgsScreen
