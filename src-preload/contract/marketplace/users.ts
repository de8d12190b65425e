import { z } from 'zod'
import { found, Id, Instant, list, operations, query, Window } from '../operation'
import { firstOf } from '../tolerant'

/** The five keys the API sorts by (agentpowers-admin, User Management). */
export const userSortKeys = ['email', 'created_at', 'is_admin', 'is_seller', 'stripe_connected'] as const

export const AccountStatus = z.enum(['active', 'held', 'pending_deletion'])

/**
 * One user as GET /v1/admin/users describes it. The document lists the fields in words and names is_admin, is_seller
 * and stripe_connected; the other names are ours, with the likely spellings read as well (see tolerant.ts).
 */
export const User = z.preprocess(
  firstOf({
    id: ['id', 'user_id'],
    display_name: ['display_name', 'name'],
    account_status: ['account_status', 'status'],
    deletion_requested_at: ['deletion_requested_at', 'deleted_requested_at', 'deletion_request_at'],
    deletion_scheduled_at: ['deletion_scheduled_at', 'scheduled_deletion_at', 'deletion_at', 'delete_after'],
    is_seller: ['is_seller', 'tos_accepted_at'],
    stripe_connected: ['stripe_connected', 'stripe_connect_id'],
  }),
  z.object({
    id: z.string().max(200),
    email: z
      .string()
      .max(1000)
      .nullish()
      .transform((email) => email ?? ''),
    display_name: z
      .string()
      .max(2000)
      .nullish()
      .transform((name) => name ?? ''),
    is_admin: truth(),
    is_seller: truth(),
    stripe_connected: truth(),
    account_status: AccountStatus.or(z.string().max(100))
      .nullish()
      .transform((status) => status ?? 'active'),
    created_at: Instant.nullish().transform((at) => at ?? null),
    deletion_requested_at: Instant.nullish().transform((at) => at ?? null),
    deletion_scheduled_at: Instant.nullish().transform((at) => at ?? null),
  }),
)
export type User = z.output<typeof User>

/** true, 1, 'true' and any set value are true: is_seller comes from tos_accepted_at, stripe_connected from stripe_connect_id. */
function truth() {
  // Optional, because some servers leave out what is null; an absent mark is not set.
  return z
    .unknown()
    .optional()
    .transform((value) => {
      if (typeof value === 'string') return !['', '0', 'false', 'no', 'null', 'none'].includes(value.toLowerCase())
      return Boolean(value)
    })
}

const UsersList = z.strictObject({
  ...Window,
  sort_by: z.enum(userSortKeys).default('created_at'),
  sort_order: z.enum(['asc', 'desc']).default('desc'),
})

const usersList = list({ system: 'marketplace', route: 'GET /v1/admin/users', input: UsersList, row: User })

export const users = operations('users')({
  'users.list': usersList,
  'users.get': found({
    system: 'marketplace',
    list: 'users.list',
    rows: usersList,
    key: (user) => user.id,
    wanted: (input) => input.user_id,
    input: z.strictObject({ user_id: Id }),
  }),
  /** Users whose id, e-mail address or name contains the text, letter by letter: the API has no such read, a database has. */
  'users.search': list({
    system: 'marketplace',
    input: UsersList.extend({ text: z.string().trim().min(1, 'Write what to look for.').max(200, 'At most 200 characters.') }),
    row: User,
  }),
  /** Users of exactly this id or e-mail address, at most ten (agentpowers-admin, Step 1: Find the User ID). */
  'users.find': query({
    system: 'marketplace',
    input: z.strictObject({ who: z.string().trim().min(1, 'Write an e-mail address or an id.').max(320, 'At most 320 characters.') }),
    output: z.object({ items: z.array(User) }),
  }),
  /** The user of an e-mail address, whatever its letter case. */
  'users.by_email': found({
    system: 'marketplace',
    list: 'users.list',
    rows: usersList,
    key: (user) => user.email.toLowerCase(),
    wanted: (input) => input.email.toLowerCase(),
    input: z.strictObject({ email: z.string().trim().min(3, 'An address is needed.').max(1000) }),
  }),
})
