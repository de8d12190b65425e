import { purchaseStatuses } from '@contract/marketplace/purchases'
import { AtMostOneChip } from '../../../parts/chips'
import { DayRange } from '../../../parts/day-range'
import { FilterSearch } from '../../../parts/filter-search'
import { OnlyOf } from '../../../parts/only-of'
import type { PurchaseFilter } from './purchase-filter'

interface Props {
  filter: PurchaseFilter
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: PurchaseFilter, how: 'push' | 'replace') => void
}

const chips = purchaseStatuses.map((value) => ({ value, words: value }))

/** How the list is narrowed down: by state, by any id or the buyer's e-mail address, by when it was bought. */
export const PurchaseFilters = ({ filter, onChange }: Props) => {
  const set = (part: Partial<PurchaseFilter>): void => onChange({ ...filter, ...part }, 'push')
  return (
    <>
      <FilterSearch
        placeholder="Id, PaymentIntent, buyer’s e-mail"
        text={filter.text}
        onSearch={(text) => onChange({ ...filter, text }, 'replace')}
      />
      <AtMostOneChip label="Status" options={chips} chosen={filter.status} onChoose={(status) => set({ status })} />
      <DayRange from={filter.from} to={filter.to} onChange={set} />
      <OnlyOf what="Of the buyer" id={filter.buyer_id} every="Every buyer" onEvery={() => set({ buyer_id: '' })} />
    </>
  )
}
