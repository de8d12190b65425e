import { Link } from 'wouter'
import { Page } from '../../../parts/page'
import { guideAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { LimitsSection } from './limits-section'
import { OpenFile } from './open-file'
import { OwnKeySection } from './own-key-section'
import { RequestsSection } from './requests-section'
import { TrustedKeysSection } from './trusted-keys-section'

/** Four eyes without a server: what this desk asked a second person for, what it is asked, and whose keys it trusts. */
const ApprovalsScreen = ({ environment }: ScreenProps) => (
  <Page title="Second person" actions={<Link to={guideAddress('second-person')}>How that works</Link>}>
    <OpenFile environment={environment} />
    <RequestsSection />
    <TrustedKeysSection />
    <OwnKeySection />
    <LimitsSection />
  </Page>
)

export default ApprovalsScreen
