import { feedbackWords } from '@contract/platform/feedback-words'
import { QueueList } from '../../../parts/triage/queue-list'
import { About, Age, Marked, type Place } from '../../../parts/triage/queue-row'
import type { Moving } from '../../../parts/triage/use-moving'
import { visible } from '../../../parts/visible-text'
import { type Entry, lastAt, lineOf, rankOf } from './entry'
import { typeOf, type View } from './filters'
import { typeWords } from './probe-words'
import type { Queue } from './use-queue'

interface Props {
  queue: Queue
  view: View
  selected: string | null
  moving: Moving
}

/** The queue of feedback, each burst one line; in the security view the probes of a group hang on one line. */
export const FeedbackList = ({ queue, view, selected, moving }: Props) => (
  <QueueList
    label="Feedback"
    columns={[
      { heading: view === 'security' ? 'Group' : 'Signal' },
      { heading: 'What was sent' },
      { heading: 'Severity' },
      { heading: 'Age', right: true },
    ]}
    widths="minmax(7rem, 0.7fr) minmax(9rem, 2fr) 5rem 6.25rem"
    queue={queue}
    selected={selected}
    placeOf={(entry) => (view === 'security' ? placeIn(queue.items, entry) : null)}
    cells={(entry, state) => {
      const { item } = entry
      const rank = rankOf(item.severity)
      return [
        <Marked key="type" weight={rank > 2 ? 'heavy' : rank === 2 ? 'some' : 'none'} words={typeWords(typeOf(entry, view))} />,
        <About key="about" words={lineOf(item)} many={item.burst && `× ${item.burst.count.toLocaleString('en')}`} state={state} />,
        <span key="severity" className="muted">
          {visible(feedbackWords(item.severity))}
        </span>,
        <Age key="age" at={lastAt(item)} />,
      ]
    }}
    onOpen={moving.open}
    onMove={moving.move}
    handle={moving.handle}
  />
)

/** Where an entry stands in its group, as it is laid out. */
const placeIn = (items: readonly Entry[], entry: Entry): Place => {
  const places = placed.get(items) ?? new Map(items.map((one, index) => [one.id, placeAt(items, index)]))
  placed.set(items, places)
  return places.get(entry.id) ?? null
}
const placed = new WeakMap<readonly Entry[], Map<string, Place>>()

const placeAt = (items: readonly Entry[], index: number): Place => {
  const group = (at: number): string | null | undefined => items[at]?.item.classification
  const [first, last] = [group(index - 1) !== group(index), group(index + 1) !== group(index)]
  return first && last ? null : first ? 'first' : last ? 'last' : 'middle'
}
