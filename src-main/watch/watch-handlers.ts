import type { Output } from '@contract'
import type { Notice } from '@contract/desk/watches'
import { fail, failure, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import type { Profiles } from '../environments/profiles'
import type { Watch } from './watch'
import { freshKept, type WatchFile } from './watch-file'

interface Parts {
  watch: Watch
  file: WatchFile
  profiles: Profiles
  /** Whether this shell has a tray. */
  tray: boolean
  /** A screen that shows notices has something else to show. */
  changed: () => void
}

/** The desk's own operations on its watches. `click` keeps what was clicked until the window asks. */
export const watchHandlers = ({ watch, file, profiles, tray, changed }: Parts) => {
  let clicked: { notice: Notice | null } | null = null
  const state = (): Output<'watches.get'> => ({ habits: file.get().habits, environments: profiles.all().map(watch.view), tray })
  const unread = (): number => file.get().notices.filter((notice) => notice.unread).length

  const handlers: DeskHandlersOf<'watches'> = {
    'watches.get': async () => succeed(state()),
    'watches.update': async (habits) => {
      await file.change((whole) => {
        whole.habits = { ...whole.habits, ...habits }
      })
      watch.settingsChanged()
      return succeed(state())
    },
    'watches.set': async ({ environment_id, rules, every_minutes, elsewhere }) => {
      if (!profiles.find(environment_id)) return fail(gone())
      await file.change(({ environments }) => {
        const kept = environments[environment_id] ?? freshKept()
        environments[environment_id] = {
          ...kept,
          rules: rules === undefined ? kept.rules : rules && [...new Set(rules)],
          every_minutes: every_minutes ?? kept.every_minutes,
          elsewhere: elsewhere ?? kept.elsewhere,
        }
      })
      watch.settingsChanged(environment_id)
      return succeed(state())
    },
    'watches.look': async ({ environment_id }) => {
      const profile = profiles.find(environment_id)
      if (!profile) return fail(gone())
      await watch.look(profile)
      return succeed(state())
    },
    'watches.notices': async () => succeed({ items: file.get().notices, unread: unread() }),
    'watches.read': async ({ ids }) => {
      await file.change(({ notices }) => {
        for (const notice of notices) if (ids === null || ids.includes(notice.id)) notice.unread = false
      })
      changed()
      return succeed({ unread: unread() })
    },
    'watches.clicked': async () => {
      const waiting = clicked
      clicked = null
      return succeed({ clicked: waiting })
    },
  }
  return {
    handlers,
    /** A notification was clicked: about this notice, or about several where it is null. */
    click(id: string | null): void {
      clicked = { notice: file.get().notices.find((notice) => notice.id === id) ?? null }
    },
  }
}

const gone = () => failure('not_found', 'This environment is no longer there.', { not: 'Nothing was changed.' })
