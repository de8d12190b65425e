import { z } from 'zod'
import { type Check, Id, list, mutation, notOneself, operations, type Page, query, Window } from '../operation'
import { User } from './users'

const Target = z.strictObject({ user_id: Id })

/** What a write answers where the document does not say. hold-account's answer is the model; an empty body is fine. */
export const Acknowledgement = z.looseObject({ status: z.string().optional(), user_id: z.string().optional() })

const target = (input: { user_id: string }): string => input.user_id

/** The server answers 409 to removing the last admin; it is said before anything is sent as well. */
export const notTheLastAdmin = (why: string): Check<{ user_id: string }> => ({
  read: { operation: 'admins.list', input: { limit: 2 } },
  refuse: (input, _caller, answer) => {
    const { items, end, note } = answer as Page<User>
    // Only a whole answer proves that there is no other admin: a row that could not be read may be one.
    return items.length === 1 && end && note === null && items[0]?.id === input.user_id ? why : null
  },
})

/** What every change of who is an admin declares alike. */
const standing = {
  system: 'marketplace',
  input: Target,
  output: Acknowledgement,
  effect: 'access',
  target,
  invalidates: ['users', 'admins'],
} as const
const seenLater = {
  without_api: { lost: ['They see the admin screens of the marketplace only after signing out and in again.'] },
} as const
const theUser = (input: z.output<typeof Target>) => ({ operation: 'users.get', input })
/** What making an admin says of the person, the first or a further one. */
const notYet = {
  subject: theUser,
  eligible: (user: User) => (user.is_admin ? 'Already an admin.' : null),
  happened: (user: User) => user.is_admin,
}

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
    ...standing,
    ...seenLater,
    route: 'POST /v1/admin/admins/{user_id}',
    confirm: {
      ...notYet,
      title: 'Make {who} an admin',
      consequence:
        'They get every right on this marketplace: holding accounts, refunding, mailing everyone, and making or removing admins.',
      undo: 'Remove them as an admin again.',
      button: 'Make admin',
    },
  }),
  /**
   * agentpowers-admin, Bootstrapping the First Admin: the API's promotion needs an admin, so the first is made in the
   * database. Refused there where somebody is one already.
   */
  'admins.bootstrap': mutation({
    ...standing,
    ...seenLater,
    confirm: {
      ...notYet,
      title: 'Make {who} the first admin',
      consequence:
        'They get every right on this marketplace: holding accounts, refunding, mailing everyone, and making or removing admins. From then on admins make admins.',
      undo: null,
      button: 'Make first admin',
    },
    checks: [
      {
        read: { operation: 'admins.list', input: { limit: 1 } },
        refuse: (_input, _caller, answer) =>
          (answer as Page<User>).items.length === 0 ? null : 'Somebody is an admin already: make others one on the Admins screen.',
      },
    ],
  }),
  'admins.demote': mutation({
    ...standing,
    route: 'DELETE /v1/admin/admins/{user_id}',
    without_api: { lost: ['A session they have open is not ended.'] },
    confirm: {
      subject: theUser,
      title: 'Remove {who} as an admin',
      consequence: 'They lose every admin right at once. Their account and anything they sell stay as they are.',
      undo: 'Make them an admin again.',
      button: 'Remove admin',
      eligible: (user: User) => (user.is_admin ? null : 'Not an admin.'),
      happened: (user: User) => !user.is_admin,
    },
    checks: [
      notOneself(target, 'You can’t remove yourself as an admin: ask another admin to do it.'),
      notTheLastAdmin('This is the only admin, and one must remain. Make somebody else an admin first.'),
    ],
  }),
})
