import type { ConnectionTest } from '@contract/desk/environments'
import type { Failure, Result } from '@contract/failure'

type Outcome = ConnectionTest['outcome']

/**
 * Turns one `GET /v1/admin/check` into what a person needs to know: whether the address, the connection, the token and
 * the admin flag are right, told apart. `check` sends it once; its failures are words already.
 */
export const testConnection = async (check: () => Promise<Result<{ is_admin: boolean }>>): Promise<ConnectionTest> => {
  const started = performance.now()
  const result = await check()
  return { ...read(result), milliseconds: Math.round(performance.now() - started) }
}

const read = (result: Result<{ is_admin: boolean }>): Omit<ConnectionTest, 'milliseconds'> => {
  if (!result.ok) return { outcome: outcomeOf(result.failure), what: whatOf(result.failure), next: nextOf(result.failure) }
  if (result.value.is_admin) return { outcome: 'well', what: 'All well: the server answers and the token is an admin’s.', next: '' }
  return {
    outcome: 'not_admin',
    what: 'The token is good, but its user is not an admin.',
    next: 'Use the token of an admin, or ask one to make this user an admin.',
  }
}

const outcomeOf = ({ code }: Failure): Outcome => {
  switch (code) {
    case 'insecure_address':
    case 'no_credential':
    case 'unauthorized':
    case 'tls':
    case 'unreachable':
      return code
    case 'timeout':
      return 'unreachable'
    case 'keychain':
      return 'no_credential'
    case 'redirected':
    case 'not_found':
    case 'bad_answer':
      return 'not_this_api'
    default:
      return 'other'
  }
}

const whatOf = ({ code, what }: Failure): string => {
  if (code === 'not_found') return 'A server answers, but it has no admin API at this address (404).'
  if (code === 'forbidden') return 'The server lets nobody in with this token (403), though any user may ask this.'
  return what
}

const nextOf = ({ code, next }: Failure): string => {
  if (code === 'not_found' || code === 'bad_answer') return 'Check the address: it is the part before /v1/admin.'
  if (code === 'forbidden') return 'Check the token; a gateway in front of the API may refuse it.'
  return next
}
