import type { Failure } from '@contract/failure'
import type { Claim } from '@contract/marketplace/claims'
import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { Key } from '../../../parts/key'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { claimantOf, skillOf } from './identity'
import { RejectMissing } from './reject-missing'

interface Props {
  environment: string
  claim: Claim
  parked: boolean
  /** This server is known to have no reject, so parking is at hand. */
  noReject: boolean
  warning: string | undefined
  confirm: Pick<ReturnType<typeof useConfirm>, 'ask' | 'close'>
  onPark: (claim: Claim) => void
  onUnpark: (claim: Claim) => void
  onMissing: () => void
  onDecided: (claim: Claim) => void
}

/** Approve, reject, and what to do where the server can't be told. */
export const ClaimActions = ({ environment, claim, parked, noReject, warning, confirm, onPark, onUnpark, onMissing, onDecided }: Props) => {
  const onDone = (): void => onDecided(claim)
  const approve = (): void =>
    confirm.ask('claims.approve', { claim_id: claim.id }, { says: transfer(claim), warning, explain: explainApprove, onDone })
  const reject = (): void =>
    confirm.ask(
      'claims.reject',
      { claim_id: claim.id },
      {
        onDone,
        explain: (failure) =>
          failure.code === 'not_found' && failure.happened === 'refused' ? (
            <RejectMissing
              environment={environment}
              claim={claim}
              failure={failure}
              onMissing={onMissing}
              onPark={() => {
                confirm.close()
                onPark(claim)
              }}
            />
          ) : (
            explainReject(failure)
          ),
      },
    )
  const park = parked ? () => onUnpark(claim) : noReject ? () => onPark(claim) : null
  useKeys({ a: approve, x: reject, ...(park ? { p: park } : {}) })
  return (
    <>
      <Button onClick={approve}>
        Approve <Key keys="A" />
      </Button>
      <Button onClick={reject}>
        Reject <Key keys="X" />
      </Button>
      {park && (
        <Button onClick={park}>
          {parked ? 'Unpark' : 'Park…'} <Key keys="P" />
        </Button>
      )}
    </>
  )
}

/** What changes hands. The current owner is not in the API: a sandboxed claim is on a skill imported from a registry. */
const transfer = (claim: Claim): ReactNode => (
  <>
    <bdi>{visible(skillOf(claim))}</bdi>
    {claim.skill_id && (
      <>
        {' '}
        (<span className="mono">{visible(claim.skill_id)}</span>)
      </>
    )}{' '}
    goes from {claim.source_registry ? <bdi>{visible(claim.source_registry)}</bdi> : 'the registry'}, where it was imported from, to{' '}
    <bdi>{visible(claimantOf(claim))}</bdi>
    {claim.claimant_id && claim.claimant_email && (
      <>
        {' '}
        (<span className="mono">{visible(claim.claimant_id)}</span>)
      </>
    )}
    .
  </>
)

const gone = 'The claim is not there any more: somebody decided on it.'
const explainApprove = ({ code }: Failure): string | null => {
  if (code === 'conflict')
    return 'It can’t be approved as things are: decided already, or the skill has an owner, or one of the two is gone.'
  return code === 'not_found' ? gone : null
}
const explainReject = ({ code }: Failure): string | null =>
  code === 'conflict' ? 'It can’t be rejected as things are: somebody decided on it.' : null
