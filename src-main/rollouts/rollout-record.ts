import { type Rollout, RolloutCounts, RolloutStep, type WholeRollout } from '@contract/desk/rollouts'
import { z } from 'zod'
import type { Entry, RolloutRecord } from '../ledger/entry'
import { redact, redactText } from '../ledger/redact'
import type { RolloutLine } from '../ledger/rollout-lines'
import type { Running } from './rollouts-file'

type Recorded = Omit<RolloutRecord, 'kind'>

/** What an end holds beside who and where. What an older Opsdesk left out reads as not there. */
const Ended = z.object({
  name: z.string(),
  begun_at: z.string(),
  begun_by: z.string(),
  reason: z.string().nullable(),
  counts: RolloutCounts,
  steps: z.array(RolloutStep),
})

/** How many steps are ticked how, and how many measured badly the last time. */
export const countsOf = (steps: readonly RolloutStep[]): RolloutCounts => {
  const ticked = (tick: RolloutStep['tick']): number => steps.filter((one) => one.tick === tick).length
  const measured = (verdict: string): number => steps.filter((one) => one.measurements.at(-1)?.verdict === verdict).length
  return {
    done: ticked('done'),
    not_done: ticked('not_done'),
    not_applicable: ticked('not_applicable'),
    open: ticked(null),
    bad: measured('bad'),
    look: measured('look'),
  }
}

interface By {
  subject: string | null
  os_user: string
}
/** "somebody (user_2x7)": the account on this machine, and the token's subject where it says one. */
export const byWords = ({ subject, os_user }: By): string => (subject === null ? os_user : `${os_user} (${subject})`)

/** What is written to the ledger when a rollout begins. */
export const begunRecord = ({ id, name, environment }: Pick<Running, 'id' | 'name' | 'environment'>, by: By): Recorded => ({
  step: 'begun',
  rollout: id,
  environment: { ...environment, name: redactText(environment.name) },
  ...by,
  details: { name: redactText(name) },
})

/** What is written when it ends: all of it, with e-mail addresses and whatever looks like a credential struck out. */
export const endedRecord = (running: Running, reason: string, by: By): Recorded => {
  const { id, name, environment, begun_at, begun_by, steps } = running
  const details = { name, begun_at, begun_by, reason: reason || null, counts: countsOf(steps), steps }
  return {
    ...begunRecord({ id, name, environment }, by),
    step: 'ended',
    details: redact(details) as Record<string, unknown>,
  }
}

/** One that is under way, as it is shown. */
export const shownRunning = ({ id, name, environment, begun_at, begun_by, recorded, steps }: Running): Rollout => ({
  id,
  name,
  environment: environment.id,
  environment_name: environment.name,
  state: 'running',
  begun_at,
  begun_by,
  ended_at: null,
  ended_by: null,
  reason: null,
  counts: countsOf(steps),
  recorded,
})

/** Those the ledger has, newest first: what ended, and what was begun and is nowhere any more. `running` are left out. */
export const shownRecorded = (lines: readonly RolloutLine[], running: (id: string) => boolean): Rollout[] => {
  const ended = new Set(lines.filter(({ step }) => step === 'ended').map(({ rollout }) => rollout))
  return lines.filter(({ rollout, step }) => !running(rollout) && (step === 'ended' || !ended.has(rollout))).map(shownLine)
}

const shownLine = (line: RolloutLine): Rollout => {
  const over = line.step === 'ended'
  const counts = line.counts === null ? null : RolloutCounts.safeParse(JSON.parse(line.counts)).data
  return {
    id: line.rollout,
    name: line.name,
    environment: line.environment,
    environment_name: line.environment_name,
    state: over ? 'ended' : 'lost',
    begun_at: line.begun_at ?? line.at,
    begun_by: line.begun_by ?? byWords(line),
    ended_at: over ? line.at : null,
    ended_by: over ? byWords(line) : null,
    reason: line.reason,
    counts: counts ?? null,
    recorded: { seq: line.seq, at: line.at, hash: line.hash },
  }
}

/** One as its entries in the ledger tell it; null where there is none. */
export const fromEntries = (entries: readonly Entry[]): Omit<WholeRollout, 'before'> | null => {
  const bodies = entries.map((entry) => ({ entry, body: JSON.parse(entry.body) as RolloutRecord }))
  const last = bodies.find(({ body }) => body.step === 'ended') ?? bodies[0]
  if (!last) return null
  const { entry, body } = last
  const over = body.step === 'ended'
  const details = Ended.partial().safeParse(body.details).data ?? {}
  return {
    id: body.rollout,
    name: details.name ?? '',
    environment: body.environment.id,
    environment_name: body.environment.name,
    state: over ? 'ended' : 'lost',
    begun_at: details.begun_at ?? bodies[0]?.entry.at ?? entry.at,
    begun_by: details.begun_by ?? byWords(body),
    ended_at: over ? entry.at : null,
    ended_by: over ? byWords(body) : null,
    reason: details.reason ?? null,
    counts: details.counts ?? null,
    recorded: { seq: entry.seq, at: entry.at, hash: entry.hash },
    steps: details.steps ?? [],
  }
}
