import type { Exchange } from './exchanges'

const asAdmin = { authorization: 'Bearer <admin-token>', 'content-type': 'application/json' }
const asMember = { ...asAdmin, authorization: 'Bearer <member-token>' }

const REFUND = 'Refunds / Issue a Refund'
const DECIDED = 'The document gives the status; the words are ours, the body FastAPI’s.'
const reason = 'Customer requested refund due to compatibility issue'

const issue = (purchase_id: string): Pick<Exchange, 'operation' | 'input' | 'request'> => ({
  operation: 'refunds.issue',
  input: { purchase_id, reason },
  request: { method: 'POST', path: `/v1/admin/refunds/${purchase_id}`, headers: asAdmin, body: { reason } },
})

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const refundsExchanges: Exchange[] = [
  {
    name: 'issue a refund',
    source: REFUND,
    ...issue('pur_practice_0002'),
    response: { status: 200, body: { refund_id: 're_xxxxx', status: 'succeeded', amount_cents: 999 } },
    exact: ['status', 'amount_cents'],
  },
  {
    name: 'issue a refund without a reason',
    source: `${REFUND}: reason is not required, its default is "".`,
    operation: 'refunds.issue',
    input: { purchase_id: 'pur_practice_0001', reason: '' },
    request: { method: 'POST', path: '/v1/admin/refunds/pur_practice_0001', headers: asAdmin, body: { reason: '' } },
    response: { status: 200, body: { refund_id: 're_xxxxx', status: 'succeeded', amount_cents: 4900 } },
    exact: ['status', 'amount_cents'],
  },
  {
    name: 'refund a purchase that is not completed',
    source: `${REFUND}: "Returns 400 if the purchase is not in completed status". ${DECIDED}`,
    ...issue('pur_practice_pending'),
    response: { status: 400, body: { detail: 'Purchase is not completed (status: pending)' } },
    exact: [],
  },
  {
    name: 'refund a purchase that was refunded',
    source: `${REFUND}: refunded is not completed. ${DECIDED}`,
    ...issue('pur_practice_refunded'),
    response: { status: 400, body: { detail: 'Purchase is not completed (status: refunded)' } },
    exact: [],
  },
  {
    name: 'refund a purchase without a PaymentIntent',
    source: `${REFUND}: "or has no PaymentIntent". ${DECIDED}`,
    ...issue('pur_practice_free'),
    response: { status: 400, body: { detail: 'Purchase has no PaymentIntent' } },
    exact: [],
  },
  {
    name: 'refund a purchase that does not exist',
    source: `${REFUND}: "Returns 404 if the purchase does not exist". ${DECIDED}`,
    ...issue('pur_practice_nothing'),
    response: { status: 404, body: { detail: 'Purchase not found' } },
    exact: [],
  },
  {
    name: 'refund while Stripe is away',
    source: `${REFUND}: "Returns 503 if Stripe is unavailable". ${DECIDED}`,
    given: 'without_stripe',
    ...issue('pur_practice_0003'),
    response: { status: 503, body: { detail: 'Stripe is unavailable' } },
    exact: [],
  },
  {
    name: 'refund, signed in but not an admin',
    source: `Overview: "Access requires the is_admin flag". ${DECIDED}`,
    ...issue('pur_practice_0001'),
    request: { ...issue('pur_practice_0001').request, headers: asMember },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
]
