import { z } from 'zod'
import { Id, list, mutation, operations, query, Window } from '../operation'
import { User } from './users'

const Target = z.strictObject({ user_id: Id })

/** What promote and demote answer is not documented. hold-account's answer is taken as the model; an empty body is fine. */
const Acknowledgement = z.looseObject({ status: z.string().optional(), user_id: z.string().optional() })

/** agentpowers-admin, "Promoting and Demoting Admins via API" and "Admin Check Endpoint". */
export const admins = operations('admins')({
  'admins.list': list({ system: 'marketplace', route: 'GET /v1/admin/admins', input: z.strictObject(Window), row: User }),
  'admins.check': query({
    system: 'marketplace',
    route: 'GET /v1/admin/check',
    input: z.strictObject({}),
    output: z.object({ is_admin: z.boolean() }),
  }),
  'admins.promote': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/admins/{user_id}',
    input: Target,
    output: Acknowledgement,
    effect: 'access',
    target: (input) => input.user_id,
    invalidates: ['users', 'admins'],
    confirm: {
      subject: (input) => ({ operation: 'users.get', input }),
      title: 'Make {who} an admin',
      consequence:
        'They get every right on this marketplace: holding accounts, refunding, mailing everyone, and making or removing admins.',
      undo: 'Remove them as an admin again.',
      button: 'Make admin',
    },
  }),
  'admins.demote': mutation({
    system: 'marketplace',
    route: 'DELETE /v1/admin/admins/{user_id}',
    input: Target,
    output: Acknowledgement,
    effect: 'access',
    target: (input) => input.user_id,
    invalidates: ['users', 'admins'],
    confirm: {
      subject: (input) => ({ operation: 'users.get', input }),
      title: 'Remove {who} as an admin',
      consequence: 'They lose every admin right at once. Their account and anything they sell stay as they are.',
      undo: 'Make them an admin again.',
      button: 'Remove admin',
    },
  }),
})
