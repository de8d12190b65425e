import type { WriteState } from '@contract/desk/ledger'
import { Tag } from './tag'
import { stateWords } from './write-words'

/** How a write ended. */
export const StateTag = ({ state }: { state: WriteState }) => <Tag tone={stateWords[state].tone}>{stateWords[state].word}</Tag>
