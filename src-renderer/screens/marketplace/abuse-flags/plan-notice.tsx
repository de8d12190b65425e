import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { headingOf } from '../../../parts/confirm-words'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { Facts } from '../../../parts/page'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import styles from './foot.module.css'
import { isDone, isUnderWay, needsPerson, type Plan, type Step, stepNow } from './plans'
import { leave, readAgain, resume } from './run-plan'

const stepWords = (step: Step): string =>
  step.operation === 'abuse-flags.resolve'
    ? `Resolve as ${step.input.resolution === 'resolved_legit' ? 'legit' : 'fraud'}`
    : `${step.operation === 'holds.hold' ? 'Hold' : 'Release'} ${step.input.user_id}`

const stateTags = {
  todo: <Tag>to do</Tag>,
  sending: <Tag tone="accent">under way</Tag>,
  done: <Tag tone="good">done</Tag>,
  failed: <Tag tone="bad">not done</Tag>,
  undone: <Tag>undone</Tag>,
}

/** Where a decision stands that did not simply go through: its steps, what stopped it, and how to go on. */
export const PlanNotice = ({ plan }: { plan: Plan }) => {
  if (plan.beaten) return <Beaten plan={plan} />
  if (isDone(plan)) return null
  const step = stepNow(plan)
  return (
    <PanelSection title={isUnderWay(plan) ? 'On its way' : 'This decision is not done'}>
      {(plan.steps.length > 1 || isUnderWay(plan)) && (
        <ol className={styles.steps}>
          {plan.steps.map((one) => (
            <li key={one.attempt}>
              {stepWords(one)} {one.failure?.happened === 'unknown' ? <Tag tone="warn">not known</Tag> : stateTags[one.state]}
            </li>
          ))}
        </ol>
      )}
      {step && needsPerson(plan) && <Stopped key={step.attempt} plan={plan} step={step} />}
    </PanelSection>
  )
}

const Beaten = ({ plan }: { plan: Plan }) => {
  const flag = plan.beaten
  if (!flag) return null
  return (
    <PanelSection title="Somebody else was first">
      <p role="alert">
        Resolved as <b>{flag.status.replace(/^resolved_/, '').slice(0, 60)}</b>
        {flag.resolved_by && (
          <>
            {' '}
            by <span className="mono">{visible(flag.resolved_by).slice(0, 200)}</span>
          </>
        )}
        {flag.resolved_at && (
          <>
            , <Moment at={flag.resolved_at} full />
          </>
        )}
        . Your decision changed nothing.
      </p>
    </PanelSection>
  )
}

const Stopped = ({ plan, step }: { plan: Plan; step: Step }) => {
  const number = plan.steps.indexOf(step) + 1
  const [reason, setReason] = useState(step.operation === 'holds.hold' ? step.input.reason : '')
  const [busy, setBusy] = useState(false)
  const { failure } = step
  const unclear = failure !== null && (failure.happened === 'unknown' || failure.code === 'blocked')
  const run = async (what: Promise<void>): Promise<void> => {
    setBusy(true)
    await what.finally(() => setBusy(false))
  }
  const again = (): void => void run(resume(plan, step.operation === 'holds.hold' ? reason.trim() : undefined))
  return (
    <div className={styles.stopped}>
      {failure && <FailureNotice failure={failure} onRetry={failure.code === 'locked' ? again : undefined} />}
      {failure?.code === 'moved' && (
        <Facts facts={Object.entries(failure.fields).map(([field, words]) => [headingOf(field), visible(words)] as const)} />
      )}
      {!failure && step.state === 'failed' && !step.read && <p className="muted">It was left at this step when Opsdesk was closed.</p>}
      {step.read && (
        <p role="status" className={styles.read}>
          {step.read}
        </p>
      )}
      {step.operation === 'holds.hold' && !unclear && (
        <TextInput label="Reason" value={reason} maxLength={2000} onChange={(event) => setReason(event.currentTarget.value)} />
      )}
      <div className={styles.buttons}>
        {unclear ? (
          <Button loading={busy} onClick={() => void run(readAgain(plan))}>
            Read the record again
          </Button>
        ) : (
          <Button loading={busy} disabled={step.operation === 'holds.hold' && reason.trim() === ''} onClick={again}>
            {plan.steps.length > 1 ? `Try step ${number} again` : 'Try again'}
          </Button>
        )}
        <Button onClick={() => leave(plan)}>Leave it</Button>
      </div>
    </div>
  )
}
