import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { contract } from '@contract'
import type { Mutation } from '@contract/operation'
import type { InValue, Row, Transaction } from '@libsql/client'
import { type Caller, type SqlAnswer, writing } from '../../database/sql'
import { json, text, textOrNull } from '../../database/stored'
import { iso } from '../cast'
import { type AuditedWrite, auditedWrites } from './audited-writes'
import type { PlatformWrite, WriteAnswer } from './platform-answer'
import { platformUserId } from './platform-cast'

/** Practice's token names the marketplace's practice person: on the platform that is the one who practises there. */
export const actingAs = (subject: string): string => (subject.endsWith('you') ? platformUserId('you') : subject)

/**
 * A write that leaves an entry in practice's audit trail, in the transaction that does it: who, what, of which record, and the
 * fields that changed before and after. What changed nothing leaves none; what is refused neither.
 */
export const audited = <N extends PlatformWrite>(operation: N, answer: WriteAnswer<N>): SqlAnswer<N> => {
  const write: AuditedWrite<N> = auditedWrites[operation]
  const { reason } = contract[operation] as unknown as Mutation
  return (db, input, caller) =>
    writing(db, async (tx) => {
      const before = write.made ? null : await recordOf(tx, write, input)
      const given = await answer(tx, input, caller)
      const after = await recordOf(tx, write, { ...input, ...write.made?.(given) })
      if (!isDeepStrictEqual(before, after)) await leaveEntry(tx, { write, before, after, reason: reason(input), caller })
      return given
    })
}

type Fields = Record<string, unknown>
type Write = Pick<AuditedWrite<PlatformWrite>, 'action' | 'subject'>

/** A record as it is in this moment, null where there is none. */
interface Recorded {
  id: string
  name: string | null
  org_id: string | null
  fields: Fields
}

const recordOf = async (tx: Transaction, { subject }: Pick<Write, 'subject'>, named: object): Promise<Recorded | null> => {
  const args = subject.keys.map((key) => (named as Record<string, InValue>)[key] ?? null)
  const { rows } = await tx.execute({ sql: subject.sql, args })
  const row = rows[0]
  if (!row) return null
  const { subject_id, subject_name, org_id, ...fields } = Object.fromEntries(Object.entries(row)) as Row
  for (const column of subject.json ?? []) (fields as Fields)[column] = json(fields[column])
  return { id: text(subject_id), name: textOrNull(subject_name), org_id: textOrNull(org_id), fields }
}

interface Entry {
  write: Write
  before: Recorded | null
  after: Recorded | null
  reason: string | null
  caller: Caller
}

const leaveEntry = async (tx: Transaction, { write, before, after, reason, caller }: Entry): Promise<void> => {
  const by = actingAs(caller.subject)
  const person = await tx.execute({ sql: 'SELECT coalesce(display_name, email) AS name FROM users WHERE id = ?', args: [by] })
  const of = after ?? before
  const [was, is] = before && after ? changed(before.fields, after.fields) : [before?.fields ?? null, after?.fields ?? null]
  const id = randomUUID()
  await tx.execute({
    sql: `INSERT INTO audit_trail (id, at, action, actor_kind, actor_id, actor_name, subject_type, subject_id, subject_name, org_id, ip,
      request_id, reason, before, after) VALUES (?, ?, ?, 'user', ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)`,
    args: [
      `aud_${id.slice(0, 8)}${id.slice(9, 13)}`,
      iso(caller.now.getTime()),
      write.action,
      by,
      textOrNull(person.rows[0]?.name),
      write.subject.type,
      of?.id ?? null,
      of?.name ?? null,
      of?.org_id ?? null,
      `req_${id.slice(24)}`,
      reason,
      was === null ? null : JSON.stringify(was),
      is === null ? null : JSON.stringify(is),
    ],
  })
}

/** Both sides, with nothing but what differs. A field that one side lacks is null there. */
const changed = (before: Fields, after: Fields): [Fields, Fields] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !isDeepStrictEqual(before[name], after[name]),
  )
  const sides = names.map((name): [unknown, unknown] => {
    const [was, is] = [before[name], after[name]]
    return isFields(was) && isFields(is) ? changed(was, is) : [was ?? null, is ?? null]
  })
  const side = (at: 0 | 1): Fields => Object.fromEntries(names.map((name, n) => [name, sides[n]?.[at]]))
  return [side(0), side(1)]
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
