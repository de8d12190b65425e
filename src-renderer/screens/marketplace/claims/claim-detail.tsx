import type { Claim } from '@contract/marketplace/claims'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { useRecord } from '../../../parts/table-record'
import { visible } from '../../../parts/visible-text'
import type { useStandings } from '../standing'
import { ClaimantStanding } from './claimant-standing'
import { Comparison } from './comparison'
import { rivalsOf, skillOf } from './identity'
import { type Parked, remembered } from './parked'
import { warningOf } from './warning'

interface Props {
  environment: string
  id: string
  parked: Parked | undefined
  noRejectAt: string | null
  standings: ReturnType<typeof useStandings>
  onClose: () => void
  onForget: () => void
  actions: (claim: Claim, warning: string | undefined) => ReactNode
}

/** One claim: claimant and skill side by side, the claimant's standing, the evidence, and what to do. */
export const ClaimDetail = ({ environment, id, parked, noRejectAt, standings, onClose, onForget, actions }: Props) => {
  const claim = useRecord(environment, 'claims.get', { claim_id: id })
  if (claim.record)
    return (
      <OneClaim
        environment={environment}
        claim={claim.record}
        parked={parked}
        noRejectAt={noRejectAt}
        standings={standings}
        onClose={onClose}
        actions={actions}
      />
    )
  if (claim.record === null && parked)
    return (
      <Panel
        title={<bdi>{visible(skillOf(remembered(id, parked)))}</bdi>}
        beside={<Copyable value={id} label="id" mono />}
        onClose={onClose}
        actions={<Button onClick={onForget}>Remove from parked</Button>}
      >
        <ParkedSection parked={parked} noRejectAt={null} />
        <PanelSection>
          <p>The server’s list no longer holds this claim: somebody decided on it. What stands here is what this desk remembers.</p>
        </PanelSection>
      </Panel>
    )
  return (
    <Panel title={claim.record === null ? 'No such claim' : 'Claim'} beside={<span className="mono">{id}</span>} onClose={onClose}>
      <ProgressLine active={claim.looking} label="Looking for the claim" />
      <PanelSection>
        {claim.failure ? (
          <FailureNotice failure={claim.failure} onRetry={() => void claim.again()} />
        ) : claim.record === null ? (
          <NoSuchClaim />
        ) : (
          <p className="muted" role="status">
            Looking through the list of claims.
          </p>
        )}
      </PanelSection>
    </Panel>
  )
}

const NoSuchClaim = () => {
  const place = usePlace()
  return (
    <p>
      No claim with this id waits in {place?.name ?? 'this environment'}. It was decided on and left the list, or it belongs to another
      environment.
    </p>
  )
}

const OneClaim = ({
  environment,
  claim,
  parked,
  noRejectAt,
  standings,
  onClose,
  actions,
}: Omit<Props, 'id' | 'onForget'> & { claim: Claim }) => {
  const account = useRecord(environment, 'users.get', { user_id: claim.claimant_id ?? '' }, { paused: claim.claimant_id === null })
  const standing = standings.of(claim.claimant_id)
  const rivals = rivalsOf(claim, standings.claims)
  const warning = warningOf({ claim, account: account.record, open: standing.open, rivals: rivals.length, partly: standings.partly })
  return (
    <Panel
      title={<bdi>{visible(skillOf(claim))}</bdi>}
      beside={
        <>
          claimed <Moment at={claim.created_at} /> · <Copyable value={claim.id} label="id" mono />
        </>
      }
      onClose={onClose}
      actions={actions(claim, warning)}
    >
      {parked && <ParkedSection parked={parked} noRejectAt={noRejectAt} />}
      <PanelSection title="Claimant and skill">
        <Comparison claim={claim} name={account.record?.display_name.trim() || null} />
      </PanelSection>
      <ClaimantStanding
        environment={environment}
        claim={claim}
        account={account}
        flags={standing.flags}
        others={standing.claims.filter(({ id }) => id !== claim.id)}
        rivals={rivals}
        reading={standings.reading}
        partly={standings.partly}
      />
      <PanelSection title="Evidence">
        <JsonView value={claim.evidence} addressOf={() => null} />
      </PanelSection>
      <PanelSection title="Claim">
        <Facts
          facts={[
            ['Status', visible(claim.status)],
            ['Claimed', <Moment key="c" at={claim.created_at} full none="not said" />],
          ]}
        />
      </PanelSection>
    </Panel>
  )
}

const ParkedSection = ({ parked, noRejectAt }: { parked: Parked; noRejectAt: string | null }) => (
  <PanelSection title="Parked on this desk, not told to the server">
    <Facts
      facts={[
        ['Reason', <bdi key="r">{visible(parked.reason)}</bdi>],
        ['Parked', <Moment key="p" at={parked.parked_at} full />],
        ...(noRejectAt ? [['No reject', <Moment key="n" at={noRejectAt} full />] as const] : []),
      ]}
    />
  </PanelSection>
)
