import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { useState, useSyncExternalStore } from 'react'
import { ConfirmLocked } from '../../../parts/confirm-locked'
import { requestOf } from '../../../parts/confirm-request'
import { Copyable } from '../../../parts/copyable'
import { Panel, PanelSection } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import styles from '../../../parts/triage/evidence.module.css'
import footStyles from '../../../parts/triage/foot.module.css'
import { NoteField } from '../../../parts/triage/note-field'
import { onOpened, openedIn } from '../../../parts/triage/opened'
import { PlanNotice } from '../../../parts/triage/plan-notice'
import { SnoozeForm } from '../../../parts/triage/snooze-form'
import type { Moving } from '../../../parts/triage/use-moving'
import { visible } from '../../../parts/visible-text'
import { headlineOf } from './about'
import { AccountForm } from './account-form'
import { accountSteps, resolveStep } from './decide'
import { AsResolved, Evidence, raisedWords } from './evidence'
import { Foot } from './foot'
import { GroupForm } from './group-form'
import { groupJobOf, groupJobsVersion, onGroupJobs } from './group-jobs'
import { GroupSection } from './group-section'
import { firstNotes, NOTES } from './kept-triage'
import type { FlagKeyMap } from './keys'
import type { usePeople } from './people'
import { plans, type Step } from './plans'
import type { Queue } from './use-queue'
import type { Triage } from './use-triage'

interface Props {
  environment: string
  flag: AbuseFlag
  queue: Queue
  people: ReturnType<typeof usePeople>
  triage: Triage
  moving: Moving
  keys: FlagKeyMap
  about: (id: string) => string
}

/** The evidence beside the queue, and at its foot what one can do about it. */
const FlagDetail = ({ environment, flag, queue, people, triage, moving, keys, about }: Props) => {
  const opened = useSyncExternalStore(onOpened, () => openedIn(environment))
  useSyncExternalStore(onGroupJobs, groupJobsVersion)
  return (
    <Panel
      title={<bdi>{visible(headlineOf(flag))}</bdi>}
      beside={
        <>
          <bdi>{visible(flag.flag_type)}</bdi> · <Copyable value={flag.id} label="id" mono />
          <div>{raisedWords(flag)}</div>
        </>
      }
      moves={{ before: keys.previous, next: keys.next }}
      onClose={() => moving.open(null, 'push')}
      actions={<Actions environment={environment} keys={keys} triage={triage} />}
    >
      <Evidence environment={environment} flag={flag} people={people} onOpen={(id) => moving.open(id, 'push')}>
        {triage.plans.map((plan) => (
          <PlanNotice
            key={plan.key}
            plans={plans}
            plan={plan}
            stepWords={stepWords}
            beaten={(by) => <AsResolved as="Resolved as" flag={by} />}
          />
        ))}
        {triage.group && (
          <GroupSection
            group={triage.group}
            current={flag.id}
            opened={opened}
            states={queue.states}
            about={about}
            job={groupJobOf(environment, flag.id)}
            keys={keys.group}
            onOpen={(id) => moving.open(id)}
            onDecide={() => triage.act('group')}
          />
        )}
      </Evidence>
      {triage.closed === null && <WhatIsSent flag={flag} triage={triage} />}
    </Panel>
  )
}

const stepWords = (step: Step): string =>
  step.operation === 'abuse-flags.resolve'
    ? `Resolve as ${step.input.resolution === 'resolved_legit' ? 'legit' : 'fraud'}`
    : `${step.operation === 'holds.hold' ? 'Hold' : 'Release'} ${step.input.user_id}`

const Actions = ({ environment, keys, triage }: Pick<Props, 'environment' | 'keys' | 'triage'>) => {
  const place = usePlace()
  const { form } = triage
  return (
    <div className={footStyles.foot}>
      {triage.locked && <ConfirmLocked environment={environment} name={place?.name ?? ''} onUnlock={() => undefined} />}
      {(form === 'hold' || form === 'both' || form === 'release') && (
        <AccountForm
          key={form}
          what={form}
          accounts={triage.standings}
          stepsFor={triage.stepsFor(form)}
          onSend={(steps) => triage.sendAccount(form, steps)}
          onClose={triage.hide}
        />
      )}
      {form === 'snooze' && <SnoozeForm now={new Date()} onSnooze={triage.snooze} onClose={triage.hide} />}
      {form === 'group' && (
        <GroupForm
          ids={triage.members}
          note={triage.note}
          resolution={triage.resolution}
          onChoose={triage.setResolution}
          onSend={triage.sendGroup}
          onClose={triage.hide}
        />
      )}
      {form === 'note' && (
        <NoteField
          label="Note, sent with legit or fraud"
          note={triage.note}
          keptAt={NOTES}
          first={firstNotes}
          onNote={triage.setNote}
          onClose={triage.hide}
        />
      )}
      {form !== 'note' && triage.note.trim() !== '' && <p className={styles.quote}>{triage.note}</p>}
      {(form === null || form === 'note') && (
        <Foot
          keys={keys}
          closed={triage.closed}
          accounts={triage.standings.length > 0}
          held={triage.held}
          asleep={triage.asleep}
          undo={triage.undo !== null}
          act={triage.act}
        />
      )}
    </div>
  )
}

/** Whether it is unfolded holds for the next flag too. */
let unfolded = false

/** The requests as they will go out, to be seen before anything is pressed. */
const WhatIsSent = ({ flag, triage: { note, attempts, standings } }: { flag: AbuseFlag; triage: Triage }) => {
  const [open, setOpen] = useState(unfolded)
  const first = standings.find(({ status }) => status !== 'held')
  const toggle = (now: boolean): void => {
    unfolded = now
    setOpen(now)
  }
  const shown = (verdict: 'legit' | 'fraud'): string => {
    const step = resolveStep(flag.id, verdict, note, attempts)
    return requestOf(step.operation, step.input, step.attempt)
  }
  return (
    <PanelSection>
      <details className={styles.sent} open={open} onToggle={(event) => toggle(event.currentTarget.open)}>
        <summary>What is sent</summary>
        <p className={styles.what}>Legit</p>
        <pre className={styles.code}>{shown('legit')}</pre>
        <p className={styles.what}>Fraud</p>
        <pre className={styles.code}>{shown('fraud')}</pre>
        {first && (
          <>
            <p className={styles.what}>Fraud and hold: that of fraud, and once it is done</p>
            <pre className={styles.code}>
              {accountSteps('both', flag.id, note, { user_id: first.id, reason: 'the reason you give' }, attempts)
                .slice(1)
                .map((step) => requestOf(step.operation, step.input, step.attempt))
                .join('\n\n')}
            </pre>
          </>
        )}
      </details>
    </PanelSection>
  )
}

export default FlagDetail
