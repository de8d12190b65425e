import type { ServedOperation } from '@contract'
import type { Summary } from '@contract/agentbot/summary'
import type { ConnectionTest, ServiceName } from '@contract/desk/environments'
import type { Failure, Result } from '@contract/failure'
import { outcomeOf } from './test-outcome'

type Words = Omit<ConnectionTest, 'milliseconds'>

/** The one harmless read of a service, and what its answer means. */
export interface ConnectionCheck {
  operation: ServedOperation
  /** What a success says: the answer is that of `operation`. */
  well: (answer: never) => Words
  /** What a 404, a 403 and another server's answer mean here; null where the failure's own words will do. */
  words: (failure: Failure) => Partial<Words> | null
}

const marketplace: ConnectionCheck = {
  operation: 'admins.check',
  well: ({ is_admin }: { is_admin: boolean }) =>
    is_admin
      ? { outcome: 'well', what: 'All well: the server answers and the token is an admin’s.', next: '' }
      : {
          outcome: 'not_admin',
          what: 'The token is good, but its user is not an admin.',
          next: 'Use the token of an admin, or ask one to make this user an admin.',
        },
  words({ code }) {
    const elsewhere = 'Check the address: it is the part before /v1/admin.'
    if (code === 'not_found') return { what: 'A server answers, but it has no admin API at this address (404).', next: elsewhere }
    if (code === 'bad_answer') return { next: elsewhere }
    if (code === 'forbidden')
      return {
        what: 'The server lets nobody in with this token (403), though any user may ask this.',
        next: 'Check the token; a gateway in front of the API may refuse it.',
      }
    return null
  },
}

const agentbot: ConnectionCheck = {
  operation: 'summary.get',
  well: ({ serviceHealth, timestamp }: Summary) => ({
    outcome: 'well',
    what: `All well: Agentbot answers with its summary${serviceHealth ? `, of ${serviceHealth.length} services` : ''}${timestamp ? `, made at ${timestamp}` : ''}.`,
    next: '',
  }),
  words({ code }) {
    const elsewhere = 'Check the address: it is the part before /api/admin/summary.'
    if (code === 'not_found') return { what: 'A server answers, but it has no summary at this address (404).', next: elsewhere }
    // One status for both: nobody signed in, and signed in without being an admin.
    if (code === 'forbidden') return { outcome: 'session_or_admin' }
    return null
  },
}

/** The one path its document names. */
const platform: ConnectionCheck = {
  operation: 'agent-wallet.list',
  well: ({ total }: { total: number | null }) => ({
    outcome: 'well',
    what: `All well: the platform answers${total === null ? '' : `, with ${total.toLocaleString('en')} agent ${total === 1 ? 'wallet' : 'wallets'}`}.`,
    next: '',
  }),
  words({ code }) {
    const elsewhere = 'Check the address: it is the part before /api/v1/admin/agent-wallet.'
    if (code === 'not_offered')
      return { outcome: 'not_this_api', what: 'A server answers, but it has no agent wallets at this address (404).', next: elsewhere }
    if (code === 'bad_answer' || code === 'redirected') return { next: elsewhere }
    if (code === 'forbidden') return { outcome: 'session_or_admin' }
    return null
  },
}

/** By service. One that has none here is asked as the marketplace is. */
export const connectionChecks: Partial<Record<ServiceName, ConnectionCheck>> & { marketplace: ConnectionCheck } = {
  marketplace,
  agentbot,
  platform,
}

/**
 * Turns one read into what a person needs to know: whether the address, the connection, the credential and the right to
 * be there are right, told apart. `ask` sends it once; its failures are words already.
 */
export const testConnection = async (check: ConnectionCheck, ask: () => Promise<Result<unknown>>): Promise<ConnectionTest> => {
  const started = performance.now()
  const result = await ask()
  const { what, next, code } = result.ok ? { what: '', next: '', code: null } : result.failure
  const read = result.ok ? check.well(result.value as never) : { outcome: outcomeOf(code), what, next, ...check.words(result.failure) }
  return { ...read, milliseconds: Math.round(performance.now() - started) }
}
