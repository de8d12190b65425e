import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { WatchRule } from '@contract/desk/presets'
import { Notice, WatchHabits, WatchSettings } from '@contract/desk/watches'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/** The most that is remembered of one rule in one environment, and the most notices kept. */
export const MOST_MARKS = 5000
export const MOST_NOTICES = 200

/** What a rule saw when it looked last: each thing by its id, with a word on how it stood. */
const Sighted = z.object({ at: z.string(), marks: z.record(z.string(), z.string()) })
export type Sighted = z.output<typeof Sighted>

const Kept = z.object({
  rules: z.array(WatchRule).nullable().default(null),
  every_minutes: WatchSettings.shape.every_minutes.default(2),
  elsewhere: z.boolean().default(false),
  seen: z.partialRecord(WatchRule, Sighted).default({}),
  /** Services whose refusal was told, until they let somebody in again. */
  told: z.array(z.string()).default([]),
})
export type Kept = z.output<typeof Kept>

const File = z.object({
  habits: WatchHabits,
  environments: z.record(z.string(), Kept),
  notices: z.array(Notice),
})
export type File = z.output<typeof File>

export const freshKept = (): Kept => Kept.parse({})
const first: File = {
  habits: { paused: false, notify: true, quiet: null, digest_minutes: 0, stay_in_tray: false },
  environments: {},
  notices: [],
}

export interface WatchFile {
  get(): File
  of(environment: string): Kept
  /** Changes are queued: each sees the one before. The promise settles once it is on disk; a disk that refuses loses nothing in memory. */
  change(work: (file: File) => void): Promise<void>
}

/**
 * watches.json in the desk's folder, mode 0600: habits, what was seen (ids only, no names and no addresses), and notices.
 * Bounded. One that can't be read counts as not there: then the next look only learns what is there.
 */
export const openWatchFile = async (folder: string): Promise<WatchFile> => {
  const path = join(folder, 'watches.json')
  let file: File = await readFile(path, 'utf8').then(parsed, () => first)
  let queue: Promise<unknown> = Promise.resolve()
  return {
    get: () => file,
    of: (environment) => file.environments[environment] ?? freshKept(),
    change(work) {
      const next = structuredClone(file)
      work(next)
      file = bounded(next)
      const step = queue.then(() => writeFileAtomic(path, `${JSON.stringify(file)}\n`, { mode: 0o600 })).catch(() => undefined)
      queue = step
      return step
    },
  }
}

const parsed = (text: string): File => {
  try {
    return File.parse(JSON.parse(text))
  } catch {
    return first
  }
}

const bounded = (file: File): File => {
  file.notices = file.notices.slice(0, MOST_NOTICES)
  for (const kept of Object.values(file.environments))
    for (const seen of Object.values(kept.seen)) {
      const marks = Object.entries(seen.marks)
      if (marks.length > MOST_MARKS) seen.marks = Object.fromEntries(marks.slice(-MOST_MARKS))
    }
  return file
}
