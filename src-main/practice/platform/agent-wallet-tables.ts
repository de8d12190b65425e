/** Amounts in cents, instants in ISO 8601. What Stripe says otherwise than the platform stands in issuing_differences. */
export const walletTables = `
  CREATE TABLE wallets (
    id TEXT PRIMARY KEY, agent_id TEXT NOT NULL, org_id TEXT NOT NULL, workspace_id TEXT NOT NULL,
    card_id TEXT, card_status TEXT, card_brand TEXT, card_last4 TEXT, card_exp_month INTEGER, card_exp_year INTEGER,
    currency TEXT NOT NULL, balance_cents INTEGER NOT NULL, single_limit_cents INTEGER, limit_cents INTEGER, limit_interval TEXT,
    spent_cents INTEGER NOT NULL, created_at TEXT NOT NULL
  );
  CREATE TABLE spend_requests (
    id TEXT PRIMARY KEY, wallet_id TEXT NOT NULL, amount_cents INTEGER NOT NULL, currency TEXT NOT NULL,
    merchant_name TEXT, merchant_category TEXT, new_merchant BOOLEAN, purpose TEXT, state TEXT NOT NULL, limit_cents INTEGER,
    requested_at TEXT NOT NULL, expires_at TEXT, decided_at TEXT, decided_by TEXT, decision_reason TEXT
  );
  CREATE TABLE card_authorizations (
    id TEXT PRIMARY KEY, wallet_id TEXT NOT NULL, card_id TEXT NOT NULL, spend_request_id TEXT, approved BOOLEAN NOT NULL, reason TEXT,
    status TEXT, amount_cents INTEGER NOT NULL, currency TEXT NOT NULL, merchant_name TEXT, merchant_category TEXT, new_merchant BOOLEAN,
    limit_cents INTEGER, created_at TEXT NOT NULL
  );
  CREATE TABLE card_transactions (
    id TEXT PRIMARY KEY, wallet_id TEXT NOT NULL, card_id TEXT NOT NULL, authorization_id TEXT, spend_request_id TEXT, type TEXT NOT NULL,
    amount_cents INTEGER NOT NULL, currency TEXT NOT NULL, merchant_name TEXT, merchant_category TEXT, new_merchant BOOLEAN,
    limit_cents INTEGER, dispute_id TEXT, dispute_status TEXT, created_at TEXT NOT NULL
  );
  CREATE INDEX requests_of_wallet ON spend_requests (wallet_id);
  CREATE INDEX authorizations_of_wallet ON card_authorizations (wallet_id);
  CREATE INDEX authorizations_of_request ON card_authorizations (spend_request_id);
  CREATE INDEX transactions_of_wallet ON card_transactions (wallet_id);
  CREATE INDEX transactions_of_authorization ON card_transactions (authorization_id);
  CREATE INDEX transactions_of_request ON card_transactions (spend_request_id);
  CREATE TABLE issuing_differences (object TEXT NOT NULL, id TEXT NOT NULL, lacks BOOLEAN NOT NULL, says TEXT NOT NULL, PRIMARY KEY (object, id));
`

export interface WalletRow {
  id: string
  agent_id: string
  org_id: string
  workspace_id: string
  card_id: string | null
  card_status: string | null
  card_brand: string | null
  card_last4: string | null
  card_exp_month: number | null
  card_exp_year: number | null
  currency: string
  balance_cents: number
  single_limit_cents: number | null
  limit_cents: number | null
  limit_interval: string | null
  spent_cents: number
  created_at: string
}
interface Spend {
  id: string
  wallet_id: string
  amount_cents: number
  currency: string
  merchant_name: string | null
  merchant_category: string | null
  new_merchant: 0 | 1
  limit_cents: number | null
}
export interface RequestRow extends Spend {
  purpose: string
  state: string
  requested_at: string
  expires_at: string | null
  decided_at: string | null
  decided_by: string | null
  decision_reason: string | null
}
export interface AuthorizationRow extends Spend {
  card_id: string
  spend_request_id: string | null
  approved: 0 | 1
  reason: string
  status: string
  created_at: string
}
export interface TransactionRow extends Spend {
  card_id: string
  authorization_id: string | null
  spend_request_id: string | null
  type: 'capture' | 'refund'
  dispute_id: string | null
  dispute_status: string | null
  created_at: string
}
/** What Stripe lacks of the platform's rows, says otherwise of one, or has alone: then `says` is the whole row. */
export interface DifferenceRow {
  object: 'card' | 'authorization' | 'transaction'
  id: string
  lacks: 0 | 1
  says: Record<string, unknown>
}
