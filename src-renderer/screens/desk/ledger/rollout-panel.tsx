import type { Environment } from '@contract/desk/environments'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'

interface Props {
  rollout_id: string
  step: string
  environments: readonly Environment[]
  onClose: () => void
}

/** A rollout's line of the ledger: who began or ended it, and the way to all of it. */
const RolloutPanel = ({ rollout_id, step, environments, onClose }: Props) => {
  const asked = useQuery(read(null, 'rollouts.get', { rollout_id }))
  const rollout = asked.data ?? null
  const failure = asked.isFetching ? null : failureOf(asked.error)
  const there = environments.some(({ id }) => id === rollout?.environment)
  return (
    <Panel
      title={step === 'begun' ? 'Rollout begun' : 'Rollout ended'}
      beside={<Copyable value={rollout_id} label="rollout’s id" mono />}
      onClose={onClose}
    >
      <ProgressLine active={asked.isFetching} label="Reading the rollout" />
      <PanelSection>
        {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
        {asked.data === null && <p>This desk’s ledger has no such rollout. It may have been made elsewhere.</p>}
        {rollout && (
          <Facts
            facts={[
              ['Rollout', <bdi key="n">{visible(rollout.name)}</bdi>],
              ['Environment', <bdi key="e">{visible(rollout.environment_name)}</bdi>],
              ['Begun', <Moment key="b" at={rollout.begun_at} full />],
              ['By', <bdi key="w">{visible(rollout.begun_by)}</bdi>],
              ...(rollout.ended_at ? [['Ended', <Moment key="d" at={rollout.ended_at} full />] as const] : []),
              ...(rollout.ended_by ? [['Ended by', <bdi key="y">{visible(rollout.ended_by)}</bdi>] as const] : []),
              ...(rollout.reason ? [['Reason', <bdi key="r">{visible(rollout.reason)}</bdi>] as const] : []),
              [
                'Checklist',
                there ? (
                  <Link key="l" to={screenAddress(rollout.environment, 'rollouts', rollout_id)}>
                    Open the rollout
                  </Link>
                ) : (
                  'Its environment was deleted'
                ),
              ],
            ]}
          />
        )}
      </PanelSection>
    </Panel>
  )
}

export default RolloutPanel
