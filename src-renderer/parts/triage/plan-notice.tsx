import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { headingOf } from '../confirm-words'
import { FailureNotice } from '../failure'
import { Facts } from '../page'
import { PanelSection } from '../panel'
import { Tag } from '../tag'
import { visible } from '../visible-text'
import styles from './foot.module.css'
import type { Planning } from './planning'
import { isDone, isUnderWay, needsPerson, type Plan, type Step, stepNow } from './plans'

const stateTags = {
  todo: <Tag>to do</Tag>,
  sending: <Tag tone="accent">under way</Tag>,
  done: <Tag tone="good">done</Tag>,
  failed: <Tag tone="bad">not done</Tag>,
  undone: <Tag>undone</Tag>,
}

interface Props<S extends Step, R> {
  plans: Planning<S, R>
  plan: Plan<S, R>
  stepWords: (step: S) => string
  /** How it stands where another operator was first: "Resolved as fraud by …". */
  beaten: (record: R) => ReactNode
}

/** Where a decision stands that did not simply go through: its steps, what stopped it, and how to go on. */
export const PlanNotice = <S extends Step, R>({ plans, plan, stepWords, beaten }: Props<S, R>) => {
  if (plan.beaten)
    return (
      <PanelSection title="Somebody else was first">
        <p role="alert">{beaten(plan.beaten)}. Your decision changed nothing.</p>
      </PanelSection>
    )
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
      {step && needsPerson(plan) && <Stopped key={step.attempt} plans={plans} plan={plan} step={step} />}
    </PanelSection>
  )
}

const Stopped = <S extends Step, R>({ plans, plan, step }: { plans: Planning<S, R>; plan: Plan<S, R>; step: S }) => {
  const number = plan.steps.indexOf(step) + 1
  const given = 'reason' in step.input && typeof step.input.reason === 'string' ? step.input.reason : null
  const [reason, setReason] = useState(given)
  const [busy, setBusy] = useState(false)
  const { failure } = step
  const unclear = failure !== null && (failure.happened === 'unknown' || failure.code === 'blocked')
  const run = async (what: Promise<void>): Promise<void> => {
    setBusy(true)
    await what.finally(() => setBusy(false))
  }
  const again = (): void => void run(plans.resume(plan, reason?.trim()))
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
      {reason !== null && !unclear && (
        <TextInput label="Reason" value={reason} maxLength={2000} onChange={(event) => setReason(event.currentTarget.value)} />
      )}
      <div className={styles.buttons}>
        {unclear ? (
          <Button loading={busy} onClick={() => void run(plans.readAgain(plan))}>
            Read the record again
          </Button>
        ) : (
          <Button loading={busy} disabled={reason?.trim() === ''} onClick={again}>
            {plan.steps.length > 1 ? `Try step ${number} again` : 'Try again'}
          </Button>
        )}
        <Button onClick={() => plans.leave(plan)}>Leave it</Button>
      </div>
    </div>
  )
}
