import type { Output, Parsed, ServedOperation } from '@contract'
import { type DeclaredStep, verdictOf } from '@contract/desk/rollout-steps'
import type { RolloutMeasurement } from '@contract/desk/rollouts'
import type { Failure, Result } from '@contract/failure'
import type { Profile } from '../environments/profiles'
import { redactText } from '../ledger/redact'
import type { Serve } from '../served'
import { measures } from './measures'

interface Parts {
  profile: Profile
  serve: Serve
  signal: AbortSignal
  now: () => Date
}

/** Asks one operation of the platform; what it took, in milliseconds, is written down. */
export type Ask = <N extends ServedOperation>(operation: N, input: Partial<Parsed<N>>) => Promise<Result<Output<N>>>

/** What a step found: the value that is judged, and a sentence that says it with what belongs to it. */
export interface Found {
  value: number
  words: string
}
/** `now` is when the step was begun; `lastTook` how long the last question took, in milliseconds. */
export type Measure = (parts: { ask: Ask; now: Date; lastTook: () => number }) => Promise<Result<Found>>

/** Measures one step. Never rejects: a failure is what was found. */
export const measure = async (step: DeclaredStep, { profile, serve, signal, now }: Parts): Promise<RolloutMeasurement> => {
  const at = now()
  const asked: RolloutMeasurement['asked'] = []
  const ask: Ask = async (operation, input) => {
    const begun = performance.now()
    const call = { operation, input: input as Record<string, unknown>, attempt: null, signal, progress: () => undefined }
    const result = await serve(profile, call)
    asked.push({ operation, took_ms: Math.round(performance.now() - begun), result: result.ok ? 'answered' : result.failure.code })
    return result as Result<never>
  }
  const lastTook = (): number => asked.at(-1)?.took_ms ?? 0
  const found = await measures[step.step]({ ask, now: at, lastTook })
  const about = { at: at.toISOString(), asked }
  if (!found.ok) return { ...about, ...failed(found.failure) }
  const { value, words } = found.value
  return { ...about, value, words: redactText(words), verdict: verdictOf(step, value) }
}

const failed = ({ code, what }: Failure): Pick<RolloutMeasurement, 'value' | 'words' | 'verdict'> => ({
  value: null,
  words: redactText(what),
  verdict: code === 'not_offered' || code === 'not_connected' ? 'not_offered' : 'failed',
})
