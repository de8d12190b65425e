import { useMemo } from 'react'
import { useKept } from '../use-kept'
import { useKeys } from '../use-keys'
import { snoozes } from './snoozing'
import type { KeyMap, triageKeys } from './triage-keys'

/** What is done with the open record, as far as keys do it. */
interface Acts<N extends string> {
  form: string | null
  /** What can be taken back; null where nothing can, and its key is another's. */
  undo: unknown
  act: (name: N) => void
  snooze: (until: number) => void
}

const none = {}

/** Every action of a queue by its key, as the person set them, and how long something is put off while that is asked. Returns the keys. */
export const useTriageKeys = <N extends string>(own: ReturnType<typeof triageKeys<N>>, acts: Acts<N>): KeyMap<N> => {
  const [remapped] = useKept(own.keptAt, own.Remapped, none)
  const keys = useMemo(() => own.keyMapOf(remapped), [own, remapped])
  const actions = own.actions.filter(({ name }) => name !== 'undo' || acts.undo !== null)
  const snoozed = acts.form === 'snooze' ? snoozes(new Date()) : []
  useKeys({
    ...Object.fromEntries(actions.map(({ name }) => [keys[name], () => acts.act(name)])),
    ...Object.fromEntries(snoozed.map(({ key, until }) => [key, () => acts.snooze(until)])),
  })
  return keys
}
