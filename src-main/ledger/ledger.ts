import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Failure, failure } from '@contract/failure'
import type { Remote } from 'comlink'
import type { Keychain } from '../environments/keychain'
import { roomIn, workerFile } from '../workers'
import type { Approval, Entry, Intent, Outcome, RolloutRecord, Settlement } from './entry'
import type { NewJob } from './job-store'
import type { LedgerLine } from './lines'
import type { Figure, KnownWrite, OutcomeFilter, OutcomeSort, WriteOutcome } from './outcomes'
import type { RolloutLine } from './rollout-lines'
import type { ApprovalStep, LedgerRoom } from './room'
import type { Asked, Declined, Head, Write } from './store'
import { createUnwritten } from './unwritten'
import type { Verification } from './verify'
import type { WriteFilter } from './write-filter'

/** Whether writes can be recorded. Where they can't, no mutation leaves this machine; reading goes on. */
export interface LedgerHealth {
  writable: boolean
  /** Why not, or what was found at start: a lost tail, writes that were cut off. */
  trouble: string | null
}

/** The append-only record of every write, kept by a worker thread; its head is kept in the keychain. */
export interface Ledger {
  health(): LedgerHealth
  /** Asked early, so that a second press or a blocked target is told before anything is read. */
  declines(asked: Asked): Promise<{ declined: Declined } | { failed: Failure } | null>
  /** Synced to disk when it resolves. Anything but `taken` means: send nothing. */
  intend(intent: Omit<Intent, 'kind' | 'try'>): Promise<{ taken: Head } | { declined: Declined } | { failed: Failure }>
  /** Kept and written again later where the disk refuses now: the answer is known, and must not be lost. */
  outcome(outcome: Omit<Outcome, 'kind'>): Promise<void>
  /** False where it was not unknown (any more). */
  settle(settlement: Omit<Settlement, 'kind'>): Promise<boolean | { failed: Failure }>
  /** Null when it stands there, items and all; why not, where it could not be written. */
  createJob(job: NewJob): Promise<Failure | null>
  write(attempt: string): Promise<Write | null>
  lastOutcome(attempt: string): Promise<Outcome | null>
  story(attempt: string): Promise<Entry[]>
  list(filter: WriteFilter, offset: number, limit: number): Promise<{ items: Write[]; total: number }>
  /** Writes and rollouts in one list, newest first. */
  lines(filter: WriteFilter, offset: number, limit: number): Promise<{ items: LedgerLine[]; total: number }>
  /** The writes of one operation with what was asked and answered. */
  outcomes(filter: OutcomeFilter, sort: OutcomeSort, offset: number, limit: number): Promise<{ items: WriteOutcome[]; total: number }>
  figures(filter: OutcomeFilter, heads: readonly string[]): Promise<Figure[]>
  /** What stands in the way of this operation on these targets, oldest first. */
  known(environment: string, operation: string, targets: readonly string[]): Promise<KnownWrite[]>
  entries(from: number, limit: number): Promise<Entry[]>
  /** How many writes of one effect were done since then, or may have been, and what they came to. */
  spent(environment: string, effect: string, since: Date): Promise<{ count: number; cents: number }>
  /** Records a step of an approval. Null where it is on disk; else why it is not. */
  approval(approval: Omit<Approval, 'kind'>): Promise<Failure | null>
  approvals(request: string | null): Promise<ApprovalStep[]>
  /** Records that a rollout was begun or ended. The entry as it stands on disk; else why it does not. */
  rollout(record: Omit<RolloutRecord, 'kind'>): Promise<{ entry: Entry } | { failed: Failure }>
  /** What is recorded of one rollout, oldest first. */
  ofRollout(rollout: string): Promise<Entry[]>
  /** Every rollout that is recorded, newest first, in brief. */
  rollouts(environment: string | null): Promise<RolloutLine[]>
  verify(): Promise<Verification>
  /** The jobs, which stand in the same file. */
  jobs: Pick<Remote<LedgerRoom>, 'listJobs' | 'job' | 'jobBecomes' | 'nextItem' | 'leaveOut' | 'jobItems'>
  close(): Promise<void>
}

const HEAD = 'ledger/head'

export const openLedger = async (options: {
  folder: string
  keychain: Keychain
  now: () => Date
  changed: () => void
}): Promise<Ledger> => {
  const { folder, keychain, now, changed } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, 'ledger.db')
  const { room, worker } = roomIn<LedgerRoom>(workerFile('ledger'))
  let state: LedgerHealth = { writable: false, trouble: 'The ledger is not open yet.' }
  /** What was found at start, which stays true when a disk that was full takes writes again. */
  let found: string | null = null
  worker.on('error', (error) => broken(error))

  function broken(error: unknown): Failure {
    state = { writable: false, trouble: troubleOf(error) }
    changed()
    return notWritable(state)
  }

  // The head goes to the keychain after each entry, at most one at a time: the newest wins.
  let head: Head | null = null
  let keeping: Promise<void> | null = null
  /** A head that could not be read at start may know of entries that are gone: it is not overwritten. */
  let unread = false
  const keep = (newest: Head): void => {
    if (unread) return
    head = newest
    keeping ??= (async () => {
      for (let kept: Head | null = null; kept !== head; ) {
        kept = head
        await keychain.set(HEAD, JSON.stringify(kept)).catch(() => undefined)
      }
      keeping = null
    })()
  }
  /** Rejects where the keychain does not answer. */
  const kept = async (): Promise<Head | null> => {
    const secret = await keychain.get(HEAD)
    try {
      const { seq, hash } = JSON.parse(secret ?? 'null') ?? {}
      return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : null
    } catch {
      return null
    }
  }

  try {
    const before = await kept().catch(() => {
      unread = true
      return null
    })
    const opened = await room.open(file, now(), before)
    await Promise.all([file, `${file}-wal`, `${file}-shm`].map((each) => chmod(each, 0o600).catch(() => undefined)))
    if (opened.gone && before) {
      found = wordsFor(opened.gone, before)
      keep(await room.remark(found, { ...opened.gone, kept: before.seq }, now()))
    } else if (opened.recovered.length) keep(await room.head())
    state = { writable: true, trouble: found }
  } catch (error) {
    broken(error)
  }

  const unwritten = createUnwritten(async (outcome) => {
    keep(await room.outcome(outcome, now()))
    if (!state.writable) state = { writable: true, trouble: found }
  })

  return {
    health: () => state,
    async declines(asked) {
      if (!state.writable && unwritten.size() === 0) return { failed: notWritable(state) }
      try {
        const declined = await room.declines(asked, now())
        return declined && { declined }
      } catch (error) {
        return { failed: broken(error) }
      }
    },
    async intend(intent) {
      if (!state.writable && unwritten.size() === 0) return { failed: notWritable(state) }
      try {
        await unwritten.flush()
        const answer = await room.intend(intent, now())
        if ('taken' in answer) keep(answer.taken)
        changed()
        return answer
      } catch (error) {
        return { failed: broken(error) }
      }
    },
    async outcome(outcome) {
      await unwritten.add(outcome).catch(broken)
      changed()
    },
    async settle(settlement) {
      try {
        const settled = await room.settle(settlement, now())
        if (settled) keep(settled)
        changed()
        return settled !== null
      } catch (error) {
        return { failed: broken(error) }
      }
    },
    async createJob(job) {
      if (!state.writable) return notWritable(state)
      return room.createJob(job, now()).then(() => null, broken)
    },
    write: (attempt) => room.write(attempt),
    lastOutcome: (attempt) => room.lastOutcome(attempt),
    story: (attempt) => room.story(attempt),
    list: (filter, offset, limit) => room.list(filter, offset, limit),
    lines: (filter, offset, limit) => room.lines(filter, offset, limit),
    outcomes: (filter, sort, offset, limit) => room.outcomes(filter, sort, offset, limit),
    figures: (filter, heads) => room.figures(filter, heads),
    known: (environment, operation, targets) => room.known(environment, operation, targets),
    entries: (from, limit) => room.entries(from, limit),
    spent: (environment, effect, since) => room.spent(environment, effect, since),
    async approval(approval) {
      if (!state.writable && unwritten.size() === 0) return notWritable(state)
      try {
        keep(await room.approval(approval, now()))
        changed()
        return null
      } catch (error) {
        return broken(error)
      }
    },
    approvals: (request) => room.approvals(request),
    async rollout(record) {
      if (!state.writable && unwritten.size() === 0) return { failed: notWritable(state) }
      try {
        const entry = await room.rollout(record, now())
        keep({ seq: entry.seq, hash: entry.hash })
        changed()
        return { entry }
      } catch (error) {
        return { failed: broken(error) }
      }
    },
    ofRollout: (rollout) => room.ofRollout(rollout),
    rollouts: (environment) => room.rollouts(environment),
    jobs: room,
    async verify() {
      await keeping
      return room.verify(await kept().catch(() => null))
    },
    async close() {
      await unwritten.flush().catch(() => undefined)
      await keeping
      await room.close().catch(() => undefined)
      await worker.terminate()
    },
  }
}

/** What is told where the file does not hold what the keychain remembers. */
const wordsFor = ({ lost }: { lost: number }, { seq }: Head): string => {
  if (lost === 0) return `Entry ${seq} of the ledger is not the one that was written: the file was changed or replaced.`
  const many = lost > 1
  return `The last ${many ? `${lost} entries` : 'entry'} of the ledger, up to number ${seq}, ${many ? 'are' : 'is'} gone: the file was cut or replaced.`
}

const troubles: readonly [RegExp, string][] = [
  [/SQLITE_FULL/, 'The disk is full.'],
  [/SQLITE_IOERR/, 'The disk did not take what was written.'],
  [/SQLITE_CORRUPT|SQLITE_NOTADB/, 'The ledger’s file is damaged.'],
  [/SQLITE_READONLY|SQLITE_CANTOPEN|ConnectionFailed/, 'The ledger’s file can’t be opened for writing.'],
  [/SQLITE_BUSY/, 'Another program holds the ledger’s file.'],
]
const troubleOf = (error: unknown): string => {
  const words = error instanceof Error ? error.message : String(error)
  return troubles.find(([code]) => code.test(words))?.[1] ?? words.slice(0, 200)
}

const notWritable = ({ trouble }: LedgerHealth): Failure =>
  failure('ledger', `The ledger can’t be written: ${trouble ?? 'the reason is not known.'}`, {
    not: 'Nothing was sent and nothing changed.',
    next: 'Reading still works. Make room on the disk or mend the file, then restart Opsdesk.',
  })
