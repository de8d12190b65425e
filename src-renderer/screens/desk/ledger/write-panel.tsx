import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { useSettling } from '../../../parts/settle'
import { StateTag } from '../../../parts/state-tag'
import { operationWords, recordOf } from '../../../parts/write-words'
import { isScreen, screenAddress } from '../../../shell/address'
import { Story } from './story'

interface Props {
  /** The open environment: jobs are shown in it. */
  environment: string
  attempt: string
  environments: readonly Environment[]
  onClose: () => void
}

const ATTEMPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One write: where it stands, its whole story, and what can settle it where nobody knows how it ended. */
const WritePanel = ({ environment, attempt, environments, onClose }: Props) => {
  const possible = ATTEMPT.test(attempt)
  const story = useQuery({ ...read(null, 'ledger.get', { attempt }), enabled: possible })
  const failure = failureOf(story.error)
  if (!story.data)
    return (
      <Panel
        title={possible && story.data === undefined ? 'Write' : 'No such write'}
        beside={<span className="mono">{attempt}</span>}
        onClose={onClose}
      >
        <ProgressLine active={story.isFetching} label="Reading the ledger" />
        <PanelSection>
          {failure ? (
            <FailureNotice failure={failure} onRetry={() => void story.refetch()} />
          ) : (
            (!possible || story.data === null) && <p>This desk’s ledger has no write with this attempt. It may have been made elsewhere.</p>
          )}
        </PanelSection>
      </Panel>
    )
  return <Told story={story.data} environment={environment} environments={environments} onClose={onClose} />
}

interface ToldProps extends Omit<Props, 'attempt'> {
  story: NonNullable<Output<'ledger.get'>>
}

const Told = ({ story: { write, entries }, environment, environments, onClose }: ToldProps) => {
  const settling = useSettling(write)
  const record = recordOf(write.operation, entries.find(({ body }) => body.kind === 'intent')?.body.input)
  return (
    <Panel
      title={
        <>
          {operationWords(write.operation)} <StateTag state={write.state} />
        </>
      }
      beside={<Copyable value={write.attempt} label="attempt" mono />}
      onClose={onClose}
      actions={write.state === 'unknown' && settling.buttons}
    >
      {settling.said}
      {write.state === 'unknown' && (
        <PanelSection>
          <p>
            It was sent, and no answer came: it may have been done, or not. Nothing else is sent on this until it is settled, and nothing is
            sent again by itself.
          </p>
        </PanelSection>
      )}
      <PanelSection title="About">
        <Facts
          facts={[
            ['Target', <Copyable key="t" value={write.target} label="target" mono />],
            ...(record && isScreen(record.capability)
              ? [
                  [
                    'Record',
                    <Link key="r" to={screenAddress(write.environment, record.capability, record.id)}>
                      Open it
                    </Link>,
                  ] as const,
                ]
              : []),
            ...(write.job
              ? [
                  [
                    'Job',
                    <Link key="j" to={screenAddress(environment, 'jobs', write.job)}>
                      Open the job it was part of
                    </Link>,
                  ] as const,
                ]
              : []),
          ]}
        />
      </PanelSection>
      <Story entries={entries} environments={environments} />
      {settling.dialog}
    </Panel>
  )
}

export default WritePanel
