import type { Feedback } from '@contract/platform/feedback'
import { feedbackWords } from '@contract/platform/feedback-words'
import { useLayoutEffect, useRef, useState } from 'react'
import { ConfirmLocked } from '../../../parts/confirm-locked'
import { requestOf } from '../../../parts/confirm-request'
import { Copyable } from '../../../parts/copyable'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { Panel, PanelSection } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Tag } from '../../../parts/tag'
import styles from '../../../parts/triage/evidence.module.css'
import footStyles from '../../../parts/triage/foot.module.css'
import { LedgerSection } from '../../../parts/triage/ledger-section'
import { NoteField } from '../../../parts/triage/note-field'
import { PlanNotice } from '../../../parts/triage/plan-notice'
import { SnoozeForm } from '../../../parts/triage/snooze-form'
import type { Moving } from '../../../parts/triage/use-moving'
import { visible } from '../../../parts/visible-text'
import { RecordLink } from '../record-link'
import { AssignForm } from './assign-form'
import { BurstSection } from './burst-section'
import { type Entry, lineOf, rankOf } from './entry'
import { Foot } from './foot'
import { History } from './history'
import { firstNotes, NOTES } from './kept-triage'
import type { FeedbackKeyMap } from './keys'
import { moveStep, plans, type Step } from './plans'
import { typeWords } from './probe-words'
import { Sent } from './sent'
import type { Triage } from './use-triage'

interface Props {
  environment: string
  entry: Entry
  triage: Triage
  moving: Moving
  keys: FeedbackKeyMap
  /** Who sees to others of this queue. */
  others: readonly string[]
}

/** One piece of feedback, or a burst, beside the queue; and at its foot what one can do about it. */
const FeedbackDetail = ({ environment, entry, triage, moving, keys, others }: Props) => {
  const top = useRef<HTMLDivElement>(null)
  const { id, item } = entry
  // Another one is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is another entry
  useLayoutEffect(() => {
    if (top.current?.parentElement) top.current.parentElement.scrollTop = 0
  }, [id])
  return (
    <Panel
      title={<bdi>{visible(titleOf(item))}</bdi>}
      beside={
        <>
          {visible(typeWords(item.category))} · <Copyable value={id} label="id" mono />
        </>
      }
      moves={{ before: keys.previous, next: keys.next }}
      onClose={() => moving.open(null, 'push')}
      actions={<Actions environment={environment} entry={entry} keys={keys} triage={triage} others={others} />}
    >
      <div ref={top} className={styles.evidence}>
        {triage.plans.map((plan) => (
          <PlanNotice
            key={plan.key}
            plans={plans}
            plan={plan}
            stepWords={stepWords}
            beaten={(by) => (
              <>
                It is <b>{visible(feedbackWords(by.status))}</b> since <Moment at={by.updated_at} full />
              </>
            )}
          />
        ))}
        <Sent key={item.id} item={item} onCopy={() => triage.act('text')} />
        {item.burst && (
          <BurstSection
            key={item.burst.id}
            environment={environment}
            id={item.burst.id}
            burst={triage.burst}
            failure={triage.burstFailure}
          />
        )}
        <About environment={environment} entry={entry} />
        <History environment={environment} id={item.id} />
        <LedgerSection environment={environment} targets={id === item.id ? [id] : [id, item.id]} wordsOf={ledgerWords} />
      </div>
      {triage.closed === null && <WhatIsSent entry={entry} triage={triage} />}
    </Panel>
  )
}

/** A probe is called by what it tries: what it says is shown below it, where it can be read. */
const titleOf = (item: Feedback): string => {
  const one = item.classification ? `${typeWords(item.classification)} probe` : null
  if (item.burst) return `${item.burst.count.toLocaleString('en')} × ${one ?? lineOf(item).slice(0, 90)}`
  return one ?? lineOf(item).slice(0, 90)
}

const About = ({ environment, entry: { item } }: { environment: string; entry: Entry }) => (
  <PanelSection title="About it">
    <Facts
      facts={[
        [
          'Severity',
          <Tag key="s" tone={rankOf(item.severity) > 2 ? 'bad' : rankOf(item.severity) === 2 ? 'warn' : 'plain'}>
            {visible(feedbackWords(item.severity))}
          </Tag>,
        ],
        ['Signal', visible(typeWords(item.category))],
        ['Status', visible(feedbackWords(item.status))],
        ['Assigned to', <RecordLink key="a" environment={environment} type="user" id={item.assignee_id} none="nobody" />],
        ['Org', <RecordLink key="o" environment={environment} type="org" id={item.org_id} none="none" />],
        ['Workspace', <RecordLink key="w" environment={environment} type="workspace" id={item.workspace_id} none="none" />],
        ['Sent by', <RecordLink key="u" environment={environment} type="user" id={item.user_id} none="somebody who was not signed in" />],
        ...(item.page === null
          ? []
          : [
              [
                'From the page',
                <span key="p" className="mono">
                  {visible(item.page)}
                </span>,
              ] as const,
            ]),
        ['Received', <Moment key="c" at={item.created_at} full />],
        ...(item.updated_at === null ? [] : [['Changed', <Moment key="h" at={item.updated_at} full />] as const]),
        ...(item.resolved_at === null ? [] : [['Done', <Moment key="d" at={item.resolved_at} full />] as const]),
      ]}
    />
  </PanelSection>
)

const stepWords = (step: Step): string => {
  if (step.operation === 'feedback.move') return `Move on to ${feedbackWords(step.input.status)}`
  if (step.operation === 'feedback.move-burst') return `Move the burst on to ${feedbackWords(step.input.status)}`
  if (step.operation === 'feedback.note') return 'Add the note'
  return step.input.assignee === null ? 'Assign to nobody' : `Assign to ${step.input.assignee}`
}

const ledgerWords = (operation: string, { status, assignee }: Record<string, unknown>): string | null => {
  if (operation === 'feedback.note') return 'Noted'
  if (operation === 'feedback.assign') return `Assigned to ${typeof assignee === 'string' ? visible(assignee) : 'nobody'}`
  if (typeof status !== 'string') return null
  return `${operation === 'feedback.move-burst' ? 'The burst moved' : 'Moved'} to ${visible(feedbackWords(status))}`
}

const Actions = ({ environment, entry, keys, triage, others }: Omit<Props, 'moving'>) => {
  const place = usePlace()
  const { form } = triage
  return (
    <div className={footStyles.foot}>
      {triage.locked && <ConfirmLocked environment={environment} name={place?.name ?? ''} onUnlock={() => undefined} />}
      {form === 'assign' && (
        <AssignForm key={entry.id} assignee={entry.item.assignee_id} others={others} onAssign={triage.assign} onClose={triage.hide} />
      )}
      {form === 'snooze' && <SnoozeForm now={new Date()} onSnooze={triage.snooze} onClose={triage.hide} />}
      {form === 'note' && (
        <NoteField
          label="Note, added with Enter"
          note={triage.note}
          keptAt={NOTES}
          first={firstNotes}
          onNote={triage.setNote}
          onClose={(key) => (key === 'Enter' ? triage.addNote() : triage.hide())}
        />
      )}
      {form !== 'note' && triage.note.trim() !== '' && <p className={styles.quote}>{triage.note}</p>}
      {(form === null || form === 'note') && (
        <Foot
          keys={keys}
          steps={triage.steps}
          closed={triage.closed}
          burst={entry.item.burst?.count ?? null}
          org={entry.item.org_id !== null}
          asleep={triage.asleep}
          undo={triage.undo !== null}
          act={triage.act}
        />
      )}
    </div>
  )
}

/** Whether it is unfolded holds for the next one too. */
let unfolded = false

/** The request as it will go out, to be seen before anything is pressed. */
const WhatIsSent = ({ entry, triage }: { entry: Entry; triage: Triage }) => {
  const [open, setOpen] = useState(unfolded)
  const [usual] = triage.steps
  if (!usual) return null
  const step = moveStep(entry, usual, triage.attempt)
  return (
    <PanelSection>
      <details
        className={styles.sent}
        open={open}
        onToggle={(event) => {
          unfolded = event.currentTarget.open
          setOpen(unfolded)
        }}
      >
        <summary>What is sent</summary>
        <p className={styles.what}>{stepWords(step)}; the others differ in the status alone</p>
        <pre className={styles.code}>{requestOf(step.operation, step.input, step.attempt)}</pre>
      </details>
    </PanelSection>
  )
}

export default FeedbackDetail
