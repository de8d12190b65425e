import { contract, type ServedOperation } from '@contract'
import type { Events } from '@contract/bridge'
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
import { offersHandlers } from './environments/offers'
import { openProfiles, type Profile } from './environments/profiles'
import { viewOf } from './environments/view'
import { exportHandlers } from './exports/csv'
import { createGuard } from './guard'
import { guardHandlers } from './guard-handlers'
import { openHealthHistory } from './health-history/health-history'
import { openHome } from './home/home'
import { createLooks } from './home/looks'
import { jobHandlers } from './jobs/jobs'
import { createRunner } from './jobs/runner'
import { type Ledger, openLedger } from './ledger/ledger'
import { ledgerHandlers } from './ledger/ledger-handlers'
import { createPractice } from './practice/practice'
import type { StartPractice } from './practice/practice-server'
import { openRollouts } from './rollouts/rollouts'
import { createReach, createServe, type Serve, type SubjectIn, serviceOf } from './served'
import { openSettings } from './settings'
import type { Surroundings } from './surroundings'
import { createAdminApi } from './upstream/admin-api'
import { createDatabaseSource } from './upstream/database'
import { createStripeApi } from './upstream/stripe'
import { observed } from './watch/observed'
import { openWatch } from './watch/open-watch'
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
  /** From 0 to 1: how much earlier or later a watch looks. */
  random?: () => number
  /** Wraps two parts, so that a test can end the process between any two steps of a write. Nothing else may use it. */
  around?: { ledger?: (ledger: Ledger) => Ledger; serve?: (serve: Serve) => Serve }
}

/** Opsdesk without its window: the same in Electron, in plain Node and in tests. */
export interface Core extends Dispatch {
  /** Locks writing everywhere: the person left, or the machine sleeps. */
  lock(): void
  /** The machine was last touched so many seconds ago: call it now and then. */
  idle(seconds: number): void
  /** Begins to watch the environments by itself: once the window is there. */
  watch(): void
  /** Watching rests while nobody is here, or there is no network. */
  rest(why: 'away' | 'offline', on: boolean): void
  /** Stops watching until told otherwise, or goes on. */
  pauseWatching(paused: boolean): Promise<void>
  /** How watching stands, for the tray. */
  watching(): { paused: boolean; stay: boolean }
  /** A notification of that notice was clicked, of several where it is null: the window is told. */
  clicked(notice: string | null): void
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
  random = Math.random,
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

  const expiry = createExpiryWatch(now, (event) => surroundings.emit('expiry', event))
  const watchExpiry = (): void => expiry.watch(profiles.all().map((profile) => viewOf(profile, credentials, practice)))
  const surroundings: Surroundings = {
    ...shell,
    emit(event, payload) {
      if (event === 'environments') watchExpiry()
      shell.emit(event, payload)
      follow(event, payload)
    },
  }

  /** What the watches and Home make of what happens here. Nothing until they are there. */
  let follow: Surroundings['emit'] = () => undefined

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

  const looks = createLooks({ serve, now, changed: (environment_id) => surroundings.emit('home', { environment_id }) })
  const home = await openHome(shell.folder, { profiles, looks, chosen: () => watching.watch.settingsChanged() })
  const describe = (profile: Profile) => viewOf(profile, credentials, practice)
  const watching = await openWatch({ surroundings, profiles, viewOf: describe, looks, ledger, preset: home.preset, now, random })
  const rollouts = await openRollouts({ folder: shell.folder, profiles, ledger, keychain, surroundings, serve, subjectOf, now })
  follow = (event, payload) => {
    if (event === 'environments') watching.watch.environmentsChanged()
    if (event === 'ledger' || event === 'jobs' || event === 'expiry') watching.watch.local()
    if (event !== 'wrote') return
    const { environment_id, capabilities } = payload as Events['wrote']
    const profile = profiles.find(environment_id)
    if (profile) looks.wrote(profile, capabilities)
  }

  const desk = {
    ...environmentHandlers({ profiles, credentials, keychain, practice, guard, surroundings, test }),
    ...offersHandlers({ profiles, serve, now }),
    ...databaseHandlers({ profiles, reach, database, subjectIn, surroundings }),
    ...guardHandlers(profiles, guard),
    ...settings.handlers,
    ...drafts.handlers,
    ...health.handlers,
    ...approvalHandlers({ profiles, ledger, keychain, surroundings, keys, serve, write, subjectOf, now }),
    ...home.handlers,
    ...watching.handlers,
    ...rollouts.handlers,
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
    looks.stop()
    follow = () => undefined
    await watching.watch.stop()
    guard.lockAll('left')
    grace.undoAll()
    await Promise.all([runner.pauseAll(), ended()])
    await rollouts.close()
    await Promise.all([ledger.close(), drafts.close(), health.close()])
    await Promise.all([api.close(), database.close(), stripe.close()])
    await practice.close()
  }

  return {
    ...dispatch,
    lock: () => guard.lockAll('left'),
    watch: () => watching.watch.begin(),
    rest: (why, on) => watching.watch.rest(why, on),
    pauseWatching: async (paused) => void (await watching.handlers['watches.update']({ paused }, unasked)),
    watching: () => ({ paused: watching.habits().paused, stay: watching.habits().stay_in_tray }),
    clicked(notice) {
      watching.click(notice)
      surroundings.emit('clicked', {})
    },
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

/** A desk operation that nobody asked for over the bridge, such as from the tray. */
const unasked = { id: 'tray', environment: null, signal: new AbortController().signal }
const effectOf = (operation: ServedOperation): Effect => (contract[operation] as unknown as Mutation).effect
const untestable = ({ what, next }: Failure): ConnectionTest => ({ outcome: 'other', what, next, milliseconds: 0 })
