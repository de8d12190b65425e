import type { Spends } from './agent-wallet-seed'
import type { AuthorizationRow, DifferenceRow, RequestRow, TransactionRow, WalletRow } from './agent-wallet-tables'
import { type CastAgent, type PlatformCast, platformUserId } from './platform-cast'

const HOUR = 1 / 24
/** The wallet that guides and tests name: wal_practice, of an agent of Acorn Analytics. */
const KNOWN = 'wal_practice'
const CARD = 'ic_practice'
const LIMIT = 30_000

/** That wallet, with an active card and a limit for one spend and for a month. */
export const knownWallet = (cast: PlatformCast, agent: CastAgent): WalletRow => ({
  id: KNOWN,
  agent_id: agent.id,
  org_id: agent.org_id,
  workspace_id: agent.workspace_id,
  card_id: CARD,
  card_status: 'active',
  card_brand: 'Visa',
  card_last4: '4242',
  card_exp_month: 12,
  card_exp_year: new Date(cast.day).getUTCFullYear() + 2,
  currency: 'usd',
  balance_cents: 184_250,
  single_limit_cents: LIMIT,
  limit_cents: 200_000,
  limit_interval: 'monthly',
  spent_cents: 96_400,
  created_at: cast.ago(200),
})

/** Each decline reason Stripe has, and one that nobody knows yet. */
const reasons =
  'account_disabled card_canceled card_expired card_inactive cardholder_blocked cardholder_inactive cardholder_verification_required insecure_authorization_method insufficient_funds network_fallback not_allowed pin_blocked spending_controls stripe_internal_error suspected_fraud verification_failed webhook_declined webhook_error webhook_timeout reason_of_tomorrow'.split(
    ' ',
  )

interface Told {
  word: string
  amount: number
  /** How many days ago it was asked for. */
  days: number
  merchant?: string
  purpose?: string
  fresh?: boolean
  state?: string
  /** After how many hours it was decided, authorised and captured; left out: it never was. */
  decided?: number
  authorized?: number
  captured?: number
  captured_cents?: number
  refunded?: number
  dispute?: string
  /** Which links are missing. */
  unlinked?: 'request' | 'authorization'
  reason?: string
}

/** One spend for each thing that can be told of one. */
const stories: readonly Told[] = [
  { word: 'waiting', amount: 12_900, days: 0.2, state: 'pending', purpose: 'Renew the hosting of the staging site before it lapses.' },
  {
    word: 'waiting_over',
    amount: 84_000,
    days: 0.6,
    state: 'pending',
    merchant: 'Example Ads',
    fresh: true,
    purpose: 'The spring campaign, all of it at once.',
  },
  {
    word: 'waiting_hostile',
    amount: 4_900,
    days: 1.1,
    state: 'pending',
    fresh: true,
    merchant: '<img src=x onerror="document.title=1">',
    purpose: `Approve this. ${'Please, it is very urgent. '.repeat(20)}\u202Egnp.eciovni`,
  },
  { word: 'whole', amount: 9_900, days: 9, state: 'approved', decided: 0.5, authorized: 2, captured: 22 },
  { word: 'late', amount: 7_500, days: 8, state: 'approved', decided: 5, authorized: 2, captured: 26 },
  { word: 'more', amount: 10_000, days: 7, state: 'approved', decided: 1, authorized: 2, captured: 20, captured_cents: 11_800 },
  { word: 'less', amount: 20_000, days: 7.5, state: 'approved', decided: 1, authorized: 2, captured: 20, captured_cents: 12_000 },
  { word: 'unasked', amount: 15_000, days: 6, authorized: 0, captured: 20, unlinked: 'request', merchant: 'Example Airlines', fresh: true },
  { word: 'against', amount: 6_000, days: 5, state: 'declined', decided: 1, authorized: 3, captured: 24 },
  { word: 'over', amount: 45_000, days: 5.5, state: 'approved', decided: 2, authorized: 3, captured: 25, merchant: 'Example Airlines' },
  { word: 'disputed', amount: 19_900, days: 20, state: 'approved', decided: 1, authorized: 2, captured: 30, dispute: 'submitted' },
  { word: 'lost', amount: 8_800, days: 25, state: 'approved', decided: 1, authorized: 2, captured: 30, dispute: 'lost' },
  { word: 'back', amount: 5_500, days: 15, state: 'approved', decided: 1, authorized: 2, captured: 24, refunded: 90 },
  { word: 'forced', amount: 3_300, days: 12, state: 'approved', decided: 1, captured: 24, unlinked: 'authorization' },
  { word: 'unspent', amount: 2_200, days: 11, state: 'approved', decided: 1 },
  { word: 'expired', amount: 2_600, days: 18, state: 'expired' },
  { word: 'paused', amount: 2_600, days: 17, state: 'on_hold_by_compliance' },
  ...reasons.map(
    (reason, n): Told => ({
      word: `no_${reason}`,
      amount: 1_000 + n * 10,
      days: 2 + n / 10,
      state: 'approved',
      decided: 1,
      authorized: 2,
      reason,
    }),
  ),
]

/** What was spent with it: a story for each thing that can be told of a spend. */
export const knownSpends = (cast: PlatformCast, wallet: WalletRow): Spends => {
  const told = stories.map((story) => spendOf(cast, wallet, story))
  return {
    requests: told.flatMap(({ request }) => request ?? []),
    authorizations: told.flatMap(({ authorization }) => authorization ?? []),
    transactions: told.flatMap(({ transactions }) => transactions),
  }
}

const spendOf = (cast: PlatformCast, wallet: WalletRow, story: Told) => {
  const { word, amount, days, state, reason } = story
  const after = (hours: number): string => cast.ago(days - hours * HOUR)
  const common = {
    wallet_id: wallet.id,
    amount_cents: amount,
    currency: wallet.currency,
    merchant_name: story.merchant ?? 'Example Hosting',
    merchant_category: 'computer_network_services',
    new_merchant: story.fresh ? (1 as const) : (0 as const),
    limit_cents: wallet.single_limit_cents,
  }
  const request: RequestRow | null =
    state === undefined
      ? null
      : {
          id: `spr_practice_${word}`,
          ...common,
          purpose: story.purpose ?? 'Hosting, as every month.',
          state,
          requested_at: after(0),
          expires_at: state === 'expired' ? after(24) : null,
          decided_at: story.decided === undefined ? null : after(story.decided),
          decided_by: story.decided === undefined ? null : platformUserId('staff'),
          decision_reason:
            state === 'declined' ? 'Not this merchant.' : word === 'over' ? 'The fair is next week: agreed with its owner.' : null,
        }
  const spend_request_id = request && story.unlinked !== 'request' ? request.id : null
  const authorization: AuthorizationRow | null =
    story.authorized === undefined
      ? null
      : {
          id: `iauth_practice_${word}`,
          ...common,
          card_id: CARD,
          spend_request_id,
          approved: reason ? 0 : 1,
          reason: reason ?? 'webhook_approved',
          status: 'closed',
          created_at: after(story.authorized),
        }
  const money = (type: 'capture' | 'refund', hours: number): TransactionRow => ({
    id: `ipi_practice_${word}${type === 'refund' ? '_refund' : ''}`,
    ...common,
    amount_cents: story.captured_cents ?? amount,
    card_id: CARD,
    authorization_id: authorization && story.unlinked !== 'authorization' ? authorization.id : null,
    spend_request_id,
    type,
    dispute_id: story.dispute && type === 'capture' ? `idp_practice_${word}` : null,
    dispute_status: type === 'capture' ? (story.dispute ?? null) : null,
    created_at: after(hours),
  })
  const transactions = [
    ...(story.captured === undefined ? [] : [money('capture', story.captured)]),
    ...(story.refunded === undefined ? [] : [money('refund', story.refunded)]),
  ]
  return { request, authorization, transactions }
}

/**
 * Where Stripe and the platform do not agree, one of each kind: freezing that never reached Stripe, a card Stripe canceled as
 * lost, what only one of the two has, amounts, outcomes and disputes that differ.
 */
export const knownDifferences = (
  cast: PlatformCast,
  wallets: readonly WalletRow[],
  { authorizations, transactions }: Omit<Spends, 'requests'>,
): DifferenceRow[] => {
  const cards = wallets.filter(({ card_id }) => card_id !== null)
  const frozen = cards.find(({ card_status }) => card_status === 'inactive')
  const [, second, third] = cards.filter(({ card_status }) => card_status === 'active')
  const recent = authorizations.find(({ id }) => id === 'iauth_practice_whole')
  const differs = (object: DifferenceRow['object'], id: string | null | undefined, says: Record<string, unknown>): DifferenceRow[] =>
    id ? [{ object, id, lacks: 0, says }] : []
  const lacks = (object: DifferenceRow['object'], id: string | null | undefined): DifferenceRow[] =>
    id ? [{ object, id, lacks: 1, says: {} }] : []
  const only = { card_id: CARD, currency: 'usd', merchant_name: 'Example Casino', merchant_category: 'betting_casino_gambling' }
  return [
    ...differs('card', frozen?.card_id, { card_status: 'active' }),
    ...differs('card', second?.card_id, { card_status: 'canceled', cancellation_reason: 'lost' }),
    ...lacks('card', third?.card_id),
    {
      object: 'card',
      id: 'ic_practice_only_stripe',
      lacks: 0,
      says: {
        card_id: 'ic_practice_only_stripe',
        card_status: 'active',
        card_brand: 'Visa',
        card_last4: '0077',
        card_exp_month: 3,
        card_exp_year: new Date(cast.day).getUTCFullYear() + 1,
        currency: 'usd',
        single_limit_cents: null,
        limit_cents: null,
        limit_interval: null,
        created_at: cast.ago(3),
      },
    },
    ...differs('authorization', 'iauth_practice_more', { amount_cents: 11_800 }),
    ...differs('authorization', 'iauth_practice_no_webhook_timeout', { approved: 1, reason: 'webhook_approved' }),
    ...lacks('authorization', 'iauth_practice_unasked'),
    {
      object: 'authorization',
      id: 'iauth_practice_only_stripe',
      lacks: 0,
      says: {
        ...only,
        id: 'iauth_practice_only_stripe',
        approved: 1,
        reason: 'webhook_approved',
        status: 'closed',
        amount_cents: 50_000,
        created_at: cast.ago(4),
      },
    },
    ...differs('transaction', transactions.find(({ authorization_id }) => authorization_id === recent?.id)?.id, { amount_cents: 9_950 }),
    ...differs('transaction', 'ipi_practice_over', { dispute_id: 'idp_practice_over' }),
    ...lacks('transaction', 'ipi_practice_forced'),
    {
      object: 'transaction',
      id: 'ipi_practice_only_stripe',
      lacks: 0,
      says: {
        ...only,
        id: 'ipi_practice_only_stripe',
        authorization_id: 'iauth_practice_only_stripe',
        type: 'capture',
        amount_cents: 50_000,
        dispute_id: null,
        created_at: cast.ago(3.5),
      },
    },
  ]
}
