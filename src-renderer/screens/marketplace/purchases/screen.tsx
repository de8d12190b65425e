import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link, useSearch } from 'wouter'
import { failureOf } from '../../../operations'
import { Empty, NoneHere, NoneLikeThat } from '../../../parts/empty'
import { isGiven, searchOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { Page } from '../../../parts/page'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { readBlock } from '../../../parts/table-rows'
import { useListAddress } from '../../../parts/use-list-address'
import { environmentAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { idOfPurchase, purchaseColumns, purchaseCopies, purchaseFields } from './purchase-columns'
import { PurchaseDetail } from './purchase-detail'
import { filterIn, inputOf } from './purchase-filter'
import { PurchaseFilters } from './purchase-filters'

const noun = { one: 'purchase', many: 'purchases' }
const address = { read: filterIn, write: searchOf }

/** Purchases, the newest first, as the marketplace's database has them: its API has no read of them. */
const PurchasesScreen = (props: ScreenProps) => {
  const filter = filterIn(useSearch())
  const first = useQuery(readBlock(props.environment, 'purchases.list', inputOf(filter), 0))
  return failureOf(first.error)?.code === 'not_connected' ? <NoSource environment={props.environment} /> : <Purchases {...props} />
}

const Purchases = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, go, open, close } = useListAddress('purchases', props, address)
  const input = useMemo(() => inputOf(filter), [filter])
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="purchases.list"
          input={input}
          title="Purchases"
          noun={noun}
          columns={purchaseColumns}
          idOf={idOfPurchase}
          copies={purchaseCopies}
          selected={selected}
          onOpen={open}
          fields={purchaseFields}
          file="purchases"
          filters={<PurchaseFilters filter={filter} onChange={(to, how) => go(selected, to, how)} />}
          empty={
            isGiven(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => go(selected, filterIn(''))}>
                Ids, PaymentIntents, e-mail addresses and names are searched as they are written. Days are in UTC.
              </NoneLikeThat>
            ) : (
              <NoneHere noun={noun}>The database answered, and holds none.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && <PurchaseDetail key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
      }
    />
  )
}

/** Where nothing reads purchases: why, and what would. */
const NoSource = ({ environment }: { environment: string }) => {
  const place = usePlace()
  return (
    <Page title="Purchases">
      <Empty
        title={`Nothing that ${place?.name ?? 'this environment'} has connected reads purchases`}
        action={
          <Button component={Link} to={environmentAddress(environment)} variant="filled">
            Connect its database
          </Button>
        }
      >
        The marketplace’s admin API has no read of purchases. With its database connected they are listed and searched here, and with a
        Stripe key each payment stands beside its purchase. A refund needs neither:{' '}
        <Link to={screenAddress(environment, 'refunds')}>Refunds</Link>.
      </Empty>
    </Page>
  )
}

export default PurchasesScreen
