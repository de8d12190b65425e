import { z } from 'zod'
import { found, Id, Instant, list, mutation, operations, Window } from '../operation'
import { firstOf } from '../tolerant'
import { Acknowledgement } from './admins'

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const instantOrNull = Instant.nullish().transform((at) => at ?? null)

/**
 * A user whose deletion is pending. The document says "list users with pending account deletion" and no more: these are
 * the fields of a user that matter to it. Not taken for a whole user: what a server leaves out here is not known to be
 * false. A held account can be in it too: its status is then `held`.
 */
export const PendingDeletion = z.preprocess(
  firstOf({
    id: ['id', 'user_id'],
    display_name: ['display_name', 'name'],
    account_status: ['account_status', 'status'],
    deletion_requested_at: ['deletion_requested_at', 'requested_at', 'deleted_requested_at', 'deletion_request_at'],
    deletion_scheduled_at: [
      'deletion_scheduled_at',
      'scheduled_deletion_at',
      'scheduled_at',
      'scheduled_for',
      'deletion_at',
      'delete_after',
    ],
  }),
  z.object({
    id: z.string().max(200),
    email: text,
    display_name: text,
    account_status: text.transform((status) => status || 'pending_deletion'),
    deletion_requested_at: instantOrNull,
    deletion_scheduled_at: instantOrNull,
  }),
)
export type PendingDeletion = z.output<typeof PendingDeletion>

const Target = z.strictObject({ user_id: Id })
const deletionsList = list({
  system: 'marketplace',
  route: 'GET /v1/admin/pending-deletions',
  input: z.strictObject(Window),
  row: PendingDeletion,
})

/** agentpowers-admin, Pending Deletions. */
export const deletions = operations('deletions')({
  'deletions.list': deletionsList,
  'deletions.get': found({
    system: 'marketplace',
    list: 'deletions.list',
    rows: deletionsList,
    key: (user) => user.id,
    wanted: (input) => input.user_id,
    input: Target,
  }),
  'deletions.cancel': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/cancel-deletion/{user_id}',
    // The API takes no reason; the one it is asked for stands in this desk's ledger.
    input: Target.extend({ reason: z.string().trim().max(2000).optional() }),
    unsent: ['reason'],
    reason: (input) => input.reason || null,
    output: Acknowledgement,
    effect: 'edit',
    target: (input) => input.user_id,
    invalidates: ['deletions', 'users', 'admins'],
    without_api: { lost: ['No e-mail is sent, and a deletion that is queued elsewhere is not called back.'] },
    confirm: {
      subject: ({ user_id }) => ({ operation: 'deletions.get', input: { user_id } }),
      title: 'Cancel the deletion of {who}',
      consequence: 'The account stays, although its owner asked for it to be deleted. An account that is held stays held.',
      undo: null,
      button: 'Cancel deletion',
      eligible: (_user: PendingDeletion) => null,
      // Gone from the list it may have been cancelled, or carried out: only a user still in it shows anything.
      happened: (_user: PendingDeletion) => false,
    },
  }),
})
