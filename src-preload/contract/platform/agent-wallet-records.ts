import { z } from 'zod'
import { Instant } from '../operation'
import { Cents, Currency, countOrNull, instantOrNull, RecordId, textOrNull, word } from './fields'

/** How a card stands, in Stripe's own words: https://docs.stripe.com/api/issuing/cards/object */
export const cardStatuses = ['active', 'inactive', 'canceled'] as const
/** How a spend request stands. Only a pending one can be decided. */
export const requestStates = ['pending', 'approved', 'declined', 'expired', 'canceled'] as const
/** https://docs.stripe.com/api/issuing/authorizations/object */
export const authorizationStatuses = ['pending', 'closed', 'reversed', 'expired'] as const
/** https://docs.stripe.com/api/issuing/transactions/object */
export const transactionTypes = ['capture', 'refund'] as const
/** The anomalies of a spend. The rules stand in the guide's page of agent wallets. */
export const walletAnomalies = ['no_approval', 'over_limit', 'new_merchant', 'captured_differs', 'disputed'] as const
export type WalletAnomaly = (typeof walletAnomalies)[number]

const yesOrNo = z
  .boolean()
  .nullish()
  .transform((is) => is ?? null)
const cents = Cents.nullish().transform((amount) => amount ?? null)
const idOrNull = textOrNull(200)

/** Whose it is: every record of a wallet says so, and leads there. */
const owner = {
  wallet_id: idOrNull.describe('The wallet it belongs to.'),
  agent_id: idOrNull.describe('The agent that spends.'),
  agent_name: textOrNull(500).describe('What the agent is called.'),
  org_id: idOrNull.describe('The org whose agent it is.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
}
const merchant = {
  merchant_name: textOrNull(500).describe('To whom the money goes.'),
  merchant_category: textOrNull(200).describe('What the merchant sells, in Stripe’s words, such as computer_software_stores.'),
  new_merchant: yesOrNo.describe('Whether this agent never paid this merchant before.'),
}

/** The card at Stripe Issuing that a wallet spends with. Never more of its number than the last four digits. */
export const WalletCard = z.object({
  id: RecordId.describe('Stripe’s id of the card, ic_….'),
  status: word(cardStatuses).describe('How it stands: an inactive card is frozen.'),
  brand: textOrNull(100).describe('Visa, or another network.'),
  last4: textOrNull(4).describe('The last four digits of its number.'),
  exp_month: countOrNull.describe('The month it expires in.'),
  exp_year: countOrNull.describe('The year it expires in.'),
})
export type WalletCard = z.output<typeof WalletCard>

/**
 * The document says of its one path that it "surfaces Stripe issuing cards and card status", and no field: a server may list
 * the cards themselves, as Stripe writes them. Then each is taken for the wallet that spends with it.
 */
const asWallet = (raw: unknown): unknown => {
  if (typeof raw !== 'object' || raw === null || 'card' in raw || !('last4' in raw)) return raw
  const { created, ...card } = raw as Record<string, unknown>
  const made = typeof created === 'number' ? { created_at: new Date(created * 1000).toISOString() } : {}
  return { ...made, ...card, card }
}

const WalletRecord = z.object({
  id: RecordId.describe('Its id; it begins with wal_.'),
  agent_id: idOrNull.describe('The agent that spends from it.'),
  agent_name: textOrNull(500).describe('What the agent is called.'),
  org_id: idOrNull.describe('The org it belongs to.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  workspace_id: idOrNull.describe('The workspace the agent works in.'),
  card: WalletCard.nullish()
    .transform((card) => card ?? null)
    .describe('Its card; null before one is issued.'),
  currency: Currency.describe('ISO 4217, lower case. All its amounts are in this currency’s smallest unit.'),
  balance_cents: cents.describe('What is left to spend.'),
  single_limit_cents: cents.describe('The most one spend may come to; null for no limit.'),
  limit_cents: cents.describe('The most that may be spent in an interval; null for no limit.'),
  limit_interval: textOrNull(50).describe('Which interval: daily, weekly, monthly or all_time.'),
  spent_cents: cents.describe('What was spent in the running interval.'),
  open_requests: countOrNull.describe('How many spend requests wait for a decision.'),
  declines: countOrNull.describe('How many authorizations were declined in the last 30 days.'),
  open_disputes: countOrNull.describe('How many of its transactions are disputed and not settled.'),
  last_activity_at: instantOrNull.describe('When anything last happened with it.'),
  created_at: Instant.describe('When it was made.'),
})
/** One agent's wallet (platform-admin, Wallets and financial operations: "Stripe issuing cards and card status"). */
export const Wallet = z.preprocess(asWallet, WalletRecord)
export type Wallet = z.output<typeof Wallet>

/** What an agent asks to spend, and what was decided ("spend requests and spend approvals"). */
export const SpendRequest = z.object({
  id: RecordId.describe('Its id; it begins with spr_.'),
  ...owner,
  amount_cents: Cents.describe('What it asks for.'),
  currency: Currency.describe('ISO 4217, lower case.'),
  ...merchant,
  purpose: textOrNull(4000).describe('What it is for, in the agent’s own words.'),
  state: word(requestStates).describe('How it stands.'),
  limit_cents: cents.describe('The most this spend may come to by the wallet’s limits; null for no limit.'),
  requested_at: Instant.describe('When it was asked for.'),
  expires_at: instantOrNull.describe('Until when it can be decided.'),
  decided_at: instantOrNull.describe('When it was decided.'),
  decided_by: idOrNull.describe('The user who decided; policy where a rule of the platform did.'),
  decided_by_name: textOrNull(500).describe('What that user is called.'),
  decision_reason: textOrNull(4000).describe('Why it was decided so.'),
  authorized_cents: cents.describe('What was authorised for it since; 0 where nothing was.'),
  spent_at: instantOrNull.describe('When money was first authorised or captured for it; null where none was.'),
  captured_cents: cents.describe('What was captured for it since, refunds not taken off; 0 where nothing was.'),
  disputed: yesOrNo.describe('Whether a transaction of it is disputed.'),
})
export type SpendRequest = z.output<typeof SpendRequest>

/** One authorization of a card ("authorization outcomes"): https://docs.stripe.com/api/issuing/authorizations/object */
export const Authorization = z.object({
  id: RecordId.describe('Stripe’s id of it, iauth_….'),
  ...owner,
  card_id: idOrNull.describe('Stripe’s id of the card, ic_….'),
  spend_request_id: idOrNull.describe('The spend request it is for; null where none is known.'),
  approved: z.boolean().describe('Whether the card network was told yes.'),
  reason: textOrNull(200).describe('Why, in Stripe’s words: the reason of the last entry of request_history.'),
  status: word(authorizationStatuses)
    .nullish()
    .transform((status) => status ?? null)
    .describe('How it stands in Stripe’s words.'),
  amount_cents: Cents.describe('What was authorised or declined.'),
  currency: Currency.describe('ISO 4217, lower case.'),
  ...merchant,
  limit_cents: cents.describe('The most this spend might come to by the wallet’s limits at the time; null for no limit.'),
  approved_at: instantOrNull.describe('When a spend request for it was approved; null where none was.'),
  captured_cents: cents.describe('What was captured of it, refunds not taken off; 0 where nothing was.'),
  disputed: yesOrNo.describe('Whether a transaction of it is disputed.'),
  created_at: Instant.describe('When the merchant asked.'),
})
export type Authorization = z.output<typeof Authorization>

/** One movement of money on a card: https://docs.stripe.com/api/issuing/transactions/object */
export const Transaction = z.object({
  id: RecordId.describe('Stripe’s id of it, ipi_….'),
  ...owner,
  card_id: idOrNull.describe('Stripe’s id of the card, ic_….'),
  authorization_id: idOrNull.describe('The authorization it captures; null for one that came without.'),
  spend_request_id: idOrNull.describe('The spend request it is for; null where none is known.'),
  type: word(transactionTypes).describe('capture: money left the wallet. refund: it came back.'),
  amount_cents: Cents.describe('How much, without a sign.'),
  currency: Currency.describe('ISO 4217, lower case.'),
  ...merchant,
  authorized_cents: cents.describe('What its authorization allowed; null without one.'),
  limit_cents: cents.describe('The most this spend might come to by the wallet’s limits at the time; null for no limit.'),
  approved_at: instantOrNull.describe('When a spend request for it was approved; null where none was.'),
  dispute_id: idOrNull.describe('Stripe’s id of its dispute, idp_…; null where it is not disputed.'),
  dispute_status: textOrNull(50).describe('unsubmitted, submitted, won, lost or expired.'),
  created_at: Instant.describe('When it was booked.'),
})
export type Transaction = z.output<typeof Transaction>

/** Whether a spend is above what its wallet's limits allow. */
export const isOverLimit = ({ amount_cents, limit_cents }: { amount_cents: number; limit_cents: number | null }): boolean =>
  limit_cents !== null && amount_cents > limit_cents
