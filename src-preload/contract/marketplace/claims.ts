import { z } from 'zod'
import { AnyJson } from '../any-json'
import { found, Id, Instant, list, mutation, operations, Window } from '../operation'
import { firstOf } from '../tolerant'
import { Acknowledgement } from './admins'

const textOrNull = z
  .string()
  .nullish()
  .transform((text) => text ?? null)
const someId = z.union([z.string().max(200), z.int().transform(String)])

/**
 * One sandboxed claim. The document names no field of it: these are what it must say (whose claim, on which skill, of
 * which registry), in the API's manner, with the likely spellings read as well. `evidence` is any JSON, and all text in
 * it was written by the claimant.
 */
export const Claim = z.preprocess(
  firstOf({
    id: ['id', 'claim_id'],
    claimant_id: ['claimant_id', 'claimant_user_id', 'user_id', 'claimed_by'],
    claimant_email: ['claimant_email', 'user_email', 'email'],
    skill_id: ['skill_id', 'skill'],
    skill_slug: ['skill_slug', 'slug'],
    skill_name: ['skill_name', 'skill_title', 'name'],
    source_registry: ['source_registry', 'registry', 'source'],
    source_url: ['source_url', 'registry_url', 'repository_url', 'url'],
    claimed_handle: ['claimed_handle', 'handle', 'source_owner', 'registry_owner'],
    evidence: ['evidence', 'proof', 'details', 'verification'],
    created_at: ['created_at', 'claimed_at', 'submitted_at'],
  }),
  z.object({
    id: someId,
    status: textOrNull.transform((status) => status ?? 'sandbox'),
    claimant_id: someId.nullish().transform((id) => id ?? null),
    claimant_email: textOrNull,
    skill_id: someId.nullish().transform((id) => id ?? null),
    skill_slug: textOrNull,
    skill_name: textOrNull,
    source_registry: textOrNull,
    source_url: textOrNull,
    claimed_handle: textOrNull,
    evidence: AnyJson,
    created_at: Instant.nullish().transform((at) => at ?? null),
  }),
)
export type Claim = z.output<typeof Claim>

const Target = z.strictObject({ claim_id: Id })
const target = (input: { claim_id: string }): string => input.claim_id
const claimsList = list({ system: 'marketplace', route: 'GET /v1/admin/claims/sandbox', input: z.strictObject(Window), row: Claim })

/** What both decisions declare alike. */
const decided = {
  system: 'marketplace',
  input: Target,
  output: Acknowledgement,
  effect: 'access',
  target,
  invalidates: ['claims'],
  without_api: { lost: ['No e-mail tells the claimant.'] },
} as const
/** What both decisions say of their record. A claim that was decided on leaves the list, so its absence proves neither. */
const decision = (past: string) => ({
  subject: (input: z.output<typeof Target>) => ({ operation: 'claims.get', input }),
  name: (claim: Claim): string => [claim.skill_name ?? claim.skill_id ?? claim.id, claim.source_registry].filter(Boolean).join(' from '),
  eligible: (claim: Claim): string | null => (/^(approved|rejected)/.test(claim.status) ? `Already ${claim.status.slice(0, 50)}.` : null),
  happened: (claim: Claim): boolean => claim.status === past,
})

/** agentpowers-admin, Claim Review. */
export const claims = operations('claims')({
  'claims.list': claimsList,
  'claims.get': found({
    system: 'marketplace',
    list: 'claims.list',
    rows: claimsList,
    key: (claim) => claim.id,
    wanted: (input) => input.claim_id,
    input: Target,
  }),
  'claims.approve': mutation({
    ...decided,
    route: 'POST /v1/admin/claims/{claim_id}/approve',
    confirm: {
      ...decision('approved'),
      title: 'Give {who} to its claimant',
      consequence: 'The claimant owns the skill from then on: they may change it, sell it and earn from it.',
      undo: null,
      button: 'Approve claim',
    },
  }),
  /**
   * Promised by the document's overview ("approve or reject") and listed nowhere: a server may not have it, and then
   * answers 404 or 405. Its form follows approve. No body: nothing says that one is read.
   */
  'claims.reject': mutation({
    ...decided,
    route: 'POST /v1/admin/claims/{claim_id}/reject',
    confirm: {
      ...decision('rejected'),
      title: 'Reject the claim on {who}',
      consequence: 'The claim leaves the list and the skill stays with its registry. Not every server has this: then nothing happens.',
      undo: null,
      button: 'Reject claim',
    },
  }),
})
