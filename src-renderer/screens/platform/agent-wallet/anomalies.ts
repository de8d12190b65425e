import { moneyWords } from '@contract/money'
import {
  type Authorization,
  isOverLimit,
  type SpendRequest,
  type Transaction,
  type WalletAnomaly,
  walletAnomalies,
} from '@contract/platform/agent-wallet-records'
import type { Tone } from '../../../parts/tag'

/** What the rules look at: the same of a request, an authorization and a transaction. */
export interface SpendFacts {
  amount_cents: number
  currency: string
  limit_cents: number | null
  new_merchant: boolean | null
  /** Money left, or may: it was authorised, or captured. */
  spent: boolean
  /** A person or a policy had approved it before that. */
  approved: boolean
  /** Null where nobody says. */
  authorized_cents: number | null
  captured_cents: number | null
  disputed: boolean
}

interface Rule {
  /** As a badge, and in the filter. */
  words: string
  tone: Tone
  /** The reason in words; null where this is not odd so. */
  why: (facts: SpendFacts) => string | null
}

/** The one table of anomalies: badges, filter and the words beside them come from it. */
export const anomalyRules: Readonly<Record<WalletAnomaly, Rule>> = {
  no_approval: {
    words: 'no approval',
    tone: 'bad',
    why: ({ spent, approved }) => (spent && !approved ? 'Money was spent, and no approval came before it.' : null),
  },
  over_limit: {
    words: 'over the limit',
    tone: 'warn',
    why: (facts) =>
      isOverLimit(facts)
        ? `${moneyWords(facts.amount_cents - (facts.limit_cents ?? 0), facts.currency)} more than the ${moneyWords(facts.limit_cents ?? 0, facts.currency)} one spend may come to.`
        : null,
  },
  new_merchant: {
    words: 'new merchant',
    tone: 'warn',
    why: ({ new_merchant }) => (new_merchant === true ? 'This agent never paid this merchant before.' : null),
  },
  captured_differs: {
    words: 'captured ≠ authorised',
    tone: 'warn',
    why: ({ captured_cents, authorized_cents, currency }) => {
      if (captured_cents === null || captured_cents === 0 || captured_cents === authorized_cents) return null
      if (authorized_cents === null) return 'It was captured, and no authorization for it is known.'
      const apart = moneyWords(Math.abs(captured_cents - authorized_cents), currency)
      return `${apart} ${captured_cents > authorized_cents ? 'more' : 'less'} was captured than authorised.`
    },
  },
  disputed: { words: 'disputed', tone: 'bad', why: ({ disputed }) => (disputed ? 'It is disputed with the merchant’s bank.' : null) },
}

export interface Anomaly {
  word: WalletAnomaly
  words: string
  tone: Tone
  why: string
}

/** The anomalies of a spend, the gravest first. */
export const anomaliesOf = (facts: SpendFacts): Anomaly[] =>
  walletAnomalies.flatMap((word) => {
    const { words, tone, why } = anomalyRules[word]
    const said = why(facts)
    return said === null ? [] : [{ word, words, tone, why: said }]
  })

const isLater = (one: string | null, other: string | null): boolean => one !== null && other !== null && Date.parse(one) > Date.parse(other)

/** An approval that came after the money is none; where a server does not say when, it is taken to have come before. */
export const factsOfRequest = (request: SpendRequest): SpendFacts => ({
  ...request,
  spent: (request.authorized_cents ?? 0) > 0 || (request.captured_cents ?? 0) > 0,
  approved: request.state === 'approved' && !isLater(request.decided_at, request.spent_at),
  disputed: request.disputed === true,
})

const cameBefore = (approved_at: string | null, created_at: string): boolean => approved_at !== null && !isLater(approved_at, created_at)

/** Of a declined one nothing was spent: neither approval nor limit is missing then. */
export const factsOfAuthorization = (authorization: Authorization): SpendFacts => ({
  ...authorization,
  limit_cents: authorization.approved ? authorization.limit_cents : null,
  spent: authorization.approved,
  approved: cameBefore(authorization.approved_at, authorization.created_at),
  authorized_cents: authorization.amount_cents,
  disputed: authorization.disputed === true,
})

/** Money that came back needs no approval, and nobody new got it. */
export const factsOfTransaction = (transaction: Transaction): SpendFacts => {
  const capture = transaction.type === 'capture'
  return {
    ...transaction,
    limit_cents: capture ? transaction.limit_cents : null,
    new_merchant: capture ? transaction.new_merchant : null,
    spent: capture,
    approved: cameBefore(transaction.approved_at, transaction.created_at),
    captured_cents: capture ? transaction.amount_cents : null,
    disputed: transaction.dispute_id !== null,
  }
}
