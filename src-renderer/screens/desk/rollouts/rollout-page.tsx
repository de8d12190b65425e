import { rolloutSteps, stepOf } from '@contract/desk/rollout-steps'
import type { WholeRollout } from '@contract/desk/rollouts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { Page } from '../../../parts/page'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { EndSection } from './end-section'
import { RecordSection } from './record-section'
import { RolloutTag } from './rollout-words'
import styles from './rollouts.module.css'
import { placeOf, StepRow } from './step-row'
import { useRollout } from './use-rollout'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
/** The document's lines, in order, each with its steps. */
const lines = [...new Set(rolloutSteps.map(({ line }) => line))]

/** One rollout on a page of its own. */
const RolloutPage = ({ environment, id }: { environment: string; id: string }) =>
  UUID.test(id) ? <Known environment={environment} id={id} /> : <NoSuch environment={environment} />

const Known = ({ environment, id }: { environment: string; id: string }) => {
  const does = useRollout(id)
  const failure = failureOf(does.asked.error)
  if (does.asked.data) return <Checklist environment={environment} rollout={does.asked.data} does={does} />
  if (failure)
    return (
      <Page title="Rollout">
        <FailureNotice failure={failure} onRetry={() => void does.asked.refetch()} />
      </Page>
    )
  return does.asked.data === null ? <NoSuch environment={environment} /> : null
}

const NoSuch = ({ environment }: { environment: string }) => (
  <Page title="No such rollout">
    <p className="muted">It belongs to another desk, or its address is not whole.</p>
    <p>
      <Link to={screenAddress(environment, 'rollouts')}>See all rollouts</Link>
    </p>
  </Page>
)

interface ChecklistProps {
  environment: string
  rollout: WholeRollout
  does: ReturnType<typeof useRollout>
}

const Checklist = ({ environment, rollout, does }: ChecklistProps) => {
  const [, navigate] = useLocation()
  const [current, setCurrent] = useState(0)
  const { waiting, failures, measure, stop, keep } = does
  const running = rollout.state === 'running'
  const step = rollout.steps[current]
  const move = (by: number): void => setCurrent((at) => Math.min(Math.max(at + by, 0), Math.max(rollout.steps.length - 1, 0)))
  const place = step && placeOf(rollout.environment, stepOf(step.step))
  const tick = (to: 'done' | 'not_done' | 'not_applicable'): void => {
    if (running && step) void keep(step.step, { tick: step.tick === to ? null : to })
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    d: () => tick('done'),
    x: () => tick('not_done'),
    a: () => tick('not_applicable'),
    m: () => running && step && void measure([step.step]),
    'shift+m': () => running && void measure(),
    o: () => place && navigate(place.to),
    n: () => step && document.querySelector<HTMLElement>(`[aria-label="Note: ${stepOf(step.step).title}"]`)?.focus(),
    escape: () => navigate(screenAddress(environment, 'rollouts')),
  })
  return (
    <Page
      wide
      title={visible(rollout.name)}
      beside={
        <>
          <RolloutTag rollout={rollout} /> <bdi>{visible(rollout.environment_name)}</bdi>, begun <Moment at={rollout.begun_at} /> by{' '}
          <bdi>{visible(rollout.begun_by)}</bdi> · <Link to={screenAddress(environment, 'rollouts')}>All rollouts</Link>
        </>
      }
      actions={
        running && (
          <>
            {waiting.length > 1 && <Button onClick={stop}>Stop</Button>}
            <Button loading={waiting.length > 0} onClick={() => void measure()}>
              Measure all <Key keys="shift+M" />
            </Button>
          </>
        )
      }
    >
      {rollout.state === 'lost' && (
        <p role="status">
          The ledger says that it was begun here. What was ticked since is no longer on this desk: its file was lost or could not be read.
        </p>
      )}
      {rollout.reason && (
        <p>
          Ended although not all was done: <bdi>{visible(rollout.reason)}</bdi>
        </p>
      )}
      {rollout.before && (
        <p className="muted">
          Compared with{' '}
          <Link to={screenAddress(environment, 'rollouts', rollout.before.id)}>
            <bdi>{visible(rollout.before.name)}</bdi>
          </Link>
          , which ended <Moment at={rollout.before.ended_at} />.
        </p>
      )}
      {lines.map((line) => {
        const here = rollout.steps.filter((one) => stepOf(one.step).line === line)
        return here.length === 0 ? null : (
          <section key={line} className={styles.line} aria-label={line}>
            <h2>{line}</h2>
            <ol className={styles.steps}>
              {here.map((one) => (
                <StepRow
                  key={one.step}
                  environment={rollout.environment}
                  number={rollout.steps.indexOf(one) + 1}
                  step={one}
                  before={rollout.before?.steps.find((other) => other.step === one.step) ?? null}
                  does={
                    running
                      ? {
                          measure: () => void measure([one.step]),
                          tick: (to) => void keep(one.step, { tick: to }),
                          note: (note) => keep(one.step, { note }),
                        }
                      : null
                  }
                  measuring={waiting[0] === one.step ? 'asked' : waiting.includes(one.step) ? 'waits' : null}
                  failure={failures[one.step] ?? null}
                  current={rollout.steps.indexOf(one) === current}
                  onCurrent={() => setCurrent(rollout.steps.indexOf(one))}
                />
              ))}
            </ol>
          </section>
        )
      })}
      {running && <EndSection rollout={rollout} />}
      <RecordSection rollout={rollout} />
    </Page>
  )
}

export default RolloutPage
