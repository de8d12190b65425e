import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { historySpans } from '@contract/desk/health-history-spans'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Remote } from 'comlink'
import type { DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import type { Observers } from '../watch/observed'
import { roomIn, workerFile } from '../workers'
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
  let opening: Promise<{ room: Room; worker: Worker }> | null = null
  const open = async (): Promise<{ room: Room; worker: Worker }> => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = join(folder, 'health-history.db')
    const { room, worker } = roomIn<HealthRoom>(workerFile('health-history'))
    try {
      await room.open(file, now().getTime())
      await Promise.all([file, `${file}-wal`, `${file}-shm`].map((each) => chmod(each, 0o600).catch(() => undefined)))
      // What is remembered of an environment goes with it.
      await room.keepOnly(profiles.all().map(placeOf))
      return { room, worker }
    } catch (error) {
      await worker.terminate()
      throw error
    }
  }
  /** One that could not be opened is tried again at the next call: a disk may have room by then. */
  const opened = async (): Promise<Room> => {
    opening ??= open()
    try {
      return (await opening).room
    } catch (error) {
      opening = null
      throw error
    }
  }

  /** What is still being written down, one after the other. A history that can't be kept keeps nobody from reading. */
  let writing: Promise<unknown> = Promise.resolve()
  const record = (profile: Profile, reading: Reading): void => {
    const at = now().getTime()
    writing = writing
      .then(async () => (await opened()).record(placeOf(profile), reading, at))
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
          return succeed(await (await opened()).past(placeOf(profile), historySpans[span], now().getTime()))
        } catch {
          return fail(notRead())
        }
      },
    },
    async close() {
      await writing
      const { room, worker } = (await opening?.catch(() => null)) ?? {}
      opening = null
      await room?.close().catch(() => undefined)
      await worker?.terminate()
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
