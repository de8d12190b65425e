import { rmSync } from 'node:fs'
import type { FlagsLook } from '@contract/desk/home'
import { failure, type Result } from '@contract/failure'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Profile, Profiles } from '../../src-main/environments/profiles'
import type { Seen } from '../../src-main/home/look-around'
import type { Looks } from '../../src-main/home/looks'
import { flagsLook } from '../../src-main/home/summaries'
import type { Around } from '../../src-main/watch/rule'
import { createWatch } from '../../src-main/watch/watch'
import { openWatchFile } from '../../src-main/watch/watch-file'
import { newFolder } from '../open-core'

const MINUTE = 60_000
const live = { id: 'live', name: 'Live' } as Profile
const other = { id: 'other', name: 'Other' } as Profile
let folder = ''

/** The watch alone, by a clock that is moved by hand. What it asks is answered here; all else is the app's own. */
const watching = async () => {
  folder = newFolder()
  const file = await openWatchFile(folder)
  const asked: { at: number; id: string }[] = []
  const answers = { flags: ['flag_1'], fails: null as Result<never> | null, slow: 0, local: false }
  const looks = {
    async flags(profile: Profile): Promise<Result<Seen<AbuseFlag, FlagsLook>>> {
      asked.push({ at: Date.now(), id: profile.id })
      if (answers.slow) await new Promise((done) => setTimeout(done, answers.slow))
      if (answers.fails) return answers.fails
      const items = answers.flags.map((id) => ({ id, flag_type: 'x', created_at: null }) as AbuseFlag)
      const page = { items, total: null, offset: 0, end: true, note: null }
      return { ok: true, value: { page, look: flagsLook(page, new Date()) } }
    },
  } as unknown as Looks
  const around: Around = {
    looks,
    now: () => new Date(),
    didHere: async () => false,
    unknownWrites: async () => [],
    jobs: async () => [],
    credentials: () => [],
  }
  let current = 'live'
  const profiles = { all: () => [live, other], current: () => current, find: (id: string) => [live, other].find((one) => one.id === id) }
  const watch = createWatch({
    file,
    profiles: profiles as unknown as Profiles,
    around,
    preset: () => 'everything',
    reachable: () => new Set(['marketplace']),
    isLocal: () => answers.local,
    notify: () => undefined,
    changed: () => undefined,
    now: () => new Date(),
    random: () => 0.5,
  })
  for (const id of ['live', 'other'])
    await file.change(({ environments }) => {
      environments[id] = { rules: ['flags'], every_minutes: 2, elsewhere: false, seen: {}, told: [] }
    })
  const open = (id: string): void => {
    current = id
  }
  return { watch, file, asked, answers, open }
}
const pass = (minutes: number) => vi.advanceTimersByTimeAsync(minutes * MINUTE)

beforeEach(() =>
  vi.useFakeTimers({ now: new Date(2026, 5, 10, 12, 0), toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] }),
)
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

describe('polite looking', () => {
  test('nothing is asked until it begins, then after a while, then at its interval', async () => {
    const { watch, asked } = await watching()
    await pass(10)
    expect(asked).toEqual([])
    watch.begin()
    await pass(0.4)
    expect(asked).toEqual([])
    await pass(0.2)
    expect(asked).toHaveLength(1)
    expect(watch.view(live)).toMatchObject({ rest: null, last_look: expect.any(String), next_look: expect.any(String) })
    await pass(10)
    expect(asked).toHaveLength(6)
    expect(asked.every(({ id }) => id === 'live')).toBe(true)
    await watch.stop()
    await pass(30)
    expect(asked).toHaveLength(6)
  })

  test('a server that fails is asked less and less, and as often as before once it answers', async () => {
    const { watch, asked, answers } = await watching()
    answers.fails = { ok: false, failure: failure('unreachable', 'No connection.') }
    watch.begin()
    await pass(0.6)
    const { length } = asked
    await pass(60)
    // 4, 8, 16 and 32 minutes after each other.
    expect(asked.length - length).toBe(4)
    expect(watch.view(live).trouble).toBe('No connection.')
    answers.fails = null
    await watch.look(live)
    const after = asked.length
    await pass(10)
    expect(asked.length - after).toBe(5)
    await watch.stop()
  })

  test('a look that takes longer than the interval is never joined by another', async () => {
    const { watch, asked, answers } = await watching()
    answers.slow = 7 * MINUTE
    watch.begin()
    await pass(5)
    void watch.look(live)
    await pass(1)
    expect(asked).toHaveLength(1)
    await pass(6)
    expect(asked).toHaveLength(2)
    await watch.stop()
  })

  test.each(['away', 'offline'] as const)('%s it rests, and looks soon after', async (why) => {
    const { watch, asked } = await watching()
    watch.begin()
    await pass(1)
    watch.rest(why, true)
    expect(watch.view(live)).toMatchObject({ rest: why, next_look: null })
    await pass(120)
    expect(asked).toHaveLength(1)
    watch.rest(why, false)
    await pass(1)
    expect(asked).toHaveLength(2)
    await watch.stop()
  })

  test('without a network what is on this machine is still looked at', async () => {
    const { watch, asked, answers } = await watching()
    answers.local = true
    watch.begin()
    watch.rest('offline', true)
    await pass(1)
    expect(asked).toHaveLength(1)
    await watch.stop()
  })

  test('another environment is looked at once it is open, or where a person wanted that', async () => {
    const { watch, file, asked, open } = await watching()
    watch.begin()
    await pass(1)
    expect(watch.view(other).rest).toBe('elsewhere')
    open('other')
    watch.environmentsChanged()
    expect(watch.view(live).rest).toBe('elsewhere')
    await pass(1)
    expect(asked.map(({ id }) => id)).toEqual(['live', 'other'])
    await file.change(({ environments }) => {
      if (environments.live) environments.live.elsewhere = true
    })
    watch.settingsChanged('live')
    await pass(1)
    expect(asked.filter(({ id }) => id === 'live')).toHaveLength(2)
    await watch.stop()
  })

  test('paused by a person it rests at once, and the interval that is set is kept', async () => {
    const { watch, file, asked } = await watching()
    watch.begin()
    await pass(1)
    await file.change(({ habits }) => {
      habits.paused = true
    })
    watch.settingsChanged()
    await pass(60)
    expect(asked).toHaveLength(1)
    await file.change(({ habits, environments }) => {
      habits.paused = false
      if (environments.live) environments.live.every_minutes = 30
    })
    watch.settingsChanged()
    await pass(61)
    expect(asked).toHaveLength(4)
    await watch.stop()
  })
})
