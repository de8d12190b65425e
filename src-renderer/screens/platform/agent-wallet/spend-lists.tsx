import { useMemo } from 'react'
import { useMany } from '../../../parts/many'
import { authorizationColumns, requestColumns, spendFields, transactionColumns } from './spend-columns'
import { inputs } from './wallet-filter'
import { type ListProps, WalletList } from './wallet-list'

/** What was asked for, authorised and booked: loaded when it is opened. */
const SpendLists = (props: ListProps) => {
  switch (props.filter.view) {
    case 'requests':
      return <Requests {...props} />
    case 'authorizations':
      return <Authorizations {...props} />
    default:
      return <Transactions {...props} />
  }
}

/** Many can be declined at once; approved is one by one, since each is money. */
const Requests = (props: ListProps) => {
  const { environment, filter } = props
  const input = useMemo(() => inputs.requests(filter), [filter])
  const many = useMany({ environment, operations: ['agent-wallet.decline'], noun: { one: 'spend request', many: 'spend requests' } })
  return (
    <>
      <WalletList
        {...props}
        operation="agent-wallet.requests"
        input={input}
        columns={requestColumns}
        exported={spendFields.requests}
        selection={many.selection}
        foot={many.foot}
      />
      {many.step}
    </>
  )
}

const Authorizations = (props: ListProps) => {
  const input = useMemo(() => inputs.authorizations(props.filter), [props.filter])
  return (
    <WalletList
      {...props}
      operation="agent-wallet.authorizations"
      input={input}
      columns={authorizationColumns}
      exported={spendFields.authorizations}
    />
  )
}

const Transactions = (props: ListProps) => {
  const input = useMemo(() => inputs.transactions(props.filter), [props.filter])
  return (
    <WalletList
      {...props}
      operation="agent-wallet.transactions"
      input={input}
      columns={transactionColumns}
      exported={spendFields.transactions}
    />
  )
}

export default SpendLists
