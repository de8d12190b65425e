import { z } from 'zod'
import { readKept } from '../kept'

/** What a key can do on a screen, in the order of the dialog. The keys are those of useKeys. */
export interface KeyAction<N extends string> {
  name: N
  does: string
  keys: string
}
export type KeyMap<N extends string> = Readonly<Record<N, string>>

const Remapped = z.record(z.string(), z.string().max(30))

/** The keys of one screen, which a person may change. `keptAt` is where the changes are kept on this machine. */
export const triageKeys = <const N extends string>(keptAt: string, actions: readonly KeyAction<N>[]) => {
  /** The keys as they are set on this machine: those of the person where they changed some, ours otherwise. */
  const keyMapOf = (remapped: z.output<typeof Remapped>): KeyMap<N> =>
    Object.fromEntries(actions.map(({ name, keys }) => [name, Object.hasOwn(remapped, name) ? remapped[name] : keys])) as KeyMap<N>
  return {
    keptAt,
    Remapped,
    actions,
    keyMapOf,
    /** For the list under `?`. */
    keysForList: (): { keys: string; does: string }[] => {
      const map = keyMapOf(readKept(keptAt, Remapped, {}))
      return [...actions.map(({ name, does }) => ({ keys: map[name], does })), { keys: 'escape', does: 'Close the evidence' }]
    },
    /** Why these keys can't be given to this action, null where they can. */
    refusalOf: (map: KeyMap<string>, name: string, keys: string): string | null => {
      if (taken.has(keys) || moving.has(keys.replace(/^shift\+/, ''))) return 'This key has its own work everywhere in Opsdesk.'
      if (/^mod\+[a-z]$/.test(keys)) return 'Keys with Ctrl belong to the system and to the menus.'
      const other = actions.find((one) => one.name !== name && map[one.name] === keys)
      return other ? `Already used: ${other.does}.` : null
    },
  }
}

/** Any screen's, as the dialog takes them. */
export interface TriageKeys {
  keptAt: string
  Remapped: typeof Remapped
  actions: readonly KeyAction<string>[]
  keyMapOf: (remapped: z.output<typeof Remapped>) => KeyMap<string>
  refusalOf: (map: KeyMap<string>, name: string, keys: string) => string | null
}

/** Taken by the frame, by the system or by moving in a list. */
const taken = new Set(['?', 'escape', 'enter', 'tab', 'mod+k', 'mod++', 'mod+=', 'mod+-', 'mod+0', 'alt+arrowleft', 'alt+arrowright'])
const moving = new Set(['arrowdown', 'arrowup', 'pagedown', 'pageup', 'home', 'end', 'space', 'backspace', 'delete'])
