import type { DeclaredStep } from '@contract/desk/rollout-steps'
import type { Rollout, RolloutTick, RolloutVerdict } from '@contract/desk/rollouts'
import { numbers } from '../../../parts/numbers'
import { Tag, type Tone } from '../../../parts/tag'
import { spanWords } from '../../../parts/write-words'

const states: Record<Rollout['state'], { word: string; tone: Tone }> = {
  running: { word: 'under way', tone: 'accent' },
  ended: { word: 'ended', tone: 'plain' },
  lost: { word: 'lost', tone: 'warn' },
}

/** Where a rollout stands. Green is only what ended with every step done or not applicable. */
export const RolloutTag = ({ rollout: { state, counts } }: { rollout: Rollout }) => {
  if (state !== 'ended' || !counts) return <Tag tone={states[state].tone}>{states[state].word}</Tag>
  const left = counts.open + counts.not_done
  return left > 0 ? <Tag tone="warn">ended, {left} not done</Tag> : <Tag tone="good">ended, all done</Tag>
}

const verdicts: Record<RolloutVerdict, { word: string; tone: Tone }> = {
  ok: { word: 'ok', tone: 'good' },
  look: { word: 'look', tone: 'warn' },
  bad: { word: 'bad', tone: 'bad' },
  not_offered: { word: 'not offered', tone: 'plain' },
  failed: { word: 'not measured', tone: 'warn' },
}
export const verdictWord = (verdict: RolloutVerdict): string => verdicts[verdict].word
export const VerdictTag = ({ verdict }: { verdict: RolloutVerdict }) => <Tag tone={verdicts[verdict].tone}>{verdicts[verdict].word}</Tag>

export const tickWords: Record<RolloutTick, string> = { done: 'Done', not_done: 'Not done', not_applicable: 'Does not apply' }

/** A value in its step's own unit: "120 ms", "3". */
export const valueWords = ({ of }: Pick<DeclaredStep, 'of'>, value: number): string =>
  of === 'ms' ? spanWords(value) : numbers.format(value)

/** By what a value is judged: "ok below 1.0 s, bad from 3.0 s". */
export const limitWords = (step: DeclaredStep): string =>
  step.of === 'ms'
    ? `ok below ${spanWords(step.look)}, bad from ${spanWords(step.bad)}`
    : `${step.look === 1 ? 'ok where there is none' : `ok below ${numbers.format(step.look)}`}, bad from ${numbers.format(step.bad)}`

/** How a value stands to that of the rollout before: "120 ms before", "as before". */
export const againstWords = (step: DeclaredStep, value: number | null, before: number | null): string | null => {
  if (before === null) return null
  return value === before ? 'as before' : `${valueWords(step, before)} before`
}
