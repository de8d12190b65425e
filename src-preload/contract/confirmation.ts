import type { EnvironmentKind } from './desk/environments'
import type { Effect, Mutation } from './operation'

/**
 * What a person must do beside pressing the button. `type`: type this text. `read_back`: tick the consequence, as read.
 * `press`: nothing more. Production is stricter than the rest. Main checks it again: see src-main/writes.
 */
export type Confirmation = { how: 'type'; text: string } | { how: 'read_back' } | { how: 'press' }

export const confirmationFor = (effect: Effect, kind: EnvironmentKind, target: string): Confirmation => {
  if (effect === 'edit') return { how: 'press' }
  return kind === 'production' ? { how: 'type', text: target } : { how: 'read_back' }
}

/** What can still be undone for some seconds before it leaves: money and rights are asked for in another manner. */
export const canWait = (effect: Effect): boolean => effect === 'edit' || effect === 'mail'

/** The words that stand for this write where they have to be typed: the declaration's own, else the target. */
export const wordsToType = (declared: Mutation, input: unknown, environment: string): string =>
  declared.confirm?.type?.(input, environment) ?? declared.target(input)

/** What travels with the call as proof: the typed text, or that the consequence was read. */
export const isConfirmed = (wanted: Confirmation, typed: string | undefined): boolean => {
  if (wanted.how === 'press') return true
  return wanted.how === 'type' ? isSaid(wanted.text, typed ?? '') : typed === 'read back'
}

/** Whether the words were typed, however they are spaced and their accents composed. */
export const isSaid = (wanted: string, typed: string): boolean => plain(wanted) === plain(typed)

const plain = (text: string): string => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
