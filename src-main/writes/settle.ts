import { contract, isOperationName, type ServedOperation } from '@contract'
import { fail, failure, type Result, succeed } from '@contract/failure'
import type { Mutation } from '@contract/operation'
import type { Profiles } from '../environments/profiles'
import type { Intent } from '../ledger/entry'
import type { Ledger } from '../ledger/ledger'
import { redactText } from '../ledger/redact'
import { isUnreadable, readThrough } from './look-again'
import type { StillWorking } from './still-working'
import { type WriteParts, who } from './writes'

type Parts = Pick<WriteParts, 'serve' | 'subjectOf'> & { ledger: Ledger; profiles: Profiles; stillWorking: StillWorking }
type Settled = { settled: 'done' | 'not_done' | null; what: string }

/** Settles an unknown write by what its record shows now, if the record can show it. Sends nothing but reads. */
export const recheck = async (parts: Parts, attempt: string): Promise<Result<Settled>> => {
  const { ledger, profiles, stillWorking } = parts
  const story = await ledger.story(attempt)
  const write = await ledger.write(attempt)
  const first = story[0]
  if (!write || !first) return fail(failure('not_found', 'The ledger has no such write.'))
  if (write.state !== 'unknown') return succeed({ settled: null, what: 'This write is settled already.' })

  const profile = profiles.find(write.environment)
  const operation = servedName(write.operation)
  const declared = operation && (contract[operation] as unknown as Mutation)
  if (!profile || !operation || !declared?.confirm?.subject)
    return succeed({ settled: null, what: 'There is no record to read for it here: only a person can say.' })
  const { input } = JSON.parse(first.body) as Intent
  // Asked before the record is read: what is read while the server may be at it proves nothing when it has arrived.
  const left = stillWorking.left(attempt)
  const record = await readThrough(parts, profile, declared.confirm.subject(input as never))
  if (isUnreadable(record))
    return succeed({ settled: null, what: 'Nothing that is connected here reads its record: only a person can say.' })
  if (!record.ok) return record
  const { absent } = declared.confirm
  const happened =
    record.value !== null
      ? declared.confirm.happened(record.value as never, input as never, attempt)
      : absent === undefined
        ? null
        : absent === 'done'
  if (happened === null) return succeed({ settled: null, what: 'The record does not show whether it happened.' })

  if (!happened && left > 0) {
    const seconds = Math.ceil(left / 1000)
    return succeed({ settled: null, what: `The record does not show it yet. The server may still be at it: read again in ${seconds} s.` })
  }
  const outcome = happened ? 'done' : 'not_done'
  const settled = await ledger.settle({ attempt, outcome, how: 'read', note: null, ...who(parts.subjectOf(profile, operation)) })
  if (typeof settled === 'object') return fail(settled.failed)
  return succeed({ settled: outcome, what: happened ? 'The record shows that it happened.' : 'The record shows that it did not happen.' })
}

/** Null where an entry names an operation of another version of Opsdesk. */
const servedName = (name: string | undefined): ServedOperation | null =>
  name !== undefined && isOperationName(name) && contract[name].system !== 'desk' ? (name as ServedOperation) : null

/** Settles an unknown write by a person's own word. */
export const settleByPerson = async (
  parts: Parts,
  attempt: string,
  outcome: 'done' | 'not_done',
  note: string,
): Promise<Result<{ settled: boolean }>> => {
  const write = await parts.ledger.write(attempt)
  const profile = write ? parts.profiles.find(write.environment) : undefined
  const operation = servedName(write?.operation)
  const subject = profile && operation ? parts.subjectOf(profile, operation) : null
  const settled = await parts.ledger.settle({ attempt, outcome, how: 'person', note: redactText(note), ...who(subject) })
  if (typeof settled === 'object') return fail(settled.failed)
  return settled ? succeed({ settled }) : fail(failure('refused_here', 'This write is settled already.', { not: 'Nothing was changed.' }))
}
