import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Settings } from '@contract/desk/settings'
import { succeed } from '@contract/failure'
import writeFileAtomic from 'write-file-atomic'
import type { DeskHandlersOf } from './desk'

const DEFAULTS: Settings = {
  grace_seconds: 5,
  grace_in_bulk: false,
  mail_grace_seconds: 15,
  refund_limit_count: 20,
  refund_limit_cents: 100_000,
  four_eyes_cents: null,
}

export interface SettingsStore {
  get(): Settings
  handlers: DeskHandlersOf<'settings'>
}

/** settings.json in the desk's folder. One that can't be read counts as not there: nothing in it can't be set again. */
export const openSettings = async (folder: string, given: Partial<Settings> = {}): Promise<SettingsStore> => {
  const path = join(folder, 'settings.json')
  let settings: Settings = { ...DEFAULTS, ...given, ...(await stored(path)) }
  return {
    get: () => settings,
    handlers: {
      'settings.get': async () => succeed(settings),
      'settings.update': async (changes) => {
        const next = Settings.parse({ ...settings, ...changes })
        await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
        settings = next
        return succeed(settings)
      },
    },
  }
}

const stored = async (path: string): Promise<Partial<Settings>> => {
  try {
    return Settings.partial().parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return {}
  }
}
