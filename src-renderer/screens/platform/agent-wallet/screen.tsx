import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { failureOf, read } from '../../../operations'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { walletColumns, walletFields } from './wallet-columns'
import { inputs, searchOfWallets, walletFilterIn } from './wallet-filter'
import { type ListProps, WalletList } from './wallet-list'

// A list comes first; what stands beside it is read while one looks at it.
const SpendLists = lazy(() => import('./spend-lists'))
const WalletPanel = lazy(() => import('./wallet-panel').then((file) => ({ default: file.WalletPanel })))
const RequestPanel = lazy(() => import('./request-panel').then((file) => ({ default: file.RequestPanel })))
const AuthorizationPanel = lazy(() => import('./authorization-panel').then((file) => ({ default: file.AuthorizationPanel })))
const TransactionPanel = lazy(() => import('./transaction-panel').then((file) => ({ default: file.TransactionPanel })))
const DifferencesView = lazy(() => import('./differences-view').then((file) => ({ default: file.DifferencesView })))

/** Agents' wallets: cards, spend requests, authorizations, transactions, and where Stripe says otherwise. */
const AgentWalletScreen = (screen: ScreenProps) => {
  const { environment, selected } = screen
  const address = useMemo(() => ({ read: (search: string) => walletFilterIn(search, selected), write: searchOfWallets }), [selected])
  const { filter, go, open, close } = useListAddress('agent-wallet', screen, address)
  const pending = useQuery(read(environment, 'agent-wallet.requests', { state: 'pending', offset: 0, limit: 1 }))
  const props: ListProps = {
    environment,
    selected,
    filter,
    waiting: pending.data?.total ?? null,
    alone: failureOf(pending.error)?.code === 'not_offered',
    // What stands beside one list is no record of another.
    onChange: (to, how) => go(to.view === filter.view ? selected : null, to, how),
    onOpen: open,
  }
  const panel = { environment, id: selected ?? '', onClose: close }
  const key = `${environment} ${selected}`
  if (filter.view === 'differences')
    return (
      <Suspense>
        <DifferencesView {...props} />
      </Suspense>
    )
  return (
    <Split
      list={
        filter.view === 'wallets' ? (
          <Wallets {...props} />
        ) : (
          <Suspense>
            <SpendLists {...props} />
          </Suspense>
        )
      }
      detail={
        selected !== null && (
          <Suspense>
            {filter.view === 'wallets' && <WalletPanel key={key} {...panel} />}
            {filter.view === 'requests' && <RequestPanel key={key} {...panel} />}
            {filter.view === 'authorizations' && <AuthorizationPanel key={key} {...panel} />}
            {filter.view === 'transactions' && <TransactionPanel key={key} {...panel} />}
          </Suspense>
        )
      }
    />
  )
}

const Wallets = (props: ListProps) => {
  const input = useMemo(() => inputs.wallets(props.filter), [props.filter])
  return <WalletList {...props} operation="agent-wallet.list" input={input} columns={walletColumns} exported={walletFields} />
}

export default AgentWalletScreen
