import type { Output } from '@contract'
import type { WriteState } from '@contract/desk/ledger'
import { z } from 'zod'

type Step = Output<'approvals.list'>['items'][number]

/** A request of this desk, with what was answered. Steps of another version may lack anything. */
export interface AskedFor {
  request: string
  at: string
  operation: string
  target: string
  environment: string
  stated_cents: number | null
  note: string
  answer: { at: string; state: string; checker: string; subject: string | null } | null
}

const Requested = z.object({
  operation: z.string(),
  target: z.string().default(''),
  environment: z.object({ name: z.string() }).default({ name: '' }),
  stated_cents: z.number().nullable().default(null),
  note: z.string().default(''),
})
const Answered = z.object({
  state: z.string(),
  answered_at: z.string(),
  checker: z.object({ name: z.string(), subject: z.string().nullable() }),
})

/** The desk's requests, newest first, each with the latest answer to it. */
export const askedFor = (steps: readonly Step[]): AskedFor[] =>
  steps.flatMap((step) => {
    const asked = Requested.safeParse(step.details)
    if (step.step !== 'requested' || step.request === null || !asked.success) return []
    const answers = steps.flatMap((one) => {
      const answer = one.step === 'answered' && one.request === step.request ? Answered.safeParse(one.details).data : undefined
      return answer ? [{ at: answer.answered_at, state: answer.state, checker: answer.checker.name, subject: answer.checker.subject }] : []
    })
    answers.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    const { environment, ...rest } = asked.data
    return [{ request: step.request, at: step.at, ...rest, environment: environment.name, answer: answers[0] ?? null }]
  })

/** A request lives for a day: see src-main/approvals/request.ts. */
export const isOver = ({ at, answer }: AskedFor, now: number): boolean => answer === null && now - Date.parse(at) > 24 * 3_600_000

export const isWriteState = (state: string): state is WriteState =>
  ['sending', 'done', 'refused', 'unknown', 'settled_done', 'settled_not_done'].includes(state)
