import { moneyWords } from '@contract/money'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { ProgressLine } from '../../../parts/progress-line'
import { useSettling } from '../../../parts/settle'
import { StateTag } from '../../../parts/state-tag'
import { Tag } from '../../../parts/tag'
import { screenAddress } from '../../../shell/address'
import { hasGoneOut, refusalWords, statusWords } from '../refund-words'
import { FollowUp } from './follow-up'
import { currencyNote, receiptOf } from './receipt'
import { useReceiptActions } from './receipt-actions'
import styles from './refund-panel.module.css'
import { type RefundStory, storyOf } from './refund-story'

interface Props {
  environment: string
  attempt: string
  onClose: () => void
  /** Opens the form for the same purchase. */
  onAgain: (purchase_id: string) => void
}

const ATTEMPT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** One refund asked for from here: its receipt, or why there is none. Everything in it is from the ledger. */
const RefundPanel = ({ environment, attempt, onClose, onAgain }: Props) => {
  const possible = ATTEMPT.test(attempt)
  const told = useQuery({ ...read(null, 'ledger.get', { attempt }), enabled: possible })
  const settings = useQuery(read(null, 'settings.get', {}))
  const failure = failureOf(told.error) ?? failureOf(settings.error)
  const story = told.data ? storyOf(told.data) : null
  if (story && settings.data)
    return <One environment={environment} story={story} currency={settings.data.currency} onClose={onClose} onAgain={onAgain} />
  const missing = !possible || told.data === null || (told.data !== undefined && story === null)
  return (
    <Panel title={missing ? 'No such refund' : 'Refund'} beside={<span className="mono">{attempt}</span>} onClose={onClose}>
      <ProgressLine active={told.isFetching} label="Reading the ledger" />
      <PanelSection>
        {failure ? (
          <FailureNotice failure={failure} onRetry={() => void Promise.all([told.refetch(), settings.refetch()])} />
        ) : (
          missing && <p>This desk’s ledger has no refund with this attempt. It may have been made from another desk.</p>
        )}
      </PanelSection>
    </Panel>
  )
}

interface OneProps extends Pick<Props, 'environment' | 'onClose' | 'onAgain'> {
  story: RefundStory
  currency: string
}

const One = ({ environment, story, currency: desk_currency, onClose, onAgain }: OneProps) => {
  const { receipt, state, purchase_id } = story
  const currency = receipt?.currency ?? desk_currency
  const settling = useSettling({
    attempt: story.attempt,
    environment: story.environment.id,
    operation: 'refunds.issue',
    target: purchase_id,
  })
  const actions = useReceiptActions(receiptOf(story, desk_currency))
  const status = receipt && statusWords(receipt.status)
  const cents = receipt?.amount_cents ?? null
  const again = (
    <Button onClick={() => onAgain(purchase_id)} disabled={story.environment.id !== environment}>
      New refund of it…
    </Button>
  )
  return (
    <Panel
      title={
        <>
          Refund {cents !== null && <span className="tabular">{moneyWords(cents, currency)}</span>}{' '}
          {status ? <Tag tone={status.tone}>{status.word}</Tag> : <StateTag state={state} />}
        </>
      }
      beside={<Copyable value={purchase_id} label="purchase id" mono />}
      onClose={onClose}
      actions={
        receipt ? actions.buttons : state === 'unknown' ? settling.buttons : (state === 'refused' || state === 'settled_not_done') && again
      }
    >
      {settling.said}
      <PanelSection>
        <div className={styles.says}>
          <p>{status ? status.says : saysOf(story)}</p>
          {!receipt && story.words && (
            <p>
              <span className="muted">The server said: </span>
              <bdi>{story.words}</bdi>
            </p>
          )}
          {story.note && (
            <p>
              <span className="muted">How that is known: </span>
              <bdi>{story.note}</bdi>
            </p>
          )}
          {actions.said}
        </div>
      </PanelSection>
      <PanelSection title={receipt ? 'Receipt' : 'What was asked'}>
        <Facts facts={factsOf(story, currency)} />
        {cents !== null && !receipt?.currency && <p className={`faint ${styles.note}`}>{currencyNote(currency)}</p>}
      </PanelSection>
      {((receipt && hasGoneOut(receipt.status)) || state === 'settled_done') && <FollowUp story={story} />}
      {settling.dialog}
    </Panel>
  )
}

const factsOf = (story: RefundStory, currency: string): (readonly [string, ReactNode])[] => {
  const { receipt, environment } = story
  const cents = receipt?.amount_cents ?? null
  return [
    ...(receipt
      ? [
          ['Refund', <Copyable key="r" value={receipt.refund_id} label="refund id" mono />] as const,
          [
            'Amount',
            cents === null ? (
              'not in the answer'
            ) : (
              <span key="a" className="tabular">
                {moneyWords(cents, currency)}
              </span>
            ),
          ] as const,
        ]
      : []),
    ['Purchase', <Copyable key="p" value={story.purchase_id} label="purchase id" mono />],
    [
      'Reason',
      story.reason ? (
        <bdi key="w">{story.reason}</bdi>
      ) : (
        <span key="w" className="faint">
          none given
        </span>
      ),
    ],
    [receipt ? 'Issued' : 'Asked', <Moment key="t" at={(receipt && story.ended_at) || story.asked_at} full />],
    [
      story.maker ? 'Checked and issued by' : 'By',
      story.subject ? (
        <Copyable key="s" value={story.subject} label="subject" mono />
      ) : (
        <span key="s" className="faint">
          The token did not say
        </span>
      ),
    ],
    ['On this machine', story.os_user],
    ...(story.maker ? [['Asked for by', <bdi key="m">{story.maker}</bdi>] as const] : []),
    ...(story.job
      ? [
          [
            'Job',
            <Link key="j" to={screenAddress(environment.id, 'jobs', story.job)}>
              Open the batch it was part of
            </Link>,
          ] as const,
        ]
      : []),
    [
      'Ledger',
      <Link key="l" to={screenAddress(environment.id, 'ledger', story.attempt)}>
        Open its entry
      </Link>,
    ],
    [
      'Environment',
      <span key="e">
        {environment.name} <span className="muted">{[environment.kind, environment.host].filter(Boolean).join(' · ')}</span>
      </span>,
    ],
    ...(story.through ? [['Way', 'Through Stripe itself'] as const] : []),
    ['Attempt', <Copyable key="i" value={story.attempt} label="attempt" mono />],
  ]
}

/** What it means that there is no receipt. */
const saysOf = ({ state, status, words, through }: RefundStory): string => {
  switch (state) {
    case 'sending':
      return 'It is being sent.'
    case 'refused':
      return (through ? null : refusalWords(status, words)) ?? 'Nothing was refunded: the server said no, or could not be reached.'
    case 'unknown':
      if (through)
        return 'It was sent, and no usable answer came: the money may have gone back, or not. Nothing else is sent on it until it is settled. Reading the record again asks Stripe.'
      return 'It was sent, and no usable answer came: the money may have gone back, or not. Nothing else is sent on this purchase until it is settled. Look in Stripe for a refund of it, then say what happened.'
    case 'settled_done':
      return 'Nobody knew how it ended, and somebody has found out since: it was refunded. There was no answer, so there is no receipt.'
    case 'settled_not_done':
      return 'Nobody knew how it ended, and somebody has found out since: nothing was refunded.'
    case 'done':
      return 'It was done, and its answer was not kept.'
  }
}

export default RefundPanel
