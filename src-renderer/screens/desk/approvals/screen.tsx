import { Link } from 'wouter'
import { Page } from '../../../parts/page'
import { guideAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
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
    <p className="muted">
      From which amount on a refund takes a second person is set in <Link to={screenAddress(environment, 'settings')}>Settings</Link>.
    </p>
  </Page>
)

export default ApprovalsScreen
