import type { Claim } from '@contract/marketplace/claims'
import type { Row, Transaction } from '@libsql/client'
import { audit } from '../audit-log'
import { update } from '../changes'
import { type Caller, Refusal, type SqlAnswers, writing } from '../sql'
import { instant, json, text, textOrNull } from '../stored'

const SANDBOXED = `FROM claims AS c LEFT JOIN skills AS s ON s.id = c.skill_id LEFT JOIN users AS u ON u.id = c.claimant_id
  WHERE c.status = 'sandbox'`
const COLUMNS = `c.id, c.status, c.claimant_id, u.email AS claimant_email, c.skill_id, s.slug AS skill_slug, s.name AS skill_name,
  c.source_registry, c.source_url, c.claimed_handle, c.evidence, c.created_at`

/** agentpowers-admin, Claim Review. The document gives neither fields nor errors: these are our decisions. */
export const claims: SqlAnswers<'claims'> = {
  /** Sandboxed claims only, the longest waiting first. */
  'claims.list': async (db, { offset, limit }) => {
    const [counted, rows] = await db.batch(
      [
        "SELECT count(*) AS total FROM claims WHERE status = 'sandbox'",
        { sql: `SELECT ${COLUMNS} ${SANDBOXED} ORDER BY c.created_at, c.id LIMIT ? OFFSET ?`, args: [limit, offset] },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (rows?.rows ?? []).map(toClaim)
    return { items, total, offset, end: offset + items.length >= total, note: null }
  },

  /** Null for a claim that was decided on, as the API's list no longer holds it. */
  'claims.get': async (db, { claim_id }) => {
    const answer = await db.execute({ sql: `SELECT ${COLUMNS} ${SANDBOXED} AND c.id = ?`, args: [claim_id] })
    const row = answer.rows[0]
    return row ? toClaim(row) : null
  },

  /**
   * Moves the skill to the claimant. 404 where there is no such claim; 409 where it was decided on, the skill or the
   * claimant is gone, or the skill has got an owner: two claims on one skill can't both be approved.
   */
  'claims.approve': (db, { claim_id }, caller) =>
    writing(db, async (tx) => {
      const claim = await undecided(tx, claim_id)
      if (claim.skill === null) throw new Refusal(409, 'Claimed skill no longer exists')
      if (claim.claimant === null) throw new Refusal(409, 'Claimant no longer exists')
      if (claim.owner_id !== null) throw new Refusal(409, 'Skill already has an owner')
      await update(tx, 'skills', { owner_id: claim.claimant }, { id: claim.skill })
      await decide(tx, caller, claim_id, 'approved')
      return { status: 'approved', claim_id }
    }),

  /** The skill stays as it is. 404 where there is no such claim, 409 where it was decided on. */
  'claims.reject': (db, { claim_id }, caller) =>
    writing(db, async (tx) => {
      await undecided(tx, claim_id)
      await decide(tx, caller, claim_id, 'rejected')
      return { status: 'rejected', claim_id }
    }),
}

/** The claim with the skill and the claimant that are really there. */
const undecided = async (
  tx: Transaction,
  id: string,
): Promise<{ skill: string | null; claimant: string | null; owner_id: string | null }> => {
  const answer = await tx.execute({
    sql: `SELECT c.status, s.id AS skill, s.owner_id, u.id AS claimant FROM claims AS c
      LEFT JOIN skills AS s ON s.id = c.skill_id LEFT JOIN users AS u ON u.id = c.claimant_id WHERE c.id = ?`,
    args: [id],
  })
  const row = answer.rows[0]
  if (!row) throw new Refusal(404, 'Claim not found')
  if (text(row.status) !== 'sandbox') throw new Refusal(409, `Claim is already ${text(row.status)}`)
  return { skill: textOrNull(row.skill), claimant: textOrNull(row.claimant), owner_id: textOrNull(row.owner_id) }
}

const decide = async (tx: Transaction, caller: Caller, id: string, status: 'approved' | 'rejected'): Promise<void> => {
  await update(tx, 'claims', { status, reviewed_by: caller.subject, reviewed_at: caller.now.toISOString() }, { id })
  await audit(tx, caller, { action: `claim_${status}`, target_type: 'claim', target_id: id, reason: null })
}

const toClaim = (row: Row): Claim => ({
  id: text(row.id),
  status: text(row.status),
  claimant_id: textOrNull(row.claimant_id),
  claimant_email: textOrNull(row.claimant_email),
  skill_id: textOrNull(row.skill_id),
  skill_slug: textOrNull(row.skill_slug),
  skill_name: textOrNull(row.skill_name),
  source_registry: textOrNull(row.source_registry),
  source_url: textOrNull(row.source_url),
  claimed_handle: textOrNull(row.claimed_handle),
  evidence: json(row.evidence),
  created_at: instant(row.created_at),
})
