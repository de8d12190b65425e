import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { QueueList } from '../../../parts/triage/queue-list'
import { About, Age, Marked } from '../../../parts/triage/queue-row'
import type { Moving } from '../../../parts/triage/use-moving'
import { signalsOf, weightOf, weightWords } from './about'
import type { Queue } from './use-queue'

const columns = [{ heading: 'Type' }, { heading: 'About' }, { heading: 'Signals', right: true }, { heading: 'Age', right: true }] as const

interface Props {
  queue: Queue
  selected: string | null
  about: (flag: AbuseFlag) => string
  moving: Moving
}

/** The queue of flags; those of one group hang on one line. */
export const FlagList = ({ queue, selected, about, moving }: Props) => (
  <QueueList
    label="Abuse flags"
    columns={columns}
    widths="minmax(7rem, 1fr) minmax(9rem, 1.5fr) 3.75rem 4.25rem"
    queue={queue}
    selected={selected}
    placeOf={({ id }) => placeIn(queue.groups.get(id)?.ids ?? [], id)}
    cells={(flag, state) => {
      const group = queue.groups.get(flag.id)
      const signals = signalsOf(flag)
      const weight = weightOf(signals)
      return [
        <Marked key="type" weight={weight} words={flag.flag_type} />,
        <About key="about" words={about(flag)} many={group?.ids[0] === flag.id ? `${group.ids.length} flags` : null} state={state} />,
        <span key="signals" className="tabular" title={weightWords[weight]}>
          {signals}
        </span>,
        <Age key="age" at={flag.created_at} />,
      ]
    }}
    onOpen={moving.open}
    onMove={moving.move}
    handle={moving.handle}
  />
)

const placeIn = (ids: readonly string[], id: string): 'first' | 'middle' | 'last' | null =>
  ids.length === 0 ? null : ids[0] === id ? 'first' : ids.at(-1) === id ? 'last' : 'middle'
