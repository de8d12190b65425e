import type { Exchange } from './exchanges'
import { asAdmin, asMember } from './headers'

/** Claims that every practice world has. */
const CLAIM = 'claim_practice_first'
const OWNED = 'claim_practice_owned'
const DECIDED_ON = 'claim_practice_approved'
const NONE = 'claim_practice_none'

const LIST = 'Claim Review: "list all sandboxed claims". Envelope and fields are not documented.'
const APPROVE = 'Claim Review: "approve a claim, transferring skill ownership to the claimant". The answer is not documented.'
const REJECT = 'Overview: "approve or reject sandboxed skill ownership claims". No endpoint is listed: its form follows approve.'
const DECIDED = 'The document gives no errors here; statuses are ours, bodies FastAPI’s.'

const claim = {
  id: CLAIM,
  status: 'sandbox',
  claimant_id: 'user_2practice000000000000member',
  claimant_email: 'member@example.com',
  skill_id: 'skill_xxxxx',
  skill_slug: 'palette-coach-open',
  skill_name: 'Palette Coach (open)',
  source_registry: 'npm',
  source_url: 'https://npm.example.org/palette-coach-open',
  claimed_handle: 'palette',
  evidence: { method: 'dns_record', checks: [{ name: 'handle_matches', passed: true }] },
  created_at: '2026-01-15T09:30:00Z',
}

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const claimsExchanges: Exchange[] = [
  {
    name: 'sandboxed claims',
    source: LIST,
    operation: 'claims.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/claims/sandbox', headers: asAdmin },
    response: { status: 200, body: { items: [claim, { ...claim, id: 'claim_practice_bare', source_url: null }], total: 2 } },
    exact: ['items.0.status', 'items.0.id', 'items.0.claimant_id', 'items.0.claimant_email'],
  },
  {
    name: 'sandboxed claims, signed in but not an admin',
    source: `${LIST} Overview: "Access requires the is_admin flag". ${DECIDED}`,
    operation: 'claims.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/claims/sandbox', headers: asMember },
    response: { status: 403, body: { detail: 'Admin access required' } },
    exact: [],
  },
  {
    name: 'approve a claim',
    source: APPROVE,
    operation: 'claims.approve',
    input: { claim_id: CLAIM },
    request: { method: 'POST', path: `/v1/admin/claims/${CLAIM}/approve`, headers: asAdmin },
    response: { status: 200, body: { status: 'approved', claim_id: CLAIM } },
    exact: ['claim_id'],
  },
  {
    name: 'approve a claim that was decided on',
    source: `${APPROVE} ${DECIDED}`,
    operation: 'claims.approve',
    input: { claim_id: DECIDED_ON },
    request: { method: 'POST', path: `/v1/admin/claims/${DECIDED_ON}/approve`, headers: asAdmin },
    response: { status: 409, body: { detail: 'Claim is already approved' } },
    exact: [],
  },
  {
    name: 'approve a claim on a skill that has an owner',
    source: `${APPROVE} ${DECIDED}`,
    operation: 'claims.approve',
    input: { claim_id: OWNED },
    request: { method: 'POST', path: `/v1/admin/claims/${OWNED}/approve`, headers: asAdmin },
    response: { status: 409, body: { detail: 'Skill already has an owner' } },
    exact: [],
  },
  {
    name: 'approve a claim that does not exist',
    source: `${APPROVE} ${DECIDED}`,
    operation: 'claims.approve',
    input: { claim_id: NONE },
    request: { method: 'POST', path: `/v1/admin/claims/${NONE}/approve`, headers: asAdmin },
    response: { status: 404, body: { detail: 'Claim not found' } },
    exact: [],
  },
  {
    name: 'reject a claim where the server has no such endpoint',
    source: REJECT,
    operation: 'claims.reject',
    input: { claim_id: CLAIM },
    request: { method: 'POST', path: `/v1/admin/claims/${CLAIM}/reject`, headers: asAdmin },
    response: { status: 404, body: { detail: 'Not Found' } },
    exact: [],
  },
  {
    name: 'reject a claim where the server has the endpoint',
    source: REJECT,
    operation: 'claims.reject',
    input: { claim_id: CLAIM },
    given: 'with_reject',
    request: { method: 'POST', path: `/v1/admin/claims/${CLAIM}/reject`, headers: asAdmin },
    response: { status: 200, body: { status: 'rejected', claim_id: CLAIM } },
    exact: ['claim_id'],
  },
  {
    name: 'reject a claim that was decided on',
    source: `${REJECT} ${DECIDED}`,
    operation: 'claims.reject',
    input: { claim_id: DECIDED_ON },
    given: 'with_reject',
    request: { method: 'POST', path: `/v1/admin/claims/${DECIDED_ON}/reject`, headers: asAdmin },
    response: { status: 409, body: { detail: 'Claim is already approved' } },
    exact: [],
  },
]
