import type { Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf, read, useWrite } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { StateTag } from '../../../parts/state-tag'
import { mutationOf, operationWords, recordOf, sentenceOf } from '../../../parts/write-words'
import { isScreen, screenAddress } from '../../../shell/address'
import { SettleDialog } from './settle-dialog'
import { Story } from './story'
import styles from './story.module.css'

interface Props {
  /** The open environment: jobs are shown in it. */
  environment: string
  attempt: string
  environments: readonly Environment[]
  onClose: () => void
}

const ATTEMPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One write: where it stands, its whole story, and what can settle it where nobody knows how it ended. */
export const WritePanel = ({ environment, attempt, environments, onClose }: Props) => {
  const possible = ATTEMPT.test(attempt)
  const story = useQuery({ ...read(null, 'ledger.get', { attempt }), enabled: possible })
  const failure = failureOf(story.error)
  const settling = useSettling(attempt)
  const [saying, setSaying] = useState(false)
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
  const { write, entries } = story.data
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
      actions={
        write.state === 'unknown' && (
          <>
            <Button loading={settling.looking} onClick={() => void settling.look(write.environment, write.operation)}>
              Read the record again
            </Button>
            <Button onClick={() => setSaying(true)}>Say what happened…</Button>
          </>
        )
      }
    >
      {settling.what && (
        <p className={styles.said} role="status">
          {settling.what}
        </p>
      )}
      {settling.failure && <FailureNotice failure={settling.failure} />}
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
      {saying && <SettleDialog attempt={attempt} sentence={sentenceOf(write.operation, write.target)} onClose={() => setSaying(false)} />}
    </Panel>
  )
}

/** Settles by what the record shows now. What was read is stale for every screen that shows the record. */
const useSettling = (attempt: string) => {
  const client = useQueryClient()
  const recheck = useWrite(null, 'ledger.recheck')
  const [asked, setAsked] = useState(attempt)
  if (asked !== attempt) {
    setAsked(attempt)
    recheck.reset()
  }
  return {
    what: recheck.data?.what ?? null,
    failure: failureOf(recheck.error),
    looking: recheck.isPending,
    look: async (environment: string, operation: string): Promise<void> => {
      await recheck.mutateAsync({ input: { attempt } }).catch(() => null)
      const stale = new Set<string>(mutationOf(operation)?.invalidates)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === environment && stale.has(String(queryKey[1])) })
    },
  }
}
