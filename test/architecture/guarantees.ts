/**
 * What must not compile. Each `@ts-expect-error` below is a small wrong program: `npm run types` fails as soon as one
 * of them compiles, since an expected error that does not come is an error itself. Nothing here ever runs.
 */
import type { OperationName, ServedOperation } from '@contract'
import { z } from 'zod'
import type { SqlAnswer, SqlAnswers } from '../../src-main/database/sql'
import type { DeskHandlers } from '../../src-main/desk'
import { Id, mutation, operations, query } from '../../src-preload/contract/operation'
import { call, read, useWrite } from '../../src-renderer/operations'
import type { Screen, ScreenCapability } from '../../src-renderer/screens/screen'

declare const screen: Screen
declare const sql: <N extends ServedOperation>() => SqlAnswer<N>
declare const handlers: DeskHandlers

/** A capability without a screen, and a screen without a capability. */
export const screens = () => [
  // @ts-expect-error: admins has no screen
  { users: screen } satisfies Record<ScreenCapability, Screen>,
  // @ts-expect-error: there is no capability "admin"
  { users: screen, admins: screen, admin: screen } satisfies Record<ScreenCapability, Screen>,
]

/** An operation without its SQL, which is its practice answer as well. */
export const answers = () => [
  // @ts-expect-error: users.get is missing
  { 'users.list': sql<'users.list'>() } satisfies SqlAnswers<'users'>,
  // @ts-expect-error: users.lst is misspelt
  { 'users.list': sql<'users.list'>(), 'users.lst': sql<'users.list'>(), 'users.get': sql<'users.get'>() } satisfies SqlAnswers<'users'>,
  // @ts-expect-error: one operation's answer does not pass for another's
  { 'users.list': sql<'admins.check'>(), 'users.get': sql<'users.get'>() } satisfies SqlAnswers<'users'>,
]

/** An operation of the desk without its handler. */
export const desk = () => {
  const { 'guard.unlock': _, ...rest } = handlers
  // @ts-expect-error: guard.unlock is missing
  return rest satisfies DeskHandlers
}

/** A name, an input or a kind that the contract does not have. */
export const calls = () => [
  // @ts-expect-error: misspelt operation
  'users.lst' satisfies OperationName,
  // @ts-expect-error: misspelt operation
  call('an environment', 'users.lst', {}),
  // @ts-expect-error: misspelt operation
  read('an environment', 'user.list', {}),
  // @ts-expect-error: users can't be sorted by this
  read('an environment', 'users.list', { sort_by: 'last_seen' }),
  // @ts-expect-error: a write is never read, so that it is never repeated by itself
  read('an environment', 'admins.promote', { user_id: 'user_1' }),
  // @ts-expect-error: a read is no write
  useWrite('an environment', 'users.list'),
  // @ts-expect-error: the id is missing
  call('an environment', 'admins.promote', {}),
]

const edit = { system: 'marketplace', effect: 'edit', invalidates: ['users'], output: z.object({}) } as const
const Target = z.strictObject({ user_id: Id })

/** A declaration that could not be kept. */
export const declarations = () => [
  // @ts-expect-error: there is no capability "user"
  operations('user')({}),
  operations('users')({
    // @ts-expect-error: users declares no operation of admins
    'admins.list': query({ system: 'marketplace', input: z.strictObject({}), output: z.object({}) }),
  }),
  // @ts-expect-error: the route names a field that the input lacks
  mutation({ ...edit, route: 'POST /v1/admin/admins/{id}', input: Target, target: ({ user_id }) => user_id }),
  // @ts-expect-error: a read is always a GET
  query({ system: 'marketplace', route: 'POST /v1/admin/check', input: z.strictObject({}), output: z.object({}) }),
  // @ts-expect-error: misspelt capability
  mutation({ ...edit, invalidates: ['userz'], route: 'POST /v1/admin/admins/{user_id}', input: Target, target: ({ user_id }) => user_id }),
  // @ts-expect-error: an effect that the guard does not know
  mutation({ ...edit, effect: 'harmless', route: 'POST /v1/admin/admins/{user_id}', input: Target, target: ({ user_id }) => user_id }),
  // @ts-expect-error: a write that does not say what it changes
  mutation({ ...edit, route: 'POST /v1/admin/admins/{user_id}', input: Target }),
]
