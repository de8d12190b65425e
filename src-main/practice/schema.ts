/** Raised whenever the tables or the seeded world change: a file of another version is thrown away and seeded anew. */
export const SCHEMA_VERSION = 4

/**
 * The marketplace's tables as its document implies them (agentpowers-admin). It shows the columns of a flag and a category, and
 * some of a user; those of skills, claims, purchases, licenses and audit_log are ours. practice_world, sent_mail and stripe_* are
 * practice's own, and no SQL answer reads them.
 */
export const tables = `
  CREATE TABLE users (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    display_name TEXT,
    is_admin BOOLEAN NOT NULL DEFAULT FALSE,
    tos_accepted_at TEXT,
    stripe_connect_id TEXT,
    account_status TEXT NOT NULL DEFAULT 'active' CHECK (account_status IN ('active', 'held', 'pending_deletion')),
    created_at TEXT NOT NULL,
    deletion_requested_at TEXT,
    deletion_scheduled_at TEXT,
    marketing_opt_in BOOLEAN NOT NULL DEFAULT FALSE
  );
  -- Partial, so that it costs a million users next to nothing. Worded as in database/marketplace/deletions.ts.
  CREATE INDEX users_by_deletion ON users (deletion_scheduled_at, id) WHERE deletion_scheduled_at IS NOT NULL;
  CREATE TABLE categories (
    id TEXT PRIMARY KEY,
    category TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    icon TEXT NOT NULL DEFAULT 'grid',
    sample_keywords TEXT NOT NULL DEFAULT '',
    updated_at TEXT
  );
  CREATE TABLE skills (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    category TEXT,
    owner_id TEXT,
    status TEXT NOT NULL DEFAULT 'active',
    price_cents INTEGER NOT NULL DEFAULT 0,
    source_registry TEXT,
    source_url TEXT,
    created_at TEXT NOT NULL
  );
  CREATE INDEX skills_by_category ON skills (category, status);
  CREATE TABLE abuse_flags (
    id TEXT PRIMARY KEY,
    flag_type TEXT NOT NULL,
    reference_id TEXT,
    reference_type TEXT,
    details TEXT,
    status TEXT NOT NULL DEFAULT 'open',
    resolved_by TEXT,
    resolved_at TEXT,
    resolution_notes TEXT,
    created_at TEXT NOT NULL
  );
  CREATE INDEX abuse_flags_by_created_at ON abuse_flags (created_at, id);
  CREATE INDEX abuse_flags_by_status ON abuse_flags (status, created_at, id);
  CREATE INDEX abuse_flags_by_flag_type ON abuse_flags (flag_type, created_at, id);
  CREATE INDEX abuse_flags_by_status_and_flag_type ON abuse_flags (status, flag_type, created_at, id);
  CREATE TABLE claims (
    id TEXT PRIMARY KEY,
    claimant_id TEXT NOT NULL,
    skill_id TEXT NOT NULL,
    status TEXT NOT NULL DEFAULT 'sandbox',
    source_registry TEXT,
    source_url TEXT,
    claimed_handle TEXT,
    evidence TEXT,
    created_at TEXT NOT NULL,
    reviewed_by TEXT,
    reviewed_at TEXT
  );
  CREATE TABLE purchases (
    id TEXT PRIMARY KEY,
    buyer_id TEXT NOT NULL,
    seller_id TEXT,
    skill_id TEXT,
    amount_cents INTEGER NOT NULL,
    currency TEXT NOT NULL DEFAULT 'usd',
    status TEXT NOT NULL CHECK (status IN ('pending', 'completed', 'refunded', 'failed')),
    stripe_payment_intent_id TEXT,
    created_at TEXT NOT NULL,
    refunded_at TEXT
  );
  CREATE INDEX purchases_by_created_at ON purchases (created_at, id);
  CREATE INDEX purchases_by_buyer ON purchases (buyer_id, created_at);
  CREATE UNIQUE INDEX purchases_by_payment_intent ON purchases (stripe_payment_intent_id) WHERE stripe_payment_intent_id IS NOT NULL;
  CREATE TABLE licenses (
    id TEXT PRIMARY KEY,
    purchase_id TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL,
    skill_id TEXT,
    status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'deactivated')),
    created_at TEXT NOT NULL,
    deactivated_at TEXT
  );
  -- What would have been mailed: nothing leaves this computer. user_id: to one person; recipients: to so many.
  CREATE TABLE sent_mail (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    user_id TEXT,
    recipients INTEGER NOT NULL,
    subject TEXT NOT NULL,
    html_body TEXT NOT NULL,
    sent_at TEXT NOT NULL
  );
  -- The Stripe stand-in's memory: see stripe-stand-in.ts.
  CREATE TABLE stripe_refunds (
    id TEXT PRIMARY KEY,
    payment_intent TEXT NOT NULL UNIQUE,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    metadata TEXT NOT NULL,
    created INTEGER NOT NULL,
    reported BOOLEAN NOT NULL DEFAULT FALSE
  );
  CREATE TABLE stripe_requests (
    idempotency_key TEXT PRIMARY KEY,
    asked TEXT NOT NULL,
    status INTEGER NOT NULL,
    answer TEXT NOT NULL,
    created INTEGER NOT NULL
  );
  CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY,
    actor_id TEXT NOT NULL,
    action TEXT NOT NULL,
    target_type TEXT NOT NULL,
    target_id TEXT NOT NULL,
    reason TEXT,
    created_at TEXT NOT NULL
  );
  CREATE TABLE practice_world (schema_version INTEGER NOT NULL, users INTEGER NOT NULL, day TEXT NOT NULL);
`

/**
 * One for each of the five sorts, with the id that breaks ties, so that a window is found without touching a user.
 * Made after the inserts, which is three times faster. The expressions are worded as in database/marketplace/users.ts.
 */
export const indexes = [
  'CREATE INDEX users_by_email ON users (email, id)',
  'CREATE INDEX users_by_created_at ON users (created_at, id)',
  'CREATE INDEX users_by_is_admin ON users (is_admin, id)',
  'CREATE INDEX users_by_is_seller ON users ((tos_accepted_at IS NOT NULL), id)',
  // Narrow, for count(*): SQLite counts along the smallest index there is.
  'CREATE INDEX users_by_account_status ON users (account_status)',
  'CREATE INDEX users_by_stripe_connected ON users ((stripe_connect_id IS NOT NULL), id)',
]
