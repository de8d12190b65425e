import { entryOf } from '../../../parts/entry-of'
import { operationWords, servedWrites } from '../../../parts/write-words'

/** What of a rollout stands in the ledger, by the operation that writes it. */
const rollouts: Record<string, string> = { 'rollouts.begin': 'Rollout begun', 'rollouts.end': 'Rollout ended' }

/** What a line of the ledger says was done. */
export const lineWords = (operation: string): string => entryOf(rollouts, operation) ?? operationWords(operation)

/** Everything that may stand in the ledger, for a filter: by its words. */
export const lineKinds = (): { name: string; words: string }[] => [
  ...servedWrites(),
  ...Object.entries(rollouts).map(([name, words]) => ({ name, words })),
]

/** The rollout and its step that a line's id names; null where it is that of a write. */
export const rolloutIn = (id: string): { rollout_id: string; step: string } | null => {
  const [, rollout_id, step] = /^rollout~([0-9a-f-]{36})~(begun|ended)$/.exec(id) ?? []
  return rollout_id && step ? { rollout_id, step } : null
}
