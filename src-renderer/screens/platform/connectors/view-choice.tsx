import { Chips } from '../../../parts/chips'
import { type ConnectorFilter, filterless } from './connector-filter'

const views = [
  { value: 'catalogue', words: 'Catalogue' },
  { value: 'connections', words: 'Connections' },
]

/** The catalogue, or who is connected. */
export const ViewChoice = ({ filter, onChange }: { filter: ConnectorFilter; onChange: (to: ConnectorFilter) => void }) => {
  const now = filter.view === 'connections' ? 'connections' : 'catalogue'
  return (
    <Chips
      label="View"
      options={views}
      chosen={[now]}
      onChoose={(chosen) => {
        const next = chosen.find((one) => one !== now)
        if (next) onChange({ ...filterless, view: next === 'connections' ? next : '' })
      }}
    />
  )
}
