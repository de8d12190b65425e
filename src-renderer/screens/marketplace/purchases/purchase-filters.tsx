import { purchaseStatuses } from '@contract/marketplace/purchases'
import { Button, TextInput } from '@mantine/core'
import { Chips } from '../../../parts/chips'
import { FilterSearch } from '../../../parts/filter-search'
import type { PurchaseFilter } from './purchase-filter'
import styles from './purchases.module.css'

interface Props {
  filter: PurchaseFilter
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: PurchaseFilter, how: 'push' | 'replace') => void
}

const chips = purchaseStatuses.map((value) => ({ value, words: value.charAt(0).toUpperCase() + value.slice(1) }))

/** How the list is narrowed down: by state, by any id or the buyer's e-mail address, by when it was bought. */
export const PurchaseFilters = ({ filter, onChange }: Props) => {
  const set = (part: Partial<PurchaseFilter>): void => onChange({ ...filter, ...part }, 'push')
  return (
    <div className={styles.filters}>
      <FilterSearch
        placeholder="Id, PaymentIntent, buyer’s e-mail"
        text={filter.text}
        onSearch={(text) => onChange({ ...filter, text }, 'replace')}
      />
      <Chips
        label="Status"
        options={chips}
        chosen={chips.map(({ value }) => value).filter((value) => value === filter.status)}
        onChoose={(chosen) => set({ status: chosen.find((one) => one !== filter.status) ?? '' })}
      />
      <span className={styles.days}>
        <TextInput type="date" aria-label="From" value={filter.from} onChange={(event) => set({ from: event.currentTarget.value })} />
        <span className="muted">to</span>
        <TextInput type="date" aria-label="To" value={filter.to} onChange={(event) => set({ to: event.currentTarget.value })} />
      </span>
      {filter.buyer_id && (
        <span className={styles.buyer}>
          <span className="muted">Of the buyer</span> <span className="mono clip">{filter.buyer_id}</span>
          <Button onClick={() => set({ buyer_id: '' })}>Every buyer</Button>
        </span>
      )}
    </div>
  )
}
