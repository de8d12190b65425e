import { contract, type ServedOperation } from '@contract'
import type { ConnectionTest } from '@contract/desk/environments'
import type { Settings } from '@contract/desk/settings'
import type { Failure } from '@contract/failure'
import type { Effect, Mutation } from '@contract/operation'
import { approvalHandlers } from './approvals/approvals'
import { openTrustedKeys } from './approvals/trusted-keys'
import { createDispatch, type Dispatch } from './dispatch'
import { openDrafts } from './drafts/drafts'
import { createCredentials } from './environments/credentials'
import { databaseHandlers } from './environments/databases'
import { environmentHandlers, type TestConnection } from './environments/environments'
import { createExpiryWatch } from './environments/expiry'
import type { Keychain } from './environments/keychain'
import { openProfiles, type Profile } from './environments/profiles'
import { viewOf } from './environments/view'
import { exportHandlers } from './exports/csv'
import { createGuard } from './guard'
import { guardHandlers } from './guard-handlers'
import { openHealthHistory } from './health-history/health-history'
import { jobHandlers } from './jobs/jobs'
import { createRunner } from './jobs/runner'
import { type Ledger, openLedger } from './ledger/ledger'
import { ledgerHandlers } from './ledger/ledger-handlers'
import { createPractice } from './practice/practice'
import type { StartPractice } from './practice/practice-server'
import { createReach, createServe, type Serve, type SubjectIn, serviceOf } from './served'
import { openSettings } from './settings'
import type { Surroundings } from './surroundings'
import { createAdminApi } from './upstream/admin-api'
import { createDatabaseSource } from './upstream/database'
import { createStripeApi } from './upstream/stripe'
import { observed } from './watch/observed'
import { createGrace, type Grace } from './writes/grace'
import type { HourLimit } from './writes/over-limit'
import { recheck, settleByPerson } from './writes/settle'
import { createStillWorking } from './writes/still-working'
import { createWrites, type Write } from './writes/writes'

export interface CoreOptions {
  surroundings: Surroundings
  keychain: Keychain
  startPractice: StartPractice
  version: string
  now?: () => Date
  /** What the settings are until a person changes them. */
  settings?: Partial<Settings>
  /** For how long a server may still be working on a write without an answer, in ms. */
  stillWorking?: number
  /** Wraps two parts, so that a test can end the process between any two steps of a write. Nothing else may use it. */
  around?: { ledger?: (ledger: Ledger) => Ledger; serve?: (serve: Serve) => Serve }
}

/** Opsdesk without its window: the same in Electron, in plain Node and in tests. */
export interface Core extends Dispatch {
  /** Locks writing everywhere: the person left, or the machine sleeps. */
  lock(): void
  /** The machine was last touched so many seconds ago: call it now and then. */
  idle(seconds: number): void
  /** How many edits still wait to leave (closing undoes them), and how many writes are being sent. */
  underWay(): { waiting: number; sending: number }
  /** Nothing that waits leaves until the function returned is called: a person is asked about it. */
  holdWaiting(): () => void
  /** Lets the write under way end, and stops everything else. Called again, it waits for the same end. */
  close(): Promise<void>
}

/** Builds the app from its parts. */
export const createCore = async ({
  surroundings: shell,
  keychain,
  startPractice,
  version,
  now = () => new Date(),
  settings: first,
  stillWorking,
  around = {},
}: CoreOptions): Promise<Core> => {
  const profiles = await openProfiles(shell.folder)
  const settings = await openSettings(shell, first)
  const keys = await openTrustedKeys(shell.folder)
  const credentials = createCredentials(keychain, profiles, now)
  const practice = createPractice(shell.folder, startPractice)
  const api = createAdminApi({ version })
  const database = createDatabaseSource()
  const stripe = createStripeApi({ version })

  const expiry = createExpiryWatch(now, (event) => shell.emit('expiry', event))
  const watchExpiry = (): void => expiry.watch(profiles.all().map((profile) => viewOf(profile, credentials, practice)))
  const surroundings: Surroundings = {
    ...shell,
    emit(event, payload) {
      if (event === 'environments') watchExpiry()
      shell.emit(event, payload)
    },
  }

  const guard = createGuard(now, (state) => surroundings.emit('guard', state))
  const reach = createReach(credentials, practice)
  const subjectIn: SubjectIn = (profile) =>
    profile.database.acting_as || (viewOf(profile, credentials, practice).services.marketplace?.credential.subject ?? null)
  const sending = createServe({ profiles, reach, upstream: api.send, database, stripe, subjectIn })
  const health = openHealthHistory({
    folder: shell.folder,
    profiles,
    now,
    changed: (environment_id) => surroundings.emit('health', { environment_id }),
  })
  const serve = observed(around.serve?.(sending) ?? sending, health.observers)
  const subjectOf = (profile: Profile, operation: ServedOperation): string | null => {
    const service = serviceOf(profile, operation)
    // A database's token names nobody.
    if (service === 'database') return subjectIn(profile)
    return viewOf(profile, credentials, practice).services[service]?.credential.subject ?? null
  }
  const test: TestConnection = async (profile, service, signal) => {
    const where = await reach(profile, service)
    if (!where.ok) return untestable(where.failure)
    if (service === 'database') return database.test({ ...where.value, names: profile.database.names, signal })
    if (service === 'stripe') return stripe.test({ ...where.value, kind: profile.kind, signal })
    return api.test(service, { ...where.value, signal })
  }

  const opened = await openLedger({ folder: shell.folder, keychain, now, changed: () => surroundings.emit('ledger', {}) })
  const ledger = around.ledger?.(opened) ?? opened
  const grace = createGrace(
    ({ operation }) => (effectOf(operation) === 'mail' ? settings.get().mail_grace_seconds : settings.get().grace_seconds),
    now,
    (waiting) => surroundings.emit('waiting', waiting),
  )
  const wrote = (profile: Profile, operation: ServedOperation): void => {
    const { invalidates } = contract[operation] as unknown as Mutation
    surroundings.emit('wrote', { environment_id: profile.id, capabilities: invalidates })
  }
  const still = createStillWorking(stillWorking)
  const limitOf = (effect: Effect): HourLimit | null => {
    const { refund_limit_count, refund_limit_cents, currency } = settings.get()
    return effect === 'money' ? { count: refund_limit_count, cents: refund_limit_cents, currency } : null
  }
  const aloneUpTo = (effect: Effect): number | null => (effect === 'money' ? settings.get().four_eyes_cents : null)
  const drafts = openDrafts(shell.folder, now)
  const { write: writeOnce, ended } = createWrites({
    guard,
    serve,
    ledger,
    grace,
    subjectOf,
    gaveUp: still.gaveUp,
    wrote,
    limitOf,
    aloneUpTo,
    keepDocuments: drafts.keepDocuments,
    now,
  })
  let writing = 0
  const write: Write = async (profile, request) => {
    writing++
    try {
      return await writeOnce(profile, request)
    } finally {
      writing--
    }
  }
  const settling = { serve, subjectOf, ledger, profiles, stillWorking: still }
  const jobChanged = (job_id: string): void => surroundings.emit('jobs', { job_id })
  const runner = createRunner({ ledger, profiles, write, limitOf, changed: jobChanged })

  const graceOf: Grace['wait'] = async ({ attempt, operation, target }) => {
    return effectOf(operation) === 'edit' && settings.get().grace_in_bulk ? grace.wait({ attempt, operation, target }) : 'no_wait'
  }

  const desk = {
    ...environmentHandlers({ profiles, credentials, keychain, practice, guard, surroundings, test }),
    ...databaseHandlers({ profiles, reach, database, subjectIn, surroundings }),
    ...guardHandlers(profiles, guard),
    ...settings.handlers,
    ...drafts.handlers,
    ...health.handlers,
    ...approvalHandlers({ profiles, ledger, keychain, surroundings, keys, serve, write, subjectOf, now }),
    ...jobHandlers({ profiles, ledger, serve, runner, subjectOf, graceOf, limitOf, aloneUpTo, now, changed: jobChanged }),
    ...ledgerHandlers({
      ledger,
      keychain,
      grace,
      surroundings,
      document: drafts.document,
      now,
      recheck: (attempt) => recheck(settling, attempt),
      settle: (attempt, outcome, note) => settleByPerson(settling, attempt, outcome, note),
    }),
  }
  const handlers = { ...desk, ...exportHandlers({ profiles, serve, desk, surroundings }) }
  const dispatch = createDispatch({ profiles, serve, write, handlers, surroundings })

  watchExpiry()
  const current = profiles.find(profiles.current() ?? '')
  // The practice server takes a moment to start: begin before the window asks for its first list.
  if (current?.kind === 'practice') practice.start(current).then(watchExpiry, () => undefined)

  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    expiry.stop()
    guard.lockAll('left')
    grace.undoAll()
    await Promise.all([runner.pauseAll(), ended()])
    await Promise.all([ledger.close(), drafts.close(), health.close()])
    await Promise.all([api.close(), database.close(), stripe.close()])
    await practice.close()
  }

  return {
    ...dispatch,
    lock: () => guard.lockAll('left'),
    idle: (seconds) => guard.idle(seconds, profiles.all()),
    underWay: () => ({ waiting: grace.waiting().length, sending: writing - grace.waiting().length }),
    holdWaiting: () => grace.hold(),
    // A thread that has ended answers nobody: a second close would wait for it for ever.
    close() {
      closing ??= close()
      return closing
    },
  }
}

const effectOf = (operation: ServedOperation): Effect => (contract[operation] as unknown as Mutation).effect
const untestable = ({ what, next }: Failure): ConnectionTest => ({ outcome: 'other', what, next, milliseconds: 0 })
