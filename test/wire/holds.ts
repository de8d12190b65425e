import type { Exchange } from './exchanges'
import { asAdmin } from './headers'

const MEMBER = 'user_2practice000000000000member'
const HELD = 'user_2practice00000000000000held'
const NOBODY = 'user_2practice0000000000nosuchid'
const YOU = 'user_2practice000000000000000you'

const withBody = { ...asAdmin, 'content-type': 'application/json' }

const HOLD = 'Abuse Flags / Hold a User Account'
const RELEASE = 'Abuse Flags: "release a held account". The answer is not documented: hold-account’s is the model.'
const DECIDED = 'The document gives no errors here; statuses are ours, bodies FastAPI’s.'
const reason = 'Suspected fraudulent purchase pattern'

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const holdsExchanges: Exchange[] = [
  {
    name: 'hold an account',
    source: HOLD,
    operation: 'holds.hold',
    input: { user_id: MEMBER, reason },
    request: { method: 'POST', path: `/v1/admin/abuse/hold-account/${MEMBER}`, headers: withBody, body: { reason } },
    response: { status: 200, body: { status: 'held', user_id: MEMBER } },
    exact: ['status', 'user_id'],
  },
  {
    name: 'hold the account of a user who does not exist',
    source: `${HOLD}. ${DECIDED}`,
    operation: 'holds.hold',
    input: { user_id: NOBODY, reason },
    request: { method: 'POST', path: `/v1/admin/abuse/hold-account/${NOBODY}`, headers: withBody, body: { reason } },
    response: { status: 404, body: { detail: 'User not found' } },
    exact: [],
  },
  {
    name: 'hold an account that is held',
    source: `${HOLD}. ${DECIDED}`,
    operation: 'holds.hold',
    input: { user_id: HELD, reason },
    request: { method: 'POST', path: `/v1/admin/abuse/hold-account/${HELD}`, headers: withBody, body: { reason } },
    response: { status: 409, body: { detail: 'Account is already held' } },
    exact: [],
  },
  {
    name: 'hold the account of the last admin',
    source: `${HOLD}. ${DECIDED}`,
    operation: 'holds.hold',
    input: { user_id: YOU, reason },
    given: 'only_admin',
    request: { method: 'POST', path: `/v1/admin/abuse/hold-account/${YOU}`, headers: withBody, body: { reason } },
    response: { status: 409, body: { detail: 'Cannot hold the last admin' } },
    exact: [],
  },
  {
    name: 'hold, signed in but not an admin',
    source: `Overview: "Access requires the is_admin flag". ${DECIDED}`,
    operation: 'holds.hold',
    input: { user_id: HELD, reason },
    request: {
      method: 'POST',
      path: `/v1/admin/abuse/hold-account/${HELD}`,
      headers: { ...withBody, authorization: 'Bearer <member-token>' },
      body: { reason },
    },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
  {
    name: 'release an account',
    source: RELEASE,
    operation: 'holds.release',
    input: { user_id: HELD },
    request: { method: 'POST', path: `/v1/admin/abuse/release-account/${HELD}`, headers: asAdmin },
    response: { status: 200, body: { status: 'released', user_id: HELD } },
    exact: ['user_id'],
  },
  {
    name: 'release an account that is not held',
    source: `${RELEASE} ${DECIDED}`,
    operation: 'holds.release',
    input: { user_id: MEMBER },
    request: { method: 'POST', path: `/v1/admin/abuse/release-account/${MEMBER}`, headers: asAdmin },
    response: { status: 409, body: { detail: 'Account is not held' } },
    exact: [],
  },
  {
    name: 'release the account of a user who does not exist',
    source: `${RELEASE} ${DECIDED}`,
    operation: 'holds.release',
    input: { user_id: NOBODY },
    request: { method: 'POST', path: `/v1/admin/abuse/release-account/${NOBODY}`, headers: asAdmin },
    response: { status: 404, body: { detail: 'User not found' } },
    exact: [],
  },
]
