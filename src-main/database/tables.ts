/** What a column holds, whatever type it was declared with: a truth, an instant, or something taken as it is. */
type Holds = 'flag' | 'instant' | 'plain'

const [flag, instant, plain] = ['flag', 'instant', 'plain'] as const satisfies readonly Holds[]

/**
 * The tables and columns that the SQL answers speak of, by the names they use. agentpowers-admin names users (id, email,
 * display_name, is_admin, tos_accepted_at, stripe_connect_id) and audit_log, and shows the fields of a flag and of a
 * category; the rest are ours. A real database may call them otherwise: see fit.ts.
 */
export const tables = {
  users: {
    id: plain,
    email: plain,
    display_name: plain,
    is_admin: flag,
    tos_accepted_at: instant,
    stripe_connect_id: plain,
    account_status: plain,
    created_at: instant,
    deletion_requested_at: instant,
    deletion_scheduled_at: instant,
    marketing_opt_in: flag,
  },
  categories: { id: plain, category: plain, name: plain, description: plain, icon: plain, sample_keywords: plain, updated_at: instant },
  skills: {
    id: plain,
    slug: plain,
    name: plain,
    category: plain,
    owner_id: plain,
    status: plain,
    price_cents: plain,
    source_registry: plain,
    source_url: plain,
    created_at: instant,
  },
  abuse_flags: {
    id: plain,
    flag_type: plain,
    reference_id: plain,
    reference_type: plain,
    details: plain,
    status: plain,
    resolved_by: plain,
    resolved_at: instant,
    resolution_notes: plain,
    created_at: instant,
  },
  claims: {
    id: plain,
    claimant_id: plain,
    skill_id: plain,
    status: plain,
    source_registry: plain,
    source_url: plain,
    claimed_handle: plain,
    evidence: plain,
    created_at: instant,
    reviewed_by: plain,
    reviewed_at: instant,
  },
  purchases: {
    id: plain,
    buyer_id: plain,
    seller_id: plain,
    skill_id: plain,
    amount_cents: plain,
    currency: plain,
    status: plain,
    stripe_payment_intent_id: plain,
    created_at: instant,
    refunded_at: instant,
  },
  licenses: { id: plain, purchase_id: plain, user_id: plain, skill_id: plain, status: plain, created_at: instant, deactivated_at: instant },
  audit_log: {
    id: plain,
    actor_id: plain,
    action: plain,
    target_type: plain,
    target_id: plain,
    reason: plain,
    created_at: instant,
  },
} as const satisfies Record<string, Record<string, Holds>>

export type TableName = keyof typeof tables
export type ColumnName<T extends TableName> = keyof (typeof tables)[T] & string
export const tableNames = Object.keys(tables) as TableName[]
export const columnsOf = (table: TableName): [name: string, holds: Holds][] => Object.entries(tables[table])

/** Other names the same thing is likely to have. Looked for where nobody mapped it and ours is not there. */
export const likelyTables: Partial<Record<TableName, readonly string[]>> = {
  users: ['user', 'accounts'],
  categories: ['category', 'skill_categories', 'marketplace_categories'],
  skills: ['skill'],
  abuse_flags: ['abuse_flag', 'flags', 'abuse_reports'],
  claims: ['claim', 'skill_claims', 'ownership_claims'],
  purchases: ['purchase', 'orders'],
  licenses: ['license', 'licences'],
  audit_log: ['audit_logs', 'admin_audit_log'],
}
export const likelyColumns: { [T in TableName]?: Partial<Record<ColumnName<T>, readonly string[]>> } = {
  users: {
    id: ['user_id', 'clerk_id'],
    display_name: ['name'],
    account_status: ['status'],
    deletion_requested_at: ['deletion_request_at'],
    deletion_scheduled_at: ['scheduled_deletion_at', 'deletion_at', 'delete_after'],
    marketing_opt_in: ['marketing_opted_in', 'marketing_emails', 'marketing_consent'],
  },
  categories: { category: ['slug'], sample_keywords: ['keywords'] },
  skills: { name: ['title'], owner_id: ['seller_id', 'user_id'], category: ['category_slug'] },
  abuse_flags: {
    id: ['flag_id'],
    flag_type: ['type'],
    reference_id: ['ref_id'],
    reference_type: ['ref_type'],
    details: ['metadata', 'evidence'],
    resolution_notes: ['notes'],
  },
  claims: {
    claimant_id: ['claimant_user_id', 'user_id', 'claimed_by'],
    source_registry: ['registry', 'source'],
    source_url: ['registry_url', 'repository_url', 'url'],
    claimed_handle: ['handle', 'source_owner'],
    evidence: ['proof', 'details', 'verification'],
    created_at: ['claimed_at', 'submitted_at'],
  },
  purchases: {
    buyer_id: ['user_id'],
    amount_cents: ['amount', 'price_cents'],
    stripe_payment_intent_id: ['payment_intent_id', 'stripe_payment_intent', 'payment_intent'],
  },
  licenses: { user_id: ['buyer_id'], deactivated_at: ['revoked_at'] },
  audit_log: {
    actor_id: ['admin_id', 'user_id', 'performed_by'],
    target_type: ['entity_type'],
    target_id: ['entity_id'],
    reason: ['notes', 'details'],
  },
}
