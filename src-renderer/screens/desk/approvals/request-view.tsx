import type { Input, MutationName, Output } from '@contract'
import { moneyWords } from '@contract/money'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { failureOf, read } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Moment } from '../../../parts/moment'
import { Actions, Facts, Section } from '../../../parts/page'
import { usePlace } from '../../../parts/place'
import { ProgressLine } from '../../../parts/progress-line'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { mutationOf, operationWords, sentenceOf } from '../../../parts/write-words'
import styles from './approvals.module.css'
import { Executed } from './executed'
import { Fingerprint } from './fingerprint'
import { MakersRecord } from './makers-record'

interface Props {
  environment: string
  /** The whole text of the signed file. */
  text: string
  onClose: () => void
  /** Back to the text as it was given. */
  onOther: () => void
}

/** Somebody's request: who made it, for what and where, what they saw and what is there now; and the way to execute it. */
export const RequestView = ({ environment, text, onClose, onOther }: Props) => {
  const request = useQuery({ ...read(environment, 'approvals.read_request', { text }), staleTime: 0 })
  const failure = failureOf(request.error)
  return (
    <Section title="Request">
      <ProgressLine active={request.isFetching} label="Verifying the request" />
      {failure && (
        <>
          <FailureNotice failure={failure} onRetry={() => void request.refetch()} />
          <Actions>
            <Button onClick={onOther}>Back to the file</Button>
          </Actions>
        </>
      )}
      {request.isPending && <p className="muted">Its signature is checked and the record is read again.</p>}
      {request.data && !failure && (
        <Shown
          environment={environment}
          text={text}
          shown={request.data}
          again={() => void request.refetch()}
          reading={request.isFetching}
          onClose={onClose}
        />
      )}
    </Section>
  )
}

interface ShownProps {
  environment: string
  text: string
  shown: Output<'approvals.read_request'>
  again: () => void
  reading: boolean
  onClose: () => void
}

const Shown = ({ environment, text, shown, again, reading, onClose }: ShownProps) => {
  const { request, operation, input, maker, note, stated_cents, why_not } = shown
  const { ask, step } = useConfirm(environment)
  const [answer, setAnswer] = useState<unknown>(null)
  const currency = useQuery(read(null, 'settings.get', {})).data?.currency ?? 'usd'
  const written = useQuery(read(null, 'ledger.get', { attempt: request }))
  const state = written.data?.write.state ?? null
  // What became of it here decides whether it can be executed: read again whenever that changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of state counts
  useEffect(() => {
    if (state !== null) again()
  }, [state])
  const known = mutationOf(operation)
  const open = written.data !== undefined && (state === null || state === 'refused')
  const execute = (): void => {
    const says = (
      <>
        Asked for by <b>{visible(maker.name)}</b>
        {stated_cents !== null && <>, who states {moneyWords(stated_cents, currency)}</>}. You send it, with your own token, and both of you
        stand in both ledgers.
      </>
    )
    ask(operation as MutationName, input as Input<MutationName>, {
      says,
      ...(shown.seen ? { seen: shown.seen } : {}),
      signed: { text, request },
      onDone: setAnswer,
    })
  }
  return (
    <>
      <h3 className={styles.sentence}>
        <bdi>{visible(sentenceOf(operation, shown.target))}</bdi>
        {stated_cents !== null && <span className="tabular"> · {moneyWords(stated_cents, currency)} as stated</span>}
      </h3>
      <Facts
        facts={[
          ['Signature', <Tag key="s" tone="good">{`right, by the key of ${visible(maker.name)}`}</Tag>],
          ['Fingerprint', <Fingerprint key="f" value={maker.fingerprint} />],
          ['Made by', <Maker key="m" maker={maker} />],
          ['Made', <Moment key="a" at={shown.at} full />],
          ['For', <Where key="w" asked={shown.environment} />],
          [
            'Note',
            note ? (
              <bdi key="n">{visible(note)}</bdi>
            ) : (
              <span key="n" className="faint">
                none
              </span>
            ),
          ],
        ]}
      />
      <h4 className={styles.part}>What is asked</h4>
      <JsonView value={input} addressOf={() => null} />
      <h4 className={styles.part}>The record</h4>
      <MakersRecord seen={shown.seen} moved={shown.moved} checked={why_not === null || shown.moved !== null} />
      {open && why_not !== null && (
        <p className={styles.whyNot} role="status">
          <b>It can’t be executed here.</b> {why_not}
        </p>
      )}
      {written.data && <Executed environment={environment} write={written.data.write} answer={answer} maker={maker.name} />}
      <Actions>
        {open && why_not === null && known && (
          <Button variant="filled" color="bad" disabled={reading} onClick={execute}>
            {operationWords(operation)}…
          </Button>
        )}
        <Button loading={reading} onClick={again}>
          Check again
        </Button>
        <Button onClick={onClose}>Put it away</Button>
      </Actions>
      {step}
    </>
  )
}

const Maker = ({ maker }: { maker: Output<'approvals.read_request'>['maker'] }) => (
  <>
    <b>
      <bdi>{visible(maker.name)}</bdi>
    </b>
    {maker.subject === null ? (
      <span className="muted"> · their token named nobody</span>
    ) : (
      <>
        {' '}
        <Copyable value={maker.subject} label="their user id" mono />
      </>
    )}
    <span className="muted">
      {' '}
      · account on their machine: <bdi>{visible(maker.os_user)}</bdi>
    </span>
  </>
)

/** The environment it was made for, beside the one that is open here. */
const Where = ({ asked }: { asked: Output<'approvals.read_request'>['environment'] }) => {
  const place = usePlace()
  const address = place?.services.marketplace?.base_url ?? ''
  const here = place?.kind === 'practice' ? 'practice' : URL.canParse(address) ? new URL(address).origin : address
  const same = here === asked.origin && place?.kind === asked.kind
  return (
    <>
      <bdi>{visible(asked.name)}</bdi>
      <span className="muted">
        {' '}
        · {visible(asked.kind)} · {visible(asked.origin)}
      </span>
      <br />
      <Tag tone={same ? 'good' : 'bad'}>{same ? 'the same as here' : 'another than here'}</Tag>{' '}
      <span className="muted">
        here: {place?.name} · {place?.kind} · {here}
      </span>
    </>
  )
}
