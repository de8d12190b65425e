import { type Environment, ServiceName } from '@contract/desk/environments'
import type { Preset } from '@contract/desk/presets'
import type { Profile, Profiles } from '../environments/profiles'
import type { Looks } from '../home/looks'
import type { Ledger } from '../ledger/ledger'
import type { Surroundings } from '../surroundings'
import type { Around } from './rule'
import { createWatch } from './watch'
import { openWatchFile } from './watch-file'
import { watchHandlers } from './watch-handlers'

interface Parts {
  surroundings: Surroundings
  profiles: Profiles
  /** What is known of an environment, its credentials among it. */
  viewOf: (profile: Profile) => Environment
  looks: Looks
  ledger: Ledger
  preset: () => Preset
  now: () => Date
  random: () => number
}

const MOST_UNKNOWN = 1000
const NEWEST_JOBS = 200

/** The watches with what they stand on: their file, this desk's ledger and jobs, and the shell's notifications. */
export const openWatch = async ({ surroundings, profiles, viewOf, looks, ledger, preset, now, random }: Parts) => {
  const file = await openWatchFile(surroundings.folder)
  const tell = (told: readonly string[]): void => {
    surroundings.emit('watches', { told })
    surroundings.watching?.({ paused: file.get().habits.paused, stay: file.get().habits.stay_in_tray })
  }
  const around: Around = {
    looks,
    now,
    async didHere(environment, operation, target, since) {
      const states = ['sending', 'done', 'unknown', 'settled_done']
      return (await ledger.list({ environment, operation, target, states, from: since.toISOString() }, 0, 1)).total > 0
    },
    unknownWrites: async (environment) =>
      (await ledger.list({ environment, states: ['unknown'] }, 0, MOST_UNKNOWN)).items.map(({ attempt }) => attempt),
    jobs: async (environment) => (await ledger.jobs.listJobs(environment, 0, NEWEST_JOBS)).items,
    credentials(profile) {
      const { services } = viewOf(profile)
      return ServiceName.options.flatMap((service) => {
        const credential = services[service]?.credential
        // A command fetches the next by itself, and practice brings its own.
        const ends = credential?.expires_at && credential.kept !== 'command' && profile.services[service]?.credential
        return ends ? [{ service, expires_at: credential.expires_at as string }] : []
      })
    },
  }
  const reachable = (profile: Profile): ReadonlySet<ServiceName> | null => {
    const { services, practice } = viewOf(profile)
    if (practice && !practice.running) return null
    // A database answers in the place of the marketplace's API.
    const there = { marketplace: services.marketplace ?? services.database, agentbot: services.agentbot, platform: services.platform }
    return new Set((['marketplace', 'agentbot', 'platform'] as const).filter((name) => there[name]))
  }
  const isLocal = (profile: Profile): boolean =>
    Object.values(viewOf(profile).services).every((service) => service === null || isLoopback(service.base_url))

  const watch = createWatch({
    file,
    profiles,
    around,
    preset,
    reachable,
    isLocal,
    notify: (notification) => surroundings.notify?.(notification),
    changed: tell,
    now,
    random,
  })
  const { handlers, click } = watchHandlers({ watch, file, profiles, tray: surroundings.watching !== undefined, changed: () => tell([]) })
  return { watch, handlers, click, habits: () => file.get().habits }
}

const isLoopback = (address: string): boolean =>
  URL.canParse(address) && ['127.0.0.1', '[::1]', 'localhost'].includes(new URL(address).hostname)
