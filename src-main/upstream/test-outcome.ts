import type { ConnectionTest } from '@contract/desk/environments'
import type { Failure } from '@contract/failure'

/** What a connection test comes to where the first request failed so; null: it did not, and whoever tests says. */
export const outcomeOf = (code: Failure['code'] | null): ConnectionTest['outcome'] => {
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
