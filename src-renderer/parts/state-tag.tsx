import type { LineState } from '@contract/desk/ledger'
import { Tag } from './tag'
import { stateWords } from './write-words'

/** How a write ended, or which step of a rollout it is. */
export const StateTag = ({ state }: { state: LineState }) => <Tag tone={stateWords[state].tone}>{stateWords[state].word}</Tag>
