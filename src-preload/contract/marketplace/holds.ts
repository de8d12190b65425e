import { z } from 'zod'
import { Id, mutation, notOneself, operations } from '../operation'
import { Acknowledgement, notTheLastAdmin } from './admins'
import type { User } from './users'

const HoldAccountRequest = z.strictObject({
  user_id: Id,
  reason: z.string().trim().min(1, 'Say why: it goes into the audit log.').max(2000, 'A reason has at most 2,000 characters.'),
})

const Target = z.strictObject({ user_id: Id })

const target = (input: { user_id: string }): string => input.user_id
const subject = ({ user_id }: { user_id: string }) => ({ operation: 'users.get', input: { user_id } })

/**
 * agentpowers-admin, Abuse Flags and Hold a User Account. A hold is the account's status and nothing more: there is no
 * list of holds, and the reason is in the server's audit log only. A deletion that was pending stays pending while the
 * account is held, and its status is pending_deletion again after the release (our reading: the document is silent).
 */
export const holds = operations('holds')({
  'holds.hold': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/abuse/hold-account/{user_id}',
    input: HoldAccountRequest,
    output: z.object({ status: z.literal('held'), user_id: z.string() }),
    effect: 'edit',
    target,
    invalidates: ['users', 'admins', 'holds'],
    without_api: { lost: ['A session they have open is not ended, and no e-mail is sent.'] },
    confirm: {
      subject,
      title: 'Hold the account of {who}',
      consequence: 'The account is frozen until an admin releases it. The reason goes into the server’s audit log, under your name.',
      undo: 'Release the account.',
      button: 'Hold account',
      eligible: (user: User) => (user.account_status === 'held' ? 'Already held.' : null),
      happened: (user: User) => user.account_status === 'held',
    },
    checks: [
      notOneself(target, 'You can’t hold your own account: ask another admin to do it.'),
      notTheLastAdmin('This is the only admin: held, nobody could release anybody. Make somebody else an admin first.'),
    ],
    reason: (input) => input.reason,
  }),
  'holds.release': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/abuse/release-account/{user_id}',
    input: Target,
    output: Acknowledgement,
    effect: 'edit',
    target,
    invalidates: ['users', 'admins', 'holds'],
    without_api: { lost: ['No e-mail is sent.'] },
    confirm: {
      subject,
      title: 'Release the account of {who}',
      consequence: 'The account works again at once. A deletion its owner asked for goes on as scheduled.',
      undo: 'Hold the account again, with a reason.',
      button: 'Release account',
      eligible: (user: User) => (user.account_status === 'held' ? null : 'Not held.'),
      happened: (user: User) => user.account_status !== 'held',
    },
  }),
})
