import { useQuery } from '@tanstack/react-query'
import { Chips } from '../../../parts/chips'
import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import { readBlock } from '../../../parts/table-rows'
import type { How } from '../../../parts/use-list-address'
import { visible } from '../../../parts/visible-text'
import { Narrowed } from '../narrowed'
import type { RuntimeFilter } from './runtime-filter'

interface Props {
  environment: string
  filter: RuntimeFilter
  /** The states there are. */
  states: readonly string[]
  /** Only one of them can be asked for. */
  oneState?: boolean
  /** What can be found. */
  placeholder: string
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (part: Partial<RuntimeFilter>, how?: How) => void
}

/** How sandboxes or jobs are narrowed down. */
export const RuntimeFilters = ({ environment, filter, states, oneState = false, placeholder, onChange }: Props) => {
  const words = [...new Set([...states, ...filter.states])]
  return (
    <>
      <Chips
        label="State"
        options={words.map((value) => ({ value, words: visible(value).slice(0, 30) }))}
        chosen={filter.states}
        onChoose={(chosen) => onChange({ states: oneState ? chosen.filter((one) => !filter.states.includes(one)) : chosen })}
      />
      <FilterSearch placeholder={placeholder} text={filter.search} onSearch={(search) => onChange({ search }, 'replace')} />
      {filter.show === 'jobs' && <QueueChoice environment={environment} queue={filter.queue} onChoose={(queue) => onChange({ queue })} />}
      <Narrowed what="Org" value={filter.org_id} onClear={() => onChange({ org_id: '' })} />
    </>
  )
}

const QueueChoice = ({ environment, queue, onChoose }: { environment: string; queue: string; onChoose: (queue: string) => void }) => {
  const queues = useQuery(readBlock(environment, 'runtime.queues', {}, 0))
  return (
    <Choice
      label="Queue"
      all="Every queue"
      value={queue}
      options={queues.data?.items.map(({ name }) => [name, visible(name).slice(0, 60)]) ?? []}
      onChoose={onChoose}
    />
  )
}
