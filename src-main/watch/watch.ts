import { randomUUID } from 'node:crypto'
import type { ServiceName } from '@contract/desk/environments'
import { type Preset, WatchRule } from '@contract/desk/presets'
import type { Notice, Watched, WatchRest, WatchSettings } from '@contract/desk/watches'
import type { Failure } from '@contract/failure'
import type { Profile, Profiles } from '../environments/profiles'
import { createOutbox, type Notification } from './outbox'
import { firstWait, waitFor } from './pace'
import { presetRules } from './preset-rules'
import { type Around, changesOf, isNews, OWN_WRITES, remember } from './rule'
import { rules } from './rules'
import { askAgain, freshStanding, refusals, type Standing, sameMarks, unlessDark } from './standing'
import { freshKept, type Kept, type WatchFile } from './watch-file'

interface Parts {
  file: WatchFile
  profiles: Profiles
  around: Around
  preset: () => Preset
  /** Which services of an environment can be asked now; null where it is not there to be asked, such as a practice server that rests. */
  reachable: (profile: Profile) => ReadonlySet<ServiceName> | null
  /** Nothing of it leaves this machine: it is reached offline too. */
  isLocal: (profile: Profile) => boolean
  notify: (notification: Notification) => void
  /** Something changed that a screen shows; `told` are sentences for new notices. */
  changed: (told: readonly string[]) => void
  now: () => Date
  random: () => number
}

/** How often this desk's own rules are looked at without a cause, for what ends by the clock, in ms. */
const LOCAL = 60_000

/** Looks at environments by itself, politely, and keeps what is news. Begins to look when told to. */
export const createWatch = (parts: Parts) => {
  const { file, profiles, around, now, random, changed } = parts
  const standings = new Map<string, Standing>()
  const rests = { away: false, offline: false }
  let begun = false
  let localTimer: NodeJS.Timeout | null = null
  let localWork: Promise<void> | null = null
  let localAgain = false

  const outbox = createOutbox({
    notify: parts.notify,
    habits: () => file.get().habits,
    nameOf: (id) => profiles.find(id)?.name ?? 'Opsdesk',
    isRead: (id) => !file.get().notices.some((notice) => notice.id === id && notice.unread),
    now,
  })

  const standing = (id: string): Standing => {
    const known = standings.get(id) ?? freshStanding()
    standings.set(id, known)
    return known
  }
  const settingsOf = (profile: Profile): WatchSettings => {
    const { rules: own, every_minutes, elsewhere } = file.of(profile.id)
    return { rules: own ?? [...presetRules[parts.preset()]], every_minutes, elsewhere }
  }
  /** The rules that are on and can ask something. */
  const asking = (profile: Profile): WatchRule[] => {
    const reachable = parts.reachable(profile)
    return settingsOf(profile).rules.filter((rule) => {
      const service = rules[rule].asks
      return service !== null && reachable?.has(service)
    })
  }
  const restOf = (profile: Profile): WatchRest => {
    if (file.get().habits.paused) return 'paused'
    if (profiles.current() !== profile.id && !file.of(profile.id).elsewhere) return 'elsewhere'
    if (parts.reachable(profile) === null) return 'asleep'
    const open = asking(profile)
    if (open.length === 0) return 'nothing'
    const { refused } = standing(profile.id)
    if (open.every((rule) => refused.has(rules[rule].asks as ServiceName))) return 'refused'
    if (rests.away) return 'away'
    return rests.offline && !parts.isLocal(profile) ? 'offline' : null
  }

  const change = (id: string, work: (kept: Kept) => void): Promise<void> =>
    file.change(({ environments }) => {
      environments[id] ??= freshKept()
      work(environments[id])
    })

  const keep = (profile: Profile, found: readonly Omit<Notice, 'id' | 'at' | 'environment_id' | 'unread'>[]): void => {
    if (found.length === 0) return
    const at = now().toISOString()
    const notices = found.map((one) => ({ ...one, id: randomUUID(), at, environment_id: profile.id, unread: true }))
    void file.change((whole) => whole.notices.unshift(...notices))
    outbox.add(notices)
    changed([`${profile.name}: ${notices.map(({ words }) => words).join(' · ')}.`])
  }

  /** Looks by one rule, and keeps what is news since it looked last. The first time it only learns. */
  const lookBy = async (profile: Profile, rule: WatchRule): Promise<Failure | null> => {
    const at = now()
    const result = await rules[rule].look(profile, around)
    if (!result.ok) return unlessDark(standing(profile.id), rule, result.failure)
    const before = file.of(profile.id).seen[rule]
    const changes = before ? changesOf(before, result.value).filter((one) => isNews(rules[rule], one)) : []
    const since = new Date((before ? Date.parse(before.at) : at.getTime()) - OWN_WRITES)
    const byOthers = rules[rule].byOthers
    const news = byOthers && changes.length > 0 ? await byOthers(changes, profile, since, around) : changes
    const after = remember(before, result.value, at)
    if (!before || changes.length > 0 || rules[rule].asks !== null || !sameMarks(before.marks, after.marks))
      void change(profile.id, (kept) => {
        kept.seen[rule] = after
      })
    if (news.length > 0)
      keep(
        profile,
        rules[rule].says(news).map((one) => ({ ...one, rule })),
      )
    return null
  }

  const lookAll = async (profile: Profile): Promise<void> => {
    const state = standing(profile.id)
    const failures: Failure[] = []
    for (const rule of asking(profile)) {
      const service = rules[rule].asks as ServiceName
      if (state.refused.has(service) || state.dark.has(rule)) continue
      const failure = await lookBy(profile, rule)
      if (failure) failures.push(failure)
      if (failure && refusals.has(failure.code)) refuse(profile, service, failure)
      else if (!failure && file.of(profile.id).told.includes(service))
        void change(profile.id, (kept) => {
          kept.told = kept.told.filter((one) => one !== service)
        })
    }
    state.last = now()
    state.failed = failures.length > 0 ? state.failed + 1 : 0
    state.trouble = failures.map(({ what }) => what).find(Boolean) ?? null
  }
  /** Said once, until that service lets somebody in again; over restarts too. */
  const refuse = (profile: Profile, service: ServiceName, failure: Failure): void => {
    standing(profile.id).refused.add(service)
    if (file.of(profile.id).told.includes(service)) return
    void change(profile.id, (kept) => kept.told.push(service))
    const to = { capability: null, record: null, search: '' }
    keep(profile, [{ rule: 'tokens', words: 'Watching rests: the token is not accepted', detail: failure.what, to }])
  }

  /** One look at a time in each environment: who asks meanwhile waits for that one. */
  const look = (profile: Profile): Promise<void> => {
    const state = standing(profile.id)
    if (state.looking) return state.looking
    if (state.timer) clearTimeout(state.timer)
    state.timer = null
    state.next = null
    state.looking = lookAll(profile)
      .catch(() => {
        state.failed++
        state.trouble = 'Opsdesk itself failed at this.'
      })
      .finally(() => {
        state.looking = null
        plan(profile.id)
        changed([])
      })
    changed([])
    return state.looking
  }

  const plan = (id: string, wait?: number): void => {
    const state = standing(id)
    const profile = profiles.find(id)
    if (!profile || !begun || restOf(profile) !== null) {
      if (state.timer) clearTimeout(state.timer)
      state.timer = null
      state.next = null
      return
    }
    if (state.looking) return
    if (state.timer && wait === undefined) clearTimeout(state.timer)
    // What changed around it does not put a look off that is planned already.
    else if (state.timer) return
    const left = wait ?? waitFor(settingsOf(profile).every_minutes, state.failed, random())
    state.next = new Date(now().getTime() + left)
    state.timer = setTimeout(() => {
      state.timer = null
      void look(profile)
    }, left)
    state.timer.unref()
  }
  const planAll = (): void => {
    for (const { id } of profiles.all()) plan(id, firstWait(random()))
  }

  /** A rule that was switched off begins anew when it is switched on: weeks of changes are no news. */
  const forgetOff = (profile: Profile): void => {
    const on = settingsOf(profile).rules
    if (Object.keys(file.of(profile.id).seen).every((rule) => on.includes(rule as WatchRule))) return
    void change(profile.id, (kept) => {
      for (const rule of WatchRule.options) if (!on.includes(rule)) delete kept.seen[rule]
    })
  }

  /** This desk's own rules, of every environment: they ask nobody. Runs one at a time; who asks meanwhile gets one more run. */
  const local = (): void => {
    if (!begun) return
    localAgain = true
    localWork ??= (async () => {
      while (localAgain) {
        localAgain = false
        for (const profile of profiles.all()) {
          if (file.get().habits.paused) continue
          for (const rule of settingsOf(profile).rules) if (rules[rule].asks === null) await lookBy(profile, rule).catch(() => null)
        }
      }
    })().finally(() => {
      localWork = null
    })
  }

  return {
    begin(): void {
      begun = true
      localTimer = setInterval(local, LOCAL)
      localTimer.unref()
      local()
      planAll()
    },
    local,
    /** Profiles, credentials or which one is open changed: whoever was refused may be let in now. */
    environmentsChanged(): void {
      const there = new Set(profiles.all().map(({ id }) => id))
      for (const [id, state] of standings) {
        askAgain(state)
        if (!there.has(id)) {
          if (state.timer) clearTimeout(state.timer)
          standings.delete(id)
        }
      }
      if (Object.keys(file.get().environments).some((id) => !there.has(id)))
        void file.change((whole) => {
          whole.environments = Object.fromEntries(Object.entries(whole.environments).filter(([id]) => there.has(id)))
          whole.notices = whole.notices.filter(({ environment_id }) => there.has(environment_id))
        })
      planAll()
      local()
      if (begun) changed([])
    },
    /** Nobody is here (`away`: locked, asleep), or there is no network. */
    rest(why: keyof typeof rests, on: boolean): void {
      if (rests[why] === on) return
      rests[why] = on
      planAll()
      changed([])
    },
    /** The habits, the preset or an environment's settings changed. */
    settingsChanged(id?: string): void {
      for (const profile of profiles.all()) {
        if (id !== undefined && profile.id !== id) continue
        forgetOff(profile)
        const state = standing(profile.id)
        if (state.timer) clearTimeout(state.timer)
        state.timer = null
        plan(profile.id, firstWait(random()))
      }
      outbox.again()
      local()
      changed([])
    },
    /** A person wants it now. Whoever was refused is asked once more. */
    async look(profile: Profile): Promise<void> {
      askAgain(standing(profile.id))
      await look(profile)
    },
    view: (profile: Profile): Watched => {
      const { last, next, looking, trouble } = standing(profile.id)
      return {
        environment_id: profile.id,
        name: profile.name,
        settings: settingsOf(profile),
        own_rules: file.of(profile.id).rules !== null,
        rest: restOf(profile),
        looking: looking !== null,
        last_look: last?.toISOString() ?? null,
        next_look: next?.toISOString() ?? null,
        trouble,
      }
    },
    async stop(): Promise<void> {
      begun = false
      if (localTimer) clearInterval(localTimer)
      outbox.stop()
      for (const { timer } of standings.values()) if (timer) clearTimeout(timer)
      // A look under way may wait for a server that hangs: it is not waited for, and plans nothing any more.
      await localWork
      await file.change(() => undefined)
    },
  }
}

export type Watch = ReturnType<typeof createWatch>
