import { contract, type MarketplaceOperation } from '@contract'
import type { ColumnName, TableName } from './tables'

type Columns = { [T in TableName]?: readonly ColumnName<T>[] }

/** What an operation can't do without. `writes`: what it sets; `inserts`: where it adds a row. Other columns it uses may be missing. */
export interface Need {
  reads: Columns
  /** Used where it is there. */
  also?: Columns
  writes?: Columns
  inserts?: TableName
}

const user = ['id', 'email'] as const
const userRest = [
  'display_name',
  'is_admin',
  'tos_accepted_at',
  'stripe_connect_id',
  'account_status',
  'created_at',
  'deletion_requested_at',
  'deletion_scheduled_at',
] as const
const flag = {
  reads: { abuse_flags: ['id', 'flag_type', 'status'] },
  also: { abuse_flags: ['reference_id', 'reference_type', 'details', 'resolved_by', 'resolved_at', 'resolution_notes', 'created_at'] },
} as const satisfies Need
const claim = {
  reads: { claims: ['id', 'status', 'claimant_id', 'skill_id'] },
  also: {
    claims: ['source_registry', 'source_url', 'claimed_handle', 'evidence', 'created_at'],
    skills: ['id', 'slug', 'name'],
    users: ['id', 'email'],
  },
} as const satisfies Need
const category = {
  reads: { categories: ['id', 'category', 'name'] },
  also: { categories: ['description', 'icon', 'sample_keywords', 'updated_at'] },
} as const satisfies Need
const pending = {
  reads: { users: ['id', 'deletion_scheduled_at'] },
  also: { users: ['email', 'display_name', 'account_status', 'deletion_requested_at'] },
} as const satisfies Need
const people = { reads: { users: user }, also: { users: userRest } } as const satisfies Need

const purchase = {
  reads: { purchases: ['id', 'status', 'buyer_id'] },
  also: {
    purchases: ['amount_cents', 'currency', 'created_at', 'refunded_at', 'seller_id', 'skill_id', 'stripe_payment_intent_id'],
    users: ['id', 'email', 'display_name'],
    skills: ['id', 'name'],
    licenses: ['id', 'purchase_id', 'status', 'deactivated_at'],
  },
} as const satisfies Need

/** What each operation needs of a schema. One that is missing here does not compile. */
export const needs: Record<MarketplaceOperation, Need> = {
  'users.list': people,
  'users.get': people,
  'users.search': people,
  'users.find': people,
  'users.by_email': people,
  'admins.list': { reads: { users: ['id', 'email', 'is_admin'] }, also: { users: userRest } },
  'admins.check': { reads: { users: ['id', 'is_admin'] } },
  'admins.promote': { reads: { users: ['id', 'is_admin'] }, writes: { users: ['is_admin'] } },
  'admins.bootstrap': { reads: { users: ['id', 'is_admin'] }, writes: { users: ['is_admin'] } },
  'admins.demote': { reads: { users: ['id', 'is_admin'] }, writes: { users: ['is_admin'] } },
  'abuse-flags.list': flag,
  'abuse-flags.get': flag,
  'abuse-flags.resolve': { ...flag, writes: { abuse_flags: ['status', 'resolved_by', 'resolved_at'] } },
  'holds.hold': { reads: { users: ['id', 'account_status', 'is_admin'] }, writes: { users: ['account_status'] } },
  'holds.release': { reads: { users: ['id', 'account_status', 'deletion_requested_at'] }, writes: { users: ['account_status'] } },
  'claims.list': claim,
  'claims.get': claim,
  'claims.approve': {
    reads: { ...claim.reads, skills: ['id', 'owner_id'], users: ['id'] },
    writes: { claims: ['status'], skills: ['owner_id'] },
  },
  'claims.reject': { ...claim, writes: { claims: ['status'] } },
  'categories.list': category,
  'categories.get': category,
  'categories.create': {
    reads: { ...category.reads, skills: ['slug'] },
    writes: { categories: ['id', 'category', 'name', 'description', 'icon', 'sample_keywords'] },
    inserts: 'categories',
  },
  'categories.update': { ...category, writes: { categories: ['name', 'description', 'icon', 'sample_keywords'] } },
  'categories.delete': { reads: { ...category.reads, skills: ['category', 'status'] }, writes: { categories: ['category'] } },
  'deletions.list': pending,
  'deletions.get': pending,
  'deletions.cancel': { ...pending, writes: { users: ['deletion_requested_at', 'deletion_scheduled_at', 'account_status'] } },
  'purchases.list': purchase,
  'purchases.get': purchase,
  'refunds.issue': { reads: { purchases: ['id', 'status', 'stripe_payment_intent_id'] } },
  'marketing-email.audience': { reads: { users: ['marketing_opt_in'] } },
  'marketing-email.send': { reads: { users: ['id', 'marketing_opt_in'] } },
}

/** Whether an operation changes the database itself. */
export const isWrite = (operation: MarketplaceOperation): boolean => contract[operation].kind === 'mutation'
