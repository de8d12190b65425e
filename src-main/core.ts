import { createDispatch, type Dispatch } from './dispatch'
import { createCredentials } from './environments/credentials'
import { environmentHandlers } from './environments/environments'
import { createExpiryWatch } from './environments/expiry'
import type { Keychain } from './environments/keychain'
import { openProfiles } from './environments/profiles'
import { viewOf } from './environments/view'
import { exportHandlers } from './exports/csv'
import { createGuard } from './guard'
import { guardHandlers } from './guard-handlers'
import { createPractice } from './practice/practice'
import type { StartPractice } from './practice/practice-server'
import { createServe } from './served'
import type { Surroundings } from './surroundings'
import { createAdminApi } from './upstream/admin-api'

export interface CoreOptions {
  surroundings: Surroundings
  keychain: Keychain
  startPractice: StartPractice
  version: string
  now?: () => Date
}

/** Opsdesk without its window: the same in Electron, in plain Node and in tests. */
export interface Core extends Dispatch {
  /** Locks writing everywhere. */
  lock(): void
  close(): Promise<void>
}

/** Builds the app from its parts. */
export const createCore = async ({ surroundings: shell, keychain, startPractice, version, now = () => new Date() }: CoreOptions): Promise<Core> => {
  const profiles = await openProfiles(shell.folder)
  const credentials = createCredentials(keychain, profiles, now)
  const practice = createPractice(shell.folder, startPractice)
  const api = createAdminApi({ version })

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
  const serve = createServe({ profiles, credentials, practice, upstream: api.send })
  const test = testThrough(serve)
  const handlers = {
    ...environmentHandlers({ profiles, credentials, keychain, practice, guard, surroundings, test }),
    ...guardHandlers(profiles, guard),
    ...exportHandlers({ profiles, serve, surroundings }),
  }
  const dispatch = createDispatch({ profiles, guard, serve, handlers, surroundings })

  watchExpiry()
  const current = profiles.find(profiles.current() ?? '')
  // The practice server takes a moment to start: begin before the window asks for its first list.
  if (current?.kind === 'practice') practice.start(current).then(watchExpiry, () => undefined)

  return {
    ...dispatch,
    lock: () => guard.lockAll(),
    async close() {
      expiry.stop()
      guard.lockAll()
      await Promise.all([api.close(), practice.close()])
    },
  }
}
