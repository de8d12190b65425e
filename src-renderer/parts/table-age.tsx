import { contract, type OperationName } from '@contract'
import { spanWords } from '@contract/platform/span-words'
import { useNow } from './now'
import { Tag } from './tag'

/** A list that was read longer ago than this, in milliseconds, says so: it does not read itself again. */
const STALE = 10 * 60_000

/** How old the rows of a list are, once that is long. `readAt`: when the oldest of those in view were read, in milliseconds. */
const TableAge = ({ operation, readAt }: { operation: OperationName; readAt: number }) => {
  const age = useNow(30_000).getTime() - readAt
  // The desk's own lists are read again as soon as anything of them changes.
  if (age < STALE || contract[operation].system === 'desk') return null
  return (
    <span className="muted tabular">
      <Tag tone="warn">stale</Tag> Read {spanWords(age)} ago
    </span>
  )
}

export default TableAge
