import { type Confirmation, confirmationFor, isSaid } from '@contract/confirmation'
import type { EnvironmentKind } from '@contract/desk/environments'
import { moneyWords } from '@contract/money'
import type { Effect, Mutation } from '@contract/operation'

/** What a person does before the button works. A record nobody found is always typed: a tick is too quick for it. */
export const readBackOf = (effect: Effect, kind: EnvironmentKind, target: string, lost: boolean): Confirmation =>
  lost ? { how: 'type', text: target } : confirmationFor(effect, kind, target)

/** What goes with the write as proof that it was said: in main's own terms (`wanted`). Null while it has not been. */
export const proofOf = (asked: Confirmation, wanted: Confirmation, said: { typed: string; ticked: boolean }): string | null => {
  if (asked.how === 'type' && !isSaid(asked.text, said.typed)) return null
  if (asked.how === 'read_back' && !said.ticked) return null
  return wanted.how === 'type' ? wanted.text : 'read back'
}

export type SomeRecord = Readonly<Record<string, unknown>>

const textIn = (record: SomeRecord | null, field: string): string | null => {
  const value = record?.[field]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

/** What people call the record: the contract's own word for it, its name, else its e-mail address, else its id. */
export const whoOf = (record: SomeRecord | null, target: string, name?: (record: never) => string): string =>
  (record && name?.(record as never)) || (textIn(record, 'display_name') ?? textIn(record, 'name') ?? emailOf(record) ?? target)

const emailOf = (record: SomeRecord | null): string | null => textIn(record, 'email')

/** The sentence over the step, and whom it names: with the amount where the record tells it and a name is known. */
export const titleOf = (
  confirm: Pick<NonNullable<Mutation['confirm']>, 'title' | 'known_title' | 'name'> | null,
  record: SomeRecord | null,
  target: string,
): { title: string; who: string } => {
  const { title = '{who}', known_title, name } = confirm ?? {}
  const cents = record?.amount_cents
  const currency = textIn(record, 'currency')
  const named = record && name?.(record as never)
  if (known_title && typeof cents === 'number' && currency && named)
    return { title: known_title.replace('{amount}', () => moneyWords(cents, currency)), who: named }
  return { title, who: known_title ? target : whoOf(record, target, name) }
}

/** "Make {who} an admin" in three parts, so that a name stands apart from our words whatever it holds. */
export const aroundWho = (title: string): [before: string, after: string] => {
  const [before = '', after = ''] = title.split('{who}')
  return [before, after]
}

/** The API's own name as a heading: account_status → "Account status". */
export const headingOf = (field: string): string => {
  const words = field
    .replace(/_(at|cents)$/, '')
    .replace(/^is_/, '')
    .replaceAll('_', ' ')
    .replace(/\bemail\b/, 'e-mail')

  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a record says about itself, in its own order or of the fields that are to be shown; what is empty is left out. */
export const factsOf = (
  record: SomeRecord,
  shown: readonly string[] = Object.keys(record),
): { field: string; value: string | boolean | number }[] =>
  shown
    .map((field) => [field, record[field]] as const)
    .flatMap(([field, value]) =>
      (typeof value === 'string' && value !== '') || typeof value === 'boolean' || typeof value === 'number' ? [{ field, value }] : [],
    )
