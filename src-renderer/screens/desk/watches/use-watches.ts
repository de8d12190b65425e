import type { Input, Output } from '@contract'
import { useQueryClient } from '@tanstack/react-query'
import { failureOf, read, useWrite } from '../../../operations'

type State = Output<'watches.get'>
const key = read(null, 'watches.get', {}).queryKey

/**
 * Saves a change of the watches at once. It is shown before it is on disk, so that two quick presses are two changes; what
 * is refused is read again, and so shown as it is.
 */
export const useWatches = () => {
  const client = useQueryClient()
  const set = useWrite(null, 'watches.set')
  const update = useWrite(null, 'watches.update')
  const show = (change: (state: State) => State): void => void client.setQueryData<State>(key, (state) => state && change(state))
  const again = { onError: () => void client.invalidateQueries({ queryKey: key }) }
  return {
    failure: failureOf(set.error) ?? failureOf(update.error),
    set(input: Input<'watches.set'>): void {
      show((state) => ({
        ...state,
        environments: state.environments.map((one) =>
          one.environment_id === input.environment_id ? { ...one, settings: { ...one.settings, ...settingsIn(input) } } : one,
        ),
      }))
      set.mutate({ input }, again)
    },
    update(input: Input<'watches.update'>): void {
      show((state) => ({ ...state, habits: { ...state.habits, ...input } as State['habits'] }))
      update.mutate({ input }, again)
    },
  }
}

/** Rules that are taken from the preset again are known once main has answered. */
const settingsIn = ({ environment_id: _, rules, ...rest }: Input<'watches.set'>) => ({ ...rest, ...(rules ? { rules } : {}) })
