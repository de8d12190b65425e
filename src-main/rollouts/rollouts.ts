import { rolloutSteps, stepOf } from '@contract/desk/rollout-steps'
import { MOST_MEASUREMENTS, type Rollout, type RolloutStep, type WholeRollout } from '@contract/desk/rollouts'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import { type Keychain, KeychainFailure } from '../environments/keychain'
import type { Profile, Profiles } from '../environments/profiles'
import type { Entry } from '../ledger/entry'
import type { Ledger } from '../ledger/ledger'
import { exportExtract } from '../ledger/sign'
import type { Serve } from '../served'
import type { Surroundings } from '../surroundings'
import { type SubjectOf, who } from '../writes/writes'
import { measure } from './measure'
import { begunRecord, byWords, endedRecord, fromEntries, shownRecorded, shownRunning } from './rollout-record'
import { openRolloutsFile, type Running } from './rollouts-file'

interface Parts {
  folder: string
  profiles: Profiles
  ledger: Ledger
  keychain: Keychain
  surroundings: Surroundings
  serve: Serve
  subjectOf: SubjectOf
  now: () => Date
}

/** Rollouts under way at once on this desk: more are forgotten ones. */
const MOST_RUNNING = 50

/** Rollouts under way stand in a file of this desk, those that ended in its ledger. */
export const openRollouts = async (parts: Parts): Promise<{ handlers: DeskHandlersOf<'rollouts'>; close(): Promise<void> }> => {
  const { profiles, ledger, keychain, surroundings, serve, subjectOf, now } = parts
  const file = await openRolloutsFile(parts.folder)
  /** None where the ledger can't be read: what is written next says why. */
  const ofRollout = (id: string): Promise<Entry[]> => ledger.ofRollout(id).catch(() => [])
  // Recorded as ended, and cut off before the file could say so.
  for (const { id } of file.running())
    if (fromEntries(await ofRollout(id))?.state === 'ended')
      await file.change((running) => {
        running.splice(
          running.findIndex((one) => one.id === id),
          1,
        )
        return succeed(null)
      })

  const by = (profile: Profile | undefined) => who(profile ? subjectOf(profile, 'orgs.list') : null)
  const all = async (environment: string | null): Promise<Rollout[]> => {
    const running = file.running().filter((one) => environment === null || one.environment.id === environment)
    const recorded = shownRecorded(await ledger.rollouts(environment), (id) => file.find(id) !== null)
    return [
      ...running
        .map(shownRunning)
        .toReversed()
        .sort((a, b) => b.begun_at.localeCompare(a.begun_at)),
      ...recorded,
    ]
  }
  /** The last that ended before this one was begun. */
  const before = async (one: Omit<WholeRollout, 'before'>): Promise<WholeRollout['before']> => {
    const earlier = (await all(one.environment)).find(({ id, state, ended_at }) => {
      return state === 'ended' && id !== one.id && ended_at !== null && ended_at <= one.begun_at
    })
    const whole = earlier && fromEntries(await ledger.ofRollout(earlier.id))
    if (!whole?.ended_at) return null
    const steps = whole.steps.flatMap(({ step, measurements }) => {
      const last = measurements.at(-1)
      return last ? [{ step, verdict: last.verdict, value: last.value }] : []
    })
    return { id: whole.id, name: whole.name, ended_at: whole.ended_at, steps }
  }
  const whole = async (id: string): Promise<WholeRollout | null> => {
    const running = file.find(id)
    const one = running ? { ...shownRunning(running), steps: running.steps } : fromEntries(await ledger.ofRollout(id))
    return one && { ...one, before: await before(one) }
  }
  /** What was just changed, for the screen. */
  const changed = async (id: string): Promise<Result<WholeRollout>> => {
    const one = await whole(id)
    return one ? succeed(one) : fail(gone())
  }
  const recorded = ({ seq, at, hash }: Entry): Running['recorded'] => ({ seq, at, hash })

  return {
    handlers: {
      'rollouts.list': async ({ environment, offset, limit }) => {
        const rows = await all(environment ?? null)
        const items = rows.slice(offset, offset + limit)
        return succeed({ items, total: rows.length, offset, end: offset + items.length >= rows.length, note: null })
      },
      'rollouts.get': async ({ rollout_id }) => succeed(await whole(rollout_id)),
      'rollouts.begin': async ({ rollout_id, environment_id, name }) => {
        const profile = profiles.find(environment_id)
        if (!profile) return fail(refused('This environment is no longer there.', 'Choose another one.'))
        const begun = await file.change<null>(async (running) => {
          if (running.some(({ id }) => id === rollout_id)) return succeed(null)
          if (running.length >= MOST_RUNNING)
            return fail(refused(`${MOST_RUNNING} rollouts are under way on this desk.`, 'End those that are over.'))
          const by_whom = by(profile)
          const environment = { id: profile.id, name: profile.name, kind: profile.kind }
          // Recorded by a press before, and then the disk did not take the rest.
          const [first] = await ofRollout(rollout_id)
          const written = first ? { entry: first } : await ledger.rollout(begunRecord({ id: rollout_id, name, environment }, by_whom))
          if ('failed' in written) return fail(written.failed)
          running.push({
            id: rollout_id,
            name,
            environment,
            begun_at: written.entry.at,
            begun_by: byWords(by_whom),
            recorded: recorded(written.entry),
            steps: rolloutSteps.map(({ step }) => freshStep(step)),
          })
          return succeed(null)
        })
        return begun.ok ? changed(rollout_id) : begun
      },
      'rollouts.measure': async ({ rollout_id, step }, { signal }) => {
        const running = file.find(rollout_id)
        const profile = running && profiles.find(running.environment.id)
        if (!running) return fail(gone())
        if (!profile) return fail(refused('This environment is no longer there.', 'End this rollout, and say so.'))
        const found = await measure(stepOf(step), { profile, serve, signal, now })
        return file.change((all_running) => {
          const kept = stepIn(all_running, rollout_id, step)
          if (!kept) return fail(gone())
          kept.measurements = [...kept.measurements, found].slice(-MOST_MEASUREMENTS)
          kept.measured++
          return succeed(found)
        })
      },
      'rollouts.tick': ({ rollout_id, step, tick, note }) =>
        file.change((running) => {
          const kept = stepIn(running, rollout_id, step)
          if (!kept) return fail(gone())
          if (note !== undefined) kept.note = note
          if (tick !== undefined) {
            kept.tick = tick
            kept.ticked_at = tick === null ? null : now().toISOString()
            kept.ticked_by =
              tick === null ? null : byWords(by(profiles.find(running.find(({ id }) => id === rollout_id)?.environment.id ?? '')))
          }
          return succeed(structuredClone(kept))
        }),
      'rollouts.end': async ({ rollout_id, reason }) => {
        const ended = await file.change<null>(async (running) => {
          const one = running.find(({ id }) => id === rollout_id)
          const over = fromEntries(await ofRollout(rollout_id))?.state === 'ended'
          if (one && over) running.splice(running.indexOf(one), 1)
          // Pressed twice, or the disk did not take the first: it stands in the ledger already.
          if (over) return succeed(null)
          if (!one) return fail(gone())
          const open = one.steps.filter(({ tick }) => tick === null || tick === 'not_done').length
          if (open > 0 && reason.length < 3)
            return fail(failure('invalid_input', openWords(open), { not: 'It was not ended.', fields: { reason: 'Say why.' } }))
          const entry = await ledger.rollout(endedRecord(one, reason, by(profiles.find(one.environment.id))))
          if ('failed' in entry) return fail(entry.failed)
          running.splice(running.indexOf(one), 1)
          return succeed(null)
        })
        return ended.ok ? changed(rollout_id) : ended
      },
      'rollouts.export_signed': async ({ rollout_id }) => {
        const entries = await ledger.ofRollout(rollout_id)
        const one = fromEntries(entries)
        if (one?.state !== 'ended') return fail(refused('Only a rollout that ended can be exported.', 'End it first.'))
        const path = await surroundings.saveFile(`opsdesk-rollout-${(one.ended_at ?? '').slice(0, 10)}-${one.id.slice(0, 8)}.jsonl`)
        if (path === null) return succeed({ saved: false, file: null, entries: 0 })
        try {
          return succeed({ saved: true, file: path, entries: await exportExtract(entries, keychain, path, now()) })
        } catch (error) {
          return fail(notExported(error))
        }
      },
    },
    close: () => file.close(),
  }
}

const freshStep = (step: RolloutStep['step']): RolloutStep => ({
  step,
  tick: null,
  note: '',
  ticked_at: null,
  ticked_by: null,
  measurements: [],
  measured: 0,
})
const stepIn = (running: Running[], rollout: string, step: RolloutStep['step']): RolloutStep | undefined =>
  running.find(({ id }) => id === rollout)?.steps.find((one) => one.step === step)

const openWords = (open: number): string =>
  `${open} ${open === 1 ? 'step is' : 'steps are'} open or not done: say why it ends all the same.`
const refused = (what: string, next: string): Failure => failure('refused_here', what, { not: 'Nothing was changed.', next })
const gone = (): Failure =>
  refused('This rollout is not under way on this desk.', 'What ended stands in the list, and nothing changes it any more.')
const notExported = (error: unknown): Failure =>
  error instanceof KeychainFailure
    ? failure('keychain', 'The signing key could not be read from the keychain.', {
        not: 'No file was written.',
        next: 'Unlock the keychain, then try again.',
      })
    : failure('refused_here', 'The file could not be written.', {
        not: 'No file was written.',
        next: 'Choose another place and try again.',
      })
