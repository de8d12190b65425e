import { randomUUID } from 'node:crypto'
import { type Intent, inputHash } from '../../src-main/ledger/entry'
import type { Store } from '../../src-main/ledger/store'

export const noon = new Date('2026-11-20T12:00:00Z')

/** An intent as the write path makes it. */
export const intent = (changes: Partial<Intent> = {}): Omit<Intent, 'kind' | 'try'> => ({
  attempt: randomUUID(),
  operation: 'admins.promote',
  effect: 'access',
  environment: { id: 'e1', name: 'Staging', kind: 'staging', host: 'api.example.com' },
  target: 'user_1',
  subject: 'user_me',
  os_user: 'somebody',
  reason: null,
  request: 'POST /v1/admin/admins/user_1',
  input: { user_id: 'user_1' },
  input_hash: inputHash('admins.promote', { user_id: 'user_1' }),
  job: null,
  ...changes,
})

export const outcome = (attempt: string, how: 'done' | 'refused' | 'unknown') => ({
  attempt,
  outcome: how,
  code: null,
  status: 200,
  request_id: 'r1',
  words: null,
  answer: { status: 'promoted' },
  duration_ms: 12,
})

/** This many writes that were done: two entries each. */
export const fill = (store: Store, writes: number): void => {
  for (let n = 1; n <= writes; n++) {
    const write = intent({ target: `user_${n}` })
    store.intend(write, noon)
    store.outcome(outcome(write.attempt, 'done'), noon)
  }
}
