import { historySpans } from '@contract/desk/health-history-spans'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Remote } from 'comlink'
import type { DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import { lateRoom } from '../late-room'
import type { Observers } from '../watch/observed'
import { failedReading, type Reading, readingOf } from './reading'
import type { HealthRoom } from './room'

export interface HealthHistory {
  handlers: DeskHandlersOf<'health-history'>
  /** Writes down every reading of a summary, whoever asked for it. */
  observers: Observers
  close(): Promise<void>
}

interface Parts {
  folder: string
  profiles: Profiles
  now: () => Date
  /** Called once a reading is written down. */
  changed: (environment_id: string) => void
}

type Room = Remote<HealthRoom>

/** The history of summaries: health-history.db in the desk's folder, kept by a thread that starts when it is first needed. */
export const openHealthHistory = ({ folder, profiles, now, changed }: Parts): HealthHistory => {
  const late = lateRoom<HealthRoom>({
    folder,
    name: 'health-history',
    async open(room, file) {
      await room.open(file, now().getTime())
      // What is remembered of an environment goes with it.
      await room.keepOnly(profiles.all().map(placeOf))
    },
  })

  /** What is still being written down, one after the other. A history that can't be kept keeps nobody from reading. */
  let writing: Promise<unknown> = Promise.resolve()
  const record = (profile: Profile, reading: Reading): void => {
    const at = now().getTime()
    writing = writing
      .then(async () => (await late.opened()).record(placeOf(profile), reading, at))
      .then(() => changed(profile.id))
      .catch((error: unknown) => console.error(`opsdesk: a reading could not be kept: ${error instanceof Error ? error.name : 'no error'}`))
  }

  return {
    observers: {
      'summary.get': (profile, result) => {
        if (result.ok) record(profile, readingOf(result.value))
        else if (wasTried(result.failure)) record(profile, failedReading(result.failure))
      },
    },
    handlers: {
      'health-history.get': async ({ environment_id, span }): Promise<Result<Awaited<ReturnType<Room['past']>>>> => {
        const profile = profiles.find(environment_id)
        if (!profile) return fail(failure('refused_here', 'This environment is no longer there.', { next: 'Choose another one.' }))
        try {
          await writing
          return succeed(await (await late.opened()).past(placeOf(profile), historySpans[span], now().getTime()))
        } catch {
          return fail(notRead())
        }
      },
    },
    async close() {
      await writing
      await late.close()
    },
  }
}

/** An environment at another address has another past. Practice's port changes with every start, and means nothing. */
const placeOf = (profile: Profile): string => {
  const base_url = profile.kind === 'practice' ? '' : (profile.services.agentbot?.base_url ?? '')
  return `${profile.id} ${base_url}`
}

/** A person who left, and a cookie that is not there, say nothing about Agentbot. */
const wasTried = ({ code }: Failure): boolean => !['cancelled', 'no_credential', 'keychain', 'insecure_address', 'internal'].includes(code)

const notRead = (): Failure =>
  failure('refused_here', 'What this desk remembers of the summaries can’t be read.', {
    next: 'What is read now is still shown. Mend the disk, then try again.',
  })
