import { type DeclaredStep, stepOf } from '@contract/desk/rollout-steps'
import { RolloutNote, type RolloutStep, RolloutTick, type WholeRollout } from '@contract/desk/rollouts'
import type { Failure } from '@contract/failure'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { ProgressLine } from '../../../parts/progress-line'
import { useUnsaved } from '../../../parts/unsaved'
import { visible } from '../../../parts/visible-text'
import { isScreen, screenAddress } from '../../../shell/address'
import { screens } from '../../index'
import { againstWords, limitWords, tickWords, VerdictTag, valueWords } from './rollout-words'
import styles from './rollouts.module.css'

interface Props {
  environment: string
  number: number
  step: RolloutStep
  before: NonNullable<WholeRollout['before']>['steps'][number] | null
  /** Null where it ended: nothing changes any more. */
  does: {
    measure: () => void
    tick: (tick: RolloutTick | null) => void
    note: (note: string) => Promise<boolean>
  } | null
  /** asked: now. waits: behind another. */
  measuring: 'asked' | 'waits' | null
  failure: Failure | null
  current: boolean
  onCurrent: () => void
}

/** Where a step is done. Null where this Opsdesk has no such screen. */
export const placeOf = (environment: string, { screen, search }: DeclaredStep): { to: string; title: string } | null =>
  isScreen(screen) ? { to: `${screenAddress(environment, screen)}${search && `?${search}`}`, title: screens[screen].title } : null

/** One step: what is asked for, what was measured, and what a person says of it. */
export const StepRow = ({ environment, number, step, before, does, measuring, failure, current, onCurrent }: Props) => {
  const declared = stepOf(step.step)
  const row = useRef<HTMLLIElement>(null)
  const place = placeOf(environment, declared)
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <li
      ref={row}
      className={styles.step}
      aria-label={declared.title}
      aria-current={current ? 'step' : undefined}
      data-tick={step.tick ?? undefined}
      onFocus={onCurrent}
    >
      <ProgressLine active={measuring === 'asked'} label={`Measuring: ${declared.title}`} />
      <div className={styles.what}>
        <span className={styles.number}>{number}</span>
        <h3>{declared.title}</h3>
        {place && <Link to={place.to}>Open {place.title}</Link>}
      </div>
      <Measured declared={declared} step={step} before={before} measuring={measuring} />
      {does && (
        <Button className={styles.measure} loading={measuring === 'asked'} disabled={measuring === 'waits'} onClick={does.measure}>
          {step.measurements.length > 0 ? 'Measure again' : 'Measure'}
        </Button>
      )}
      <div className={styles.said}>
        {does ? (
          <>
            <fieldset className={styles.ticks} aria-label={`What became of it: ${declared.title}`}>
              {RolloutTick.options.map((tick) => (
                <Button
                  key={tick}
                  variant={step.tick === tick ? 'filled' : 'default'}
                  aria-pressed={step.tick === tick}
                  onClick={() => does.tick(step.tick === tick ? null : tick)}
                >
                  {tickWords[tick]}
                </Button>
              ))}
            </fieldset>
            <Note key={step.step} title={declared.title} note={step.note} onSave={does.note} />
          </>
        ) : (
          <>
            <b>{step.tick === null ? 'Not ticked' : tickWords[step.tick]}</b>
            {step.note && <bdi className={styles.noted}>{visible(step.note)}</bdi>}
          </>
        )}
        {step.ticked_at && (
          <span className="faint">
            <bdi>{visible(step.ticked_by ?? '')}</bdi>, <Moment at={step.ticked_at} />
          </span>
        )}
      </div>
      {failure && (
        <div className={styles.failing}>
          <FailureNotice failure={failure} />
        </div>
      )}
    </li>
  )
}

/** What was measured last, against the rollout before; and all that was measured, behind it. */
const Measured = ({ declared, step, before, measuring }: { declared: DeclaredStep } & Pick<Props, 'step' | 'before' | 'measuring'>) => {
  const last = step.measurements.at(-1)
  if (!last)
    return (
      <p className={styles.found}>
        {measuring ? <span className="muted">Being measured…</span> : <span className="muted">{declared.measures}</span>}
      </p>
    )
  const against = againstWords(declared, last.value, before?.value ?? null)
  return (
    <div className={styles.found}>
      <p>
        <VerdictTag verdict={last.verdict} /> <bdi>{visible(last.words)}</bdi>
      </p>
      <p className="faint">
        <Moment at={last.at} />
        {against && ` · ${against}`} · {limitWords(declared)}
      </p>
      <details className={styles.past}>
        <summary>
          {step.measured === 1 ? 'How it was measured' : `Measured ${step.measured} times`}
          {step.measured > step.measurements.length && `, the last ${step.measurements.length} kept`}
        </summary>
        <table>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">Found</th>
              <th scope="col">Value</th>
              <th scope="col">Asked</th>
            </tr>
          </thead>
          <tbody>
            {step.measurements.toReversed().map((one) => (
              <tr key={`${one.at} ${one.words}`}>
                <td>
                  <Moment at={one.at} />
                </td>
                <td>
                  <VerdictTag verdict={one.verdict} />
                </td>
                <td className="tabular">{one.value === null ? '–' : valueWords(declared, one.value)}</td>
                <td>
                  {one.asked.map(({ operation, took_ms, result }, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the same thing may be asked three times; the order is all that tells them apart
                    <div key={at}>
                      <span className="mono">{operation}</span> {took_ms} ms
                      {result === 'answered' ? '' : `, ${result.replaceAll('_', ' ')}`}
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  )
}

/** Kept when the field is left. What could not be kept stays typed. */
const Note = ({ title, note, onSave }: { title: string; note: string; onSave: (note: string) => Promise<boolean> }) => {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typed ?? note
  const checked = RolloutNote.safeParse(shown)
  useUnsaved(typed !== null && typed.trim() !== note)
  const save = async (): Promise<void> => {
    if (typed === null || !checked.success) return
    if (checked.data === note || (await onSave(checked.data))) setTyped(null)
  }
  return (
    <Textarea
      aria-label={`Note: ${title}`}
      placeholder="Note"
      autosize
      minRows={1}
      maxRows={6}
      value={shown}
      error={checked.success ? null : checked.error.issues[0]?.message}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur()
      }}
    />
  )
}
