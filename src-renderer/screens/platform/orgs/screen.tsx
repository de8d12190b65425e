import { Split } from '../../../parts/panel'
import type { ScreenProps } from '../../screen'
import { OrgPage } from './org-page'
import { OrgsList } from './orgs-list'

/** Every org, or the page of one. */
const OrgsScreen = ({ environment, selected }: ScreenProps) =>
  selected === null ? (
    <Split list={<OrgsList environment={environment} />} detail={null} />
  ) : (
    <OrgPage key={`${environment} ${selected}`} environment={environment} id={selected} />
  )

export default OrgsScreen
