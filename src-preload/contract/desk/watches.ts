import { z } from 'zod'
import { mutation, operations, query } from '../operation'
import { WatchRule } from './presets'

const Clock = z
  .string()
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Write a time as 22:00.')

/** How watching goes, for every environment. */
export const WatchHabits = z.object({
  /** Nothing is looked at by itself. */
  paused: z.boolean(),
  /** The system's notifications; the list in the app is kept either way. */
  notify: z.boolean(),
  /** Local times between which the system's notifications wait; null: none. */
  quiet: z.strictObject({ from: Clock, to: Clock }).nullable(),
  /** Minutes for which notices are collected into one notification; 0 tells each at once. */
  digest_minutes: z.int().min(0, 'From 0 to 240.').max(240, 'From 0 to 240.'),
  /** Closing the window leaves the app in the tray, watching. */
  stay_in_tray: z.boolean(),
})
export type WatchHabits = z.output<typeof WatchHabits>

/** How one environment is watched. */
export const WatchSettings = z.object({
  rules: z.array(WatchRule),
  /** Minutes between two looks. */
  every_minutes: z.int().min(1, 'From 1 to 60.').max(60, 'From 1 to 60.'),
  /** Also while another environment is open. */
  elsewhere: z.boolean(),
})
export type WatchSettings = z.output<typeof WatchSettings>

/** Why an environment is not looked at now; null where it is. */
export const WatchRest = z.enum(['paused', 'away', 'offline', 'elsewhere', 'asleep', 'refused', 'nothing']).nullable()
export type WatchRest = z.output<typeof WatchRest>

const Watched = z.object({
  environment_id: z.string(),
  name: z.string(),
  settings: WatchSettings,
  /** Somebody chose its rules; otherwise they are the preset's. */
  own_rules: z.boolean(),
  rest: WatchRest,
  looking: z.boolean(),
  last_look: z.string().nullable(),
  next_look: z.string().nullable(),
  /** What the last look could not read, in words. */
  trouble: z.string().nullable(),
})
export type Watched = z.output<typeof Watched>

/** Where a notice leads: a screen's record or list, or the environment's page where `capability` is null. */
const Place = z.object({ capability: z.string().nullable(), record: z.string().nullable(), search: z.string() })

export const Notice = z.object({
  id: z.string(),
  at: z.string(),
  environment_id: z.string(),
  rule: WatchRule,
  /** A count and no more: what may stand on a locked screen. */
  words: z.string(),
  /** What is said beside it inside the app. */
  detail: z.string().nullable(),
  to: Place,
  unread: z.boolean(),
})
export type Notice = z.output<typeof Notice>

const State = z.object({ habits: WatchHabits, environments: z.array(Watched), tray: z.boolean() })
const edit = { system: 'desk', effect: 'edit', invalidates: ['watches'] } as const

/** Looking by itself while the app is open, and what was noticed. */
export const watches = operations('watches')({
  'watches.get': query({ system: 'desk', input: z.strictObject({}), output: State }),
  'watches.update': mutation({ ...edit, input: z.strictObject(WatchHabits.partial().shape), output: State, target: () => 'watches' }),
  /** `rules` null takes those of the preset again. */
  'watches.set': mutation({
    ...edit,
    input: z.strictObject({
      environment_id: z.string(),
      rules: z.array(WatchRule).nullable().optional(),
      every_minutes: WatchSettings.shape.every_minutes.optional(),
      elsewhere: z.boolean().optional(),
    }),
    output: State,
    target: (input) => input.environment_id,
  }),
  /** Looks at once, whatever it rests for but an environment that is not there. */
  'watches.look': mutation({
    ...edit,
    input: z.strictObject({ environment_id: z.string() }),
    output: State,
    target: (input) => input.environment_id,
    timeout: 120_000,
  }),
  'watches.notices': query({ system: 'desk', input: z.strictObject({}), output: z.object({ items: z.array(Notice), unread: z.int() }) }),
  /** Marks these as read; all where none are named. */
  'watches.read': mutation({
    ...edit,
    input: z.strictObject({ ids: z.array(z.string()).max(1000).nullable() }),
    output: z.object({ unread: z.int() }),
    target: () => 'notices',
  }),
  /** What a person clicked outside the window, once: null where nothing waits. */
  'watches.clicked': mutation({
    ...edit,
    input: z.strictObject({}),
    output: z.object({ clicked: z.object({ notice: Notice.nullable() }).nullable() }),
    target: () => 'notices',
  }),
})
