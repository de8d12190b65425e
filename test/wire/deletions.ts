import type { Exchange } from './exchanges'
import { asAdmin } from './headers'

const LEAVING = 'user_2practice0000000000000leave'
const MEMBER = 'user_2practice000000000000member'
const NOBODY = 'user_2practice0000000000nosuchid'

const LIST = 'Pending Deletions: "list users with pending account deletion". Envelope and fields are not documented.'
const CANCEL = 'Pending Deletions: "cancel a pending deletion on behalf of a user". The answer is not documented.'
const DECIDED = 'The document gives no errors here; statuses are ours, bodies FastAPI’s.'

const pending = {
  id: LEAVING,
  email: 'leaving@example.com',
  display_name: 'Lee Leaving',
  account_status: 'pending_deletion',
  deletion_requested_at: '2026-01-15T09:30:00Z',
  deletion_scheduled_at: '2026-02-14T09:30:00Z',
}

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const deletionsExchanges: Exchange[] = [
  {
    name: 'pending deletions',
    source: LIST,
    operation: 'deletions.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/pending-deletions', headers: asAdmin },
    response: { status: 200, body: { items: [pending, { ...pending, id: MEMBER, account_status: 'held' }], total: 2 } },
    exact: [],
  },
  {
    name: 'pending deletions, token expired',
    source: `${LIST} ${DECIDED}`,
    operation: 'deletions.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/pending-deletions', headers: { authorization: 'Bearer <expired-token>' } },
    response: { status: 401, headers: { 'www-authenticate': 'Bearer' }, body: { detail: 'Token has expired' } },
    exact: [],
  },
  {
    name: 'cancel a deletion',
    source: CANCEL,
    operation: 'deletions.cancel',
    input: { user_id: LEAVING },
    request: { method: 'POST', path: `/v1/admin/cancel-deletion/${LEAVING}`, headers: asAdmin },
    response: { status: 200, body: { status: 'cancelled', user_id: LEAVING } },
    exact: ['user_id'],
  },
  {
    name: 'cancel a deletion that is not pending',
    source: `${CANCEL} ${DECIDED}`,
    operation: 'deletions.cancel',
    input: { user_id: MEMBER },
    request: { method: 'POST', path: `/v1/admin/cancel-deletion/${MEMBER}`, headers: asAdmin },
    response: { status: 409, body: { detail: 'User has no pending deletion' } },
    exact: [],
  },
  {
    name: 'cancel the deletion of a user who does not exist',
    source: `${CANCEL} ${DECIDED}`,
    operation: 'deletions.cancel',
    input: { user_id: NOBODY },
    request: { method: 'POST', path: `/v1/admin/cancel-deletion/${NOBODY}`, headers: asAdmin },
    response: { status: 404, body: { detail: 'User not found' } },
    exact: [],
  },
]
