import { Key } from '../key'
import { useSingleKeys } from '../use-keys'

/** The key beside an action, where it works: single letters can be switched off. */
export const Hint = ({ keys }: { keys: string }) => {
  const letters = useSingleKeys()
  return /(^|\+)(mod|alt)\+/.test(keys) || letters ? <Key keys={keys} /> : null
}
