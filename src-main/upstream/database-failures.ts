import type { ConnectionTest } from '@contract/desk/environments'
import { type Failure, type FailureCode, failure } from '@contract/failure'
import type { Broken } from './database-broken'
import type { Told } from './database-room'
import { type Asked, brokenFailure, statusFailure } from './failures'

const NOTHING = 'Nothing was changed: it is all in one transaction, which was not committed.'

/** What a database said instead of a value, in the same words and codes as the admin API's. */
export const toldFailure = (asked: Asked, told: Exclude<Told, { value: unknown }>): Failure => {
  const { kind, request } = asked
  const not = kind === 'mutation' ? NOTHING : ''
  if ('refusal' in told) {
    const { status, detail } = told.refusal
    const body = Buffer.from(JSON.stringify({ detail }))
    return (
      statusFailure(asked, { kind: 'answer', status, headers: {}, body } as never) ??
      failure('internal', 'The database refused.', { request })
    )
  }
  if ('missing' in told)
    return failure('refused_here', `This database can’t answer that: it ${told.missing}.`, {
      not,
      next: 'Map its names on the environment’s page, if it has them under others.',
      request,
    })
  if ('misfit' in told)
    return failure('bad_answer', `What the database holds is not what it should be: ${told.misfit}.`, {
      next: 'Check what is mapped to what on the environment’s page.',
      request,
    })
  const { broken, committing } = told
  if (committing && kind === 'mutation') return brokenFailure(asked, { kind: 'broken', cause: 'cut', sent: true, code: null } as never)
  const shared = sharedCauses[broken.cause]
  if (shared) return { ...brokenFailure(asked, { kind: 'broken', cause: shared, sent: false, code: broken.code } as never), not }
  const { code, what, next } = wordsOf(broken)
  return failure(code, what, {
    not,
    next,
    request,
    happened: kind === 'mutation' ? 'refused' : 'nothing',
    ...(broken.code ? { server_words: broken.code } : {}),
  })
}

/** The kinds of trouble a server of any sort can have: said in the same words. */
const sharedCauses: Partial<Record<Broken['cause'], 'no_host' | 'refused' | 'reset' | 'tls' | 'timeout' | 'cancelled'>> = {
  no_host: 'no_host',
  refused: 'refused',
  reset: 'reset',
  closed: 'reset',
  tls: 'tls',
  timeout: 'timeout',
  cancelled: 'cancelled',
}

const wordsOf = ({ cause }: Broken): { code: FailureCode; what: string; next: string } => {
  switch (cause) {
    case 'unauthorized':
      return { code: 'unauthorized', what: 'The database did not accept the token: it is wrong or has expired.', next: 'Give a new token.' }
    case 'read_only':
      return {
        code: 'forbidden',
        what: 'The database may only be read: its token or its file is read-only.',
        next: 'Use a token that may write, or do it through the admin API.',
      }
    case 'busy':
      return { code: 'unavailable', what: 'Another program holds the database locked.', next: 'Try again when it is done.' }
    case 'missing_file':
      return {
        code: 'unreachable',
        what: 'There is no such database file, or it can’t be opened.',
        next: 'Choose the file again on the environment’s page.',
      }
    case 'unfinished':
      return {
        code: 'server_error',
        what: 'A program stopped in the middle of writing this file, so it can’t be read as it is.',
        next: 'Open it once with the program it belongs to, which puts it right.',
      }
    case 'not_a_database':
      return {
        code: 'bad_answer',
        what: 'This file is not a SQLite database, or it is damaged.',
        next: 'Choose another file on the environment’s page.',
      }
    case 'no_libsql':
      return {
        code: 'bad_answer',
        what: 'A server answers there, but it is no libSQL database.',
        next: 'Check the database’s address on the environment’s page.',
      }
    case 'constraint':
      return { code: 'conflict', what: 'The database’s own rules do not allow this.', next: 'Read it again to see what it is now.' }
    case 'schema':
      return { code: 'conflict', what: 'The database’s tables have changed since they were read.', next: 'Try again: they are read anew.' }
    default:
      return { code: 'server_error', what: 'The database failed at this.', next: 'Try again in a while.' }
  }
}

/** What Test connection says of a failure. */
export const testOutcome = ({ code, what, next }: Failure): Omit<ConnectionTest, 'milliseconds'> => ({
  outcome: outcomes[code] ?? 'other',
  what,
  next,
})
const outcomes: Partial<Record<FailureCode, ConnectionTest['outcome']>> = {
  insecure_address: 'insecure_address',
  no_credential: 'no_credential',
  keychain: 'no_credential',
  unauthorized: 'unauthorized',
  tls: 'tls',
  unreachable: 'unreachable',
  timeout: 'unreachable',
  unavailable: 'locked',
  forbidden: 'read_only',
  bad_answer: 'not_a_database',
}
