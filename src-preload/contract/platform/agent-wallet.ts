import { z } from 'zod'
import { composed } from '../composed'
import { list, mutation, operations, query, Window } from '../operation'
import { Authorization, isOverLimit, requestStates, SpendRequest, Transaction, Wallet, walletAnomalies } from './agent-wallet-records'
import { PlatformId } from './fields'

const text = z.string().trim().min(1).max(200).optional()
const word = z.string().max(100).optional()
const instant = z.string().max(64).optional()

/** What every list below a wallet can be narrowed down by. */
const narrowed = {
  ...Window,
  search: text.describe('Part of an id, an agent’s or a merchant’s name, in any case.'),
  org_id: text.describe('Only those of this org.'),
  agent_id: text.describe('Only those of this agent.'),
  wallet_id: text.describe('Only those of this wallet.'),
  anomaly: word.describe(`Only those with this anomaly: ${walletAnomalies.join(', ')}, or any.`),
  from: instant.describe('Only those from this instant on.'),
  to: instant.describe('Only those before this instant.'),
}
const LONGEST_REASON = 2000
const reason = z
  .string()
  .trim()
  .max(LONGEST_REASON, 'A reason has at most 2,000 characters.')
  .default('')
  .describe('Why, in the words of who decides.')

/** What is answered is the record as it is afterwards; nothing of it is needed here. */
const Done = z.looseObject({})

const OfWallet = z.strictObject({ wallet_id: PlatformId })
const OfRequest = z.strictObject({ request_id: PlatformId })
const Decline = z.strictObject({ request_id: PlatformId, reason })
const Approve = z
  .strictObject({
    request_id: PlatformId,
    reason,
    over_limit: z.boolean().default(false).describe('Whoever approves knows that it is over the limit.'),
  })
  .refine((input) => !input.over_limit || input.reason !== '', {
    path: ['reason'],
    message: 'It is over the limit: say why it is approved all the same.',
  })
const SetCard = z.strictObject({ wallet_id: PlatformId, reason })

const given = ({ reason: words }: { reason: string }): string | null => words || null
/** What approving and declining declare alike. */
const decide = {
  system: 'platform',
  output: Done,
  target: ({ request_id }: { request_id: string }) => request_id,
  reason: given,
} as const
/** What freezing and unfreezing declare alike. */
const setCard = {
  system: 'platform',
  input: SetCard,
  output: Done,
  effect: 'access',
  target: ({ wallet_id }: { wallet_id: string }) => wallet_id,
  invalidates: ['agent-wallet', 'issuing', 'audit-trail'],
  reason: given,
} as const

/** What approving and declining say of their record alike. */
const decision = {
  subject: ({ request_id }: { request_id: string }) => ({ operation: 'agent-wallet.request', input: { request_id } }),
  name: ({ agent_name, agent_id, merchant_name }: SpendRequest): string =>
    `${agent_name || agent_id || 'an agent'} at ${merchant_name || 'a merchant it does not name'}`,
  shown: ['amount_cents', 'merchant_name', 'purpose', 'limit_cents', 'new_merchant', 'org_name', 'state', 'requested_at'],
} as const
/** Decided once, it stays so: any other end than `wanted` proves that this did not happen. */
const became = (wanted: (typeof requestStates)[number], { state }: SpendRequest): boolean | null =>
  (requestStates as readonly string[]).includes(state) ? state === wanted : null
const undecided = ({ state }: SpendRequest): string | null => (state === 'pending' ? null : `Already ${state.slice(0, 50)}.`)

/** What freezing changes, and what does not change by itself meanwhile: a busy wallet's balance would. */
const CardOf = z.object({
  wallet_id: z.string(),
  agent_name: z.string().nullable(),
  agent_id: z.string().nullable(),
  org_name: z.string().nullable(),
  card_id: z.string().nullable(),
  card_last4: z.string().nullable(),
  card_status: z.string().nullable(),
})
type CardOf = z.output<typeof CardOf>
const card = {
  subject: ({ wallet_id }: { wallet_id: string }) => ({ operation: 'agent-wallet.card', input: { wallet_id } }),
  name: ({ agent_name, agent_id, card_last4 }: CardOf): string =>
    `${agent_name || agent_id || 'an agent'}${card_last4 ? `, ending in ${card_last4}` : ''}`,
  shown: ['agent_id', 'org_name', 'card_id', 'card_last4', 'card_status'],
} as const
const unchangeable = ({ card_id, card_status }: CardOf): string | null => {
  if (card_id === null) return 'It has no card.'
  return card_status === 'canceled' ? 'Its card is canceled for good.' : null
}

/**
 * platform-admin, Wallets and financial operations. The first path is the document's own; what stands below it, and every
 * field, is our stated assumption.
 */
export const agentWallet = operations('agent-wallet')({
  'agent-wallet.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet',
    input: z.strictObject({
      ...Window,
      search: text.describe('Part of an id, an agent’s or an org’s name, or a card’s last four digits.'),
      org_id: text.describe('Only those of this org.'),
      workspace_id: text.describe('Only those of this workspace.'),
      agent_id: text.describe('Only that of this agent.'),
      card_status: word.describe('Only those whose card stands so; none: those without a card.'),
    }),
    row: Wallet,
    offers: 'agent wallets',
  }),
  'agent-wallet.requests': list({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/spend-requests',
    input: z.strictObject({ ...narrowed, state: word.describe('Only those that stand so.') }),
    row: SpendRequest,
    offers: 'spend requests',
  }),
  'agent-wallet.authorizations': list({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/authorizations',
    input: z.strictObject({
      ...narrowed,
      spend_request_id: text.describe('Only those for this spend request.'),
      approved: z.boolean().optional().describe('Only those approved, or only those declined.'),
      reason: word.describe('Only those with this reason, in Stripe’s words.'),
    }),
    row: Authorization,
    offers: 'card authorizations',
  }),
  'agent-wallet.transactions': list({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/transactions',
    input: z.strictObject({
      ...narrowed,
      spend_request_id: text.describe('Only those for this spend request.'),
      authorization_id: text.describe('Only those of this authorization.'),
      type: word.describe('Only captures, or only refunds.'),
      disputed: z.boolean().optional().describe('Only those that are disputed, or that are not.'),
    }),
    row: Transaction,
    offers: 'card transactions',
  }),
  'agent-wallet.request': query({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/spend-requests/{request_id}',
    input: OfRequest,
    output: SpendRequest,
    offers: 'single spend requests',
  }),
  'agent-wallet.authorization': query({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/authorizations/{authorization_id}',
    input: z.strictObject({ authorization_id: PlatformId }),
    output: Authorization,
    offers: 'single card authorizations',
  }),
  'agent-wallet.transaction': query({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/transactions/{transaction_id}',
    input: z.strictObject({ transaction_id: PlatformId }),
    output: Transaction,
    offers: 'single card transactions',
  }),
  'agent-wallet.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/agent-wallet/{wallet_id}',
    input: OfWallet,
    output: Wallet,
    offers: 'single agent wallets',
  }),
  'agent-wallet.card': composed({
    system: 'platform',
    input: OfWallet,
    output: CardOf.nullable(),
    parts: [{ name: 'wallet', reading: (input) => ({ operation: 'agent-wallet.get', input }), needed: () => true }],
    compose: ({ wallet }, { wallet_id }) => {
      const { agent_id, agent_name, org_name, card: its } = wallet as Wallet
      return {
        wallet_id,
        agent_id,
        agent_name,
        org_name,
        card_id: its?.id ?? null,
        card_last4: its?.last4 ?? null,
        card_status: its?.status ?? null,
      }
    },
  }),
  /** 409 where it was decided already, and where it is over the limit and `over_limit` does not say that this is known. */
  'agent-wallet.approve': mutation({
    ...decide,
    route: 'POST /api/v1/admin/agent-wallet/spend-requests/{request_id}/approve',
    input: Approve,
    effect: 'money',
    invalidates: ['agent-wallet', 'issuing', 'audit-trail'],
    offers: 'approving spend requests',
    confirm: {
      ...decision,
      title: 'Approve the spend request of {who}',
      known_title: 'Approve {amount} for {who}',
      consequence: 'The agent may spend this amount with its card, once, from this moment on.',
      undo: 'Freeze the card before the merchant asks for the money.',
      button: 'Approve spend',
      eligible: (request: SpendRequest, { over_limit }) =>
        undecided(request) ??
        (isOverLimit(request) && !over_limit ? 'It is over the limit: approve it on its own page, and say why.' : null),
      happened: (request: SpendRequest) => became('approved', request),
    },
  }),
  /** Money stays where it is: this counts towards no limit of what may be spent. 409 where it was decided already. */
  'agent-wallet.decline': mutation({
    ...decide,
    route: 'POST /api/v1/admin/agent-wallet/spend-requests/{request_id}/decline',
    input: Decline,
    effect: 'access',
    invalidates: ['agent-wallet', 'audit-trail'],
    offers: 'declining spend requests',
    confirm: {
      ...decision,
      title: 'Decline the spend request of {who}',
      consequence: 'The agent is told no, with the reason, and may ask again. Nothing is spent.',
      undo: null,
      button: 'Decline spend',
      eligible: undecided,
      happened: (request: SpendRequest) => became('declined', request),
    },
  }),
  'agent-wallet.freeze': mutation({
    ...setCard,
    route: 'POST /api/v1/admin/agent-wallet/{wallet_id}/freeze',
    offers: 'freezing cards',
    confirm: {
      ...card,
      title: 'Freeze the card of {who}',
      consequence: 'Every new authorization is declined from now on. What was authorised before can still be captured.',
      undo: 'Unfreeze it.',
      button: 'Freeze card',
      eligible: (its: CardOf) => unchangeable(its) ?? (its.card_status === 'inactive' ? 'Already frozen.' : null),
      happened: ({ card_status }: CardOf) => card_status === 'inactive',
    },
  }),
  'agent-wallet.unfreeze': mutation({
    ...setCard,
    route: 'POST /api/v1/admin/agent-wallet/{wallet_id}/unfreeze',
    offers: 'unfreezing cards',
    confirm: {
      ...card,
      title: 'Unfreeze the card of {who}',
      consequence: 'The agent can spend with it again, within its limits.',
      undo: 'Freeze it again.',
      button: 'Unfreeze card',
      eligible: (its: CardOf) => unchangeable(its) ?? (its.card_status === 'inactive' ? null : 'Not frozen.'),
      happened: ({ card_status }: CardOf) => card_status === 'active',
    },
  }),
})
