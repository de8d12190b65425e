import { moneyWords } from '@contract/money'
import type { Authorization, Transaction, Wallet } from '@contract/platform/agent-wallet-records'
import type { IssuedAuthorization, IssuedCard, IssuedTransaction } from '@contract/stripe/issuing'

export type Verdict = 'differs' | 'only_stripe' | 'only_platform' | 'same'
export type ComparedKind = 'card' | 'authorization' | 'transaction'

export interface FieldDifference {
  field: string
  platform: string
  stripe: string
}

/** One card, authorization or transaction as both have it. */
export interface Compared {
  kind: ComparedKind
  /** Stripe's id. */
  id: string
  verdict: Verdict
  fields: FieldDifference[]
  /** What it is, in words: last digits, or amount and merchant. */
  what: string
  agent: string | null
  /** The wallet to look at; null for what only Stripe has. */
  wallet_id: string | null
  at: string | null
}

/** A side that was read: `complete` is false where there is more than was read, and then nothing can be said to be missing. */
export interface Side<T> {
  items: readonly T[]
  complete: boolean
}

/** A value as a word; null where the side does not say, and then it is not compared. `more`: what Stripe adds to its own. */
type Field<P, S> = readonly [
  field: string,
  platform: (row: P) => string | null,
  stripe: (row: S) => string | null,
  more?: (row: S) => string | null,
]

const money = (cents: number | null, currency: string): string | null => (cents === null ? null : moneyWords(cents, currency))
const lower = (text: string | null): string | null => text?.trim().toLowerCase() ?? null
const yes = (is: boolean): string => (is ? 'yes' : 'no')
const expiry = (month: number | null, year: number | null): string | null => (month === null || year === null ? null : `${month}/${year}`)

const cardFields: readonly Field<Wallet, IssuedCard>[] = [
  ['Status', ({ card }) => card?.status ?? null, ({ status }) => status, ({ cancellation_reason }) => cancellation_reason],
  ['Brand', ({ card }) => lower(card?.brand ?? null), ({ brand }) => lower(brand)],
  ['Last digits', ({ card }) => card?.last4 ?? null, ({ last4 }) => last4],
  ['Expires', ({ card }) => expiry(card?.exp_month ?? null, card?.exp_year ?? null), (card) => expiry(card.exp_month, card.exp_year)],
  ['Currency', ({ currency }) => lower(currency), ({ currency }) => lower(currency)],
  [
    'Limit of one spend',
    ({ single_limit_cents, currency }) => money(single_limit_cents, currency) ?? 'none',
    ({ single_limit_cents, currency }) => money(single_limit_cents, currency) ?? 'none',
  ],
  [
    'Limit',
    ({ limit_cents, limit_interval, currency }) => `${money(limit_cents, currency) ?? 'none'}${limit_interval ? ` ${limit_interval}` : ''}`,
    ({ limit_cents, limit_interval, currency }) => `${money(limit_cents, currency) ?? 'none'}${limit_interval ? ` ${limit_interval}` : ''}`,
  ],
]
const authorizationFields: readonly Field<Authorization, IssuedAuthorization>[] = [
  ['Approved', ({ approved }) => yes(approved), ({ approved }) => yes(approved)],
  ['Amount', ({ amount_cents, currency }) => money(amount_cents, currency), ({ amount_cents, currency }) => money(amount_cents, currency)],
  ['Reason', ({ reason }) => reason, ({ reason }) => reason],
  ['Status', ({ status }) => status, ({ status }) => status],
  ['Card', ({ card_id }) => card_id, ({ card_id }) => card_id],
  ['Merchant', ({ merchant_name }) => merchant_name, ({ merchant_name }) => merchant_name],
]
const transactionFields: readonly Field<Transaction, IssuedTransaction>[] = [
  ['Type', ({ type }) => type, ({ type }) => type],
  ['Amount', ({ amount_cents, currency }) => money(amount_cents, currency), ({ amount_cents, currency }) => money(amount_cents, currency)],
  ['Authorization', ({ authorization_id }) => authorization_id ?? 'none', ({ authorization_id }) => authorization_id ?? 'none'],
  ['Card', ({ card_id }) => card_id, ({ card_id }) => card_id],
  ['Disputed', ({ dispute_id }) => yes(dispute_id !== null), ({ dispute_id }) => yes(dispute_id !== null)],
  ['Merchant', ({ merchant_name }) => merchant_name, ({ merchant_name }) => merchant_name],
]

/** Cards that both have, and those that only one has. Wallets without a card have nothing to compare. */
export const compareCards = (platform: Side<Wallet>, stripe: Side<IssuedCard>): Compared[] => {
  const cards = platform.items.flatMap((wallet) =>
    wallet.card ? [{ ...wallet, wallet_id: wallet.id, id: wallet.card.id, at: wallet.created_at }] : [],
  )
  return compared<(typeof cards)[number], IssuedCard>({
    kind: 'card',
    platform: { items: cards, complete: platform.complete },
    stripe,
    fields: cardFields,
    what: (row) => `card ending in ${('card' in row ? row.card?.last4 : row.last4) ?? '????'}`,
    from: null,
  })
}

export const compareAuthorizations = (platform: Side<Authorization>, stripe: Side<IssuedAuthorization>, from: string | null): Compared[] =>
  compared<Authorization, IssuedAuthorization>({
    kind: 'authorization',
    platform,
    stripe,
    fields: authorizationFields,
    what: spendWords,
    from,
  })

export const compareTransactions = (platform: Side<Transaction>, stripe: Side<IssuedTransaction>, from: string | null): Compared[] =>
  compared<Transaction, IssuedTransaction>({ kind: 'transaction', platform, stripe, fields: transactionFields, what: spendWords, from })

const spendWords = ({
  amount_cents,
  currency,
  merchant_name,
}: Authorization | Transaction | IssuedAuthorization | IssuedTransaction): string =>
  `${moneyWords(amount_cents, currency)}${merchant_name ? ` at ${merchant_name}` : ''}`

/** So near to where both were asked to begin, the two clocks may put a row on either side. In ms. */
const CLOCKS_DIFFER = 5 * 60_000

interface Comparison<P, S> {
  kind: ComparedKind
  platform: Side<P>
  stripe: Side<S>
  fields: readonly Field<P, S>[]
  what: (row: P | S) => string
  from: string | null
}

const compared = <
  P extends { id: string; wallet_id: string | null; agent_name: string | null; agent_id: string | null; created_at: string },
  S extends { id: string; created_at: string },
>({
  kind,
  platform,
  stripe,
  fields,
  what,
  from,
}: Comparison<P, S>): Compared[] => {
  const theirs = new Map(stripe.items.map((row) => [row.id, row]))
  const mine = new Set(platform.items.map(({ id }) => id))
  const atTheEdge = ({ created_at }: { created_at: string }): boolean =>
    from !== null && Math.abs(Date.parse(created_at) - Date.parse(from)) < CLOCKS_DIFFER
  const rows: Compared[] = []
  for (const row of platform.items) {
    const other = theirs.get(row.id)
    if (!other && (!stripe.complete || atTheEdge(row))) continue
    const differing = other ? differencesOf(fields, row, other) : []
    rows.push({
      kind,
      id: row.id,
      verdict: !other ? 'only_platform' : differing.length > 0 ? 'differs' : 'same',
      fields: differing,
      what: what(row),
      agent: row.agent_name ?? row.agent_id,
      wallet_id: row.wallet_id,
      at: row.created_at,
    })
  }
  if (!platform.complete) return rows
  for (const row of stripe.items) {
    if (mine.has(row.id) || atTheEdge(row)) continue
    rows.push({ kind, id: row.id, verdict: 'only_stripe', fields: [], what: what(row), agent: null, wallet_id: null, at: row.created_at })
  }
  return rows
}

const differencesOf = <P, S>(fields: readonly Field<P, S>[], platform: P, stripe: S): FieldDifference[] =>
  fields.flatMap(([field, of, at, more]) => {
    const [mine, theirs, added] = [of(platform), at(stripe), more?.(stripe)]
    return mine === null || theirs === null || mine === theirs
      ? []
      : [{ field, platform: mine, stripe: added ? `${theirs} (${added})` : theirs }]
  })
