import { OneChip } from '../../../parts/chips'
import { type ConnectorFilter, filterless } from './connector-filter'

const views = [
  { value: 'catalogue', words: 'Catalogue' },
  { value: 'connections', words: 'Connections' },
] as const

/** The catalogue, or who is connected. */
export const ViewChoice = ({ filter, onChange }: { filter: ConnectorFilter; onChange: (to: ConnectorFilter) => void }) => {
  const now = filter.view === 'connections' ? 'connections' : 'catalogue'
  return (
    <OneChip
      label="View"
      options={views}
      chosen={now}
      onChoose={(view) => view !== now && onChange({ ...filterless, view: view === 'connections' ? view : '' })}
    />
  )
}
