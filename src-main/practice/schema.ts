/** Raised whenever the tables or the seeded world change: a file of another version is thrown away and seeded anew. */
export const SCHEMA_VERSION = 2

/**
 * The marketplace's tables as its document implies them (agentpowers-admin, Bootstrapping the First Admin and User
 * Management). The columns of audit_log are ours: it is named twice and never shown. practice_world is practice's own, and no SQL answer reads it.
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
    deletion_scheduled_at TEXT
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

/** The columns that seeding fills, in the order of `SeededUser`. */
export const userColumnNames = [
  'id',
  'email',
  'display_name',
  'is_admin',
  'tos_accepted_at',
  'stripe_connect_id',
  'account_status',
  'created_at',
  'deletion_requested_at',
  'deletion_scheduled_at',
] as const

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
