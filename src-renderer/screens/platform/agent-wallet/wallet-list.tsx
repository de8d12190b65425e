import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import type { Column } from '../../../parts/table-columns'
import type { ListInput, RowOf } from '../../../parts/table-rows'
import type { Selection } from '../../../parts/table-selection'
import { guideAddress } from '../../../shell/address'
import styles from './agent-wallet.module.css'
import { isNarrowed, noneChosen, type View, type WalletFilter } from './wallet-filter'
import { WalletFilters } from './wallet-filters'
import { viewWords } from './wallet-words'

type WalletLists = 'agent-wallet.list' | 'agent-wallet.requests' | 'agent-wallet.authorizations' | 'agent-wallet.transactions'

export interface ListProps {
  environment: string
  selected: string | null
  filter: WalletFilter
  waiting: number | null
  /** The server has the path of wallets, or of cards, and none for spend requests. */
  alone: boolean
  onChange: (filter: WalletFilter, how: 'push' | 'replace') => void
  onOpen: (id: string | null, how: 'push' | 'replace') => void
}

interface Props<N extends WalletLists> extends ListProps {
  operation: N
  input: ListInput<N>
  columns: readonly Column<RowOf<N>>[]
  exported: readonly { field: string; heading: string }[]
  selection?: Selection
  foot?: ReactNode
}

/** One of the server's four lists, with its filters and its export. */
export const WalletList = <N extends WalletLists>(props: Props<N>) => {
  const { environment, operation, input, columns, filter, waiting, selected, onChange, onOpen, exported } = props
  const words = viewWords[filter.view]
  return (
    <Listing
      environment={environment}
      operation={operation}
      input={input}
      remembered={`agent-wallet.${filter.view}`}
      title="Agent wallets"
      noun={words}
      columns={columns}
      idOf={idOf}
      copies={copies}
      selected={selected}
      onOpen={onOpen}
      {...(props.selection ? { selection: props.selection } : {})}
      foot={props.foot}
      fields={exported}
      file={`agent-wallet-${filter.view}`}
      filters={<WalletFilters filter={filter} waiting={waiting} onChange={onChange} />}
      below={
        props.alone &&
        filter.view === 'wallets' && (
          <p className={`muted ${styles.alone}`}>
            This server does not offer spend requests: they, authorizations and transactions each have a path of their own beside this
            list’s. <Link to={guideAddress('platform-api')}>What is asked of a platform</Link>
          </p>
        )
      }
      empty={
        isNarrowed(filter) ? (
          <NoneLikeThat noun={words} onAll={() => onChange({ ...noneChosen, view: filter.view }, 'push')}>
            The platform answered, and none fits what is chosen above.
          </NoneLikeThat>
        ) : (
          <NoneHere noun={words}>{nothing[filter.view]}</NoneHere>
        )
      }
    />
  )
}

const nothing: Record<View, string> = {
  wallets: 'The platform answered, and no agent has a wallet yet.',
  requests: 'The platform answered, and no agent has asked to spend.',
  authorizations: 'The platform answered, and no card was used yet.',
  transactions: 'The platform answered, and no money has moved yet.',
  differences: '',
}

const idOf = ({ id }: { id: string }): string => id
const copies = [{ key: 'c', label: 'id', value: idOf }] as const
