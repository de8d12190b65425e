import type { ScreenProps } from '../../screen'
import { OrgPage } from './org-page'
import { OrgsList } from './orgs-list'

/** Every org, or the page of one. */
const OrgsScreen = ({ environment, selected }: ScreenProps) =>
  selected === null ? (
    <OrgsList environment={environment} />
  ) : (
    <OrgPage key={`${environment} ${selected}`} environment={environment} id={selected} />
  )

export default OrgsScreen
