import { crossingsOfOrg } from '@contract/platform/org-boundaries'
import type { Org } from '@contract/platform/orgs'
import { Link } from 'wouter'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { CrossingLines } from '../crossing-lines'
import { orgName } from '../org-words'

interface Props {
  environment: string
  org: Org | null
  looking: boolean
  onClose: () => void
}

/** An org that crosses a boundary by itself: why, and where to go about it. */
const OrgCrossingPanel = ({ environment, org, looking, onClose }: Props) => (
  <Panel title={org ? <bdi>{orgName(org)}</bdi> : looking ? 'Org' : 'Nothing is marked here'} beside="the org itself" onClose={onClose}>
    {org ? (
      <>
        <PanelSection title="Boundaries">
          <CrossingLines environment={environment} crossings={crossingsOfOrg(org)} />
        </PanelSection>
        <PanelSection title="Org">
          <Facts
            facts={[
              [
                'Owner',
                org.owner_id ? (
                  <Link key="o" to={screenAddress(environment, 'platform-users', org.owner_id)}>
                    <bdi>{visible(org.owner_name ?? '').trim() || org.owner_id}</bdi>
                  </Link>
                ) : (
                  'not known'
                ),
              ],
              ['Owners by role', org.owners ?? 'not known'],
              ['Members', org.members ?? 'not known'],
            ]}
          />
        </PanelSection>
        <PanelSection>
          <Link to={`${screenAddress(environment, 'orgs', org.id)}?section=members`}>Open its members</Link>
        </PanelSection>
      </>
    ) : (
      <PanelSection>
        <p className="muted">{looking ? 'Reading the orgs.' : 'This org is not there any more, or nothing names it so.'}</p>
      </PanelSection>
    )}
  </Panel>
)

export default OrgCrossingPanel
