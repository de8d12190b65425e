import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { User } from '@contract/marketplace/users'
import { blankStep } from '../../../parts/triage/plans'
import { type Part, partiesOf } from './about'
import { statusOf } from './accounts'
import { accountKey, type FlagPlan, flagKey, type Step, type Verdict } from './plans'

/** An account a flag names, as far as it is known. */
export interface Standing {
  id: string
  part: Part
  name: string
  status: string
  admin: boolean
  stripe: boolean
}

export const standingsOf = (
  flag: AbuseFlag,
  people: ReadonlyMap<string, User> | undefined,
  holds: ReadonlyMap<string, { record: boolean }>,
): Standing[] =>
  partiesOf(flag).map(({ id, part }) => {
    const user = people?.get(id)
    return {
      id,
      part,
      name: user?.email || user?.display_name || id,
      status: statusOf(holds.get(id)?.record, user),
      admin: user?.is_admin ?? false,
      stripe: user?.stripe_connected ?? false,
    }
  })

/** Minted once for a form, so that what is shown before is what is sent. */
export interface Attempts {
  resolve: string
  account: string
}
export const mint = (): Attempts => ({ resolve: crypto.randomUUID(), account: crypto.randomUUID() })

export const resolveStep = (flag: string, verdict: 'legit' | 'fraud', note: string, attempts: Attempts): Step => ({
  ...blankStep,
  attempt: attempts.resolve,
  operation: 'abuse-flags.resolve',
  input: { flag_id: flag, resolution: `resolved_${verdict}`, ...(note.trim() ? { notes: note.trim() } : {}) },
})

/** Fraud comes first: where another operator was quicker, main notices there and no account is held for it. */
export const accountSteps = (
  what: 'hold' | 'both' | 'release',
  flag: string,
  note: string,
  account: { user_id: string; reason: string },
  attempts: Attempts,
): Step[] => {
  const { user_id, reason } = account
  const step: Step =
    what === 'release'
      ? { ...blankStep, attempt: attempts.account, operation: 'holds.release', input: { user_id } }
      : { ...blankStep, attempt: attempts.account, operation: 'holds.hold', input: { user_id, reason } }
  return what === 'both' ? [resolveStep(flag, 'fraud', note, attempts), step] : [step]
}

export const planOf = (environment: string, flag: AbuseFlag, verdict: Verdict, steps: Step[], took: number): FlagPlan => {
  const last = steps.at(-1)
  const onAccount = (verdict === 'hold' || verdict === 'release') && last && last.operation !== 'abuse-flags.resolve'
  return {
    key: onAccount ? accountKey(last.input.user_id) : flagKey(flag.id),
    environment,
    about: flag.id,
    verdict,
    steps,
    at: Date.now(),
    took,
    seen: flag,
    beaten: null,
    undoing: false,
  }
}
