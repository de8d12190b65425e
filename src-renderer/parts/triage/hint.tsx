import { Key } from '../key'
import { singleKeysOn } from '../use-keys'

/** The key beside an action, where it works: single letters can be switched off. */
export const Hint = ({ keys }: { keys: string }) => (/(^|\+)(mod|alt)\+/.test(keys) || singleKeysOn() ? <Key keys={keys} /> : null)
