import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { failureOf } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Page } from '../../../parts/page'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { readBlock } from '../../../parts/table-rows'
import { environmentAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { idOfPurchase, purchaseColumns, purchaseCopies, purchaseFields } from './purchase-columns'
import { PurchaseDetail } from './purchase-detail'
import { filterIn, inputOf, isFiltered, type PurchaseFilter, searchOf } from './purchase-filter'
import { PurchaseFilters } from './purchase-filters'

const noun = { one: 'purchase', many: 'purchases' }

/** Purchases, the newest first, as the marketplace's database has them: its API has no read of them. */
const PurchasesScreen = (props: ScreenProps) => {
  const filter = filterIn(useSearch())
  const first = useQuery(readBlock(props.environment, 'purchases.list', inputOf(filter), 0))
  return failureOf(first.error)?.code === 'not_connected' ? <NoSource environment={props.environment} /> : <Purchases {...props} />
}

const Purchases = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const filter = useMemo(() => filterIn(search), [search])
  const input = useMemo(() => inputOf(filter), [filter])
  const [, navigate] = useLocation()
  const exporting = useExport({
    environment,
    operation: 'purchases.list',
    input,
    columns: purchaseFields,
    fileName: `purchases-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, to: PurchaseFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'purchases', id)}${searchOf(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <Split
      list={
        <Table
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
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <PurchaseFilters filter={filter} onChange={(to, how) => go(selected, to, how)} />
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty title="No purchase is like that" action={<Button onClick={() => go(selected, filterIn(''), 'push')}>Show all</Button>}>
                Ids, PaymentIntents, e-mail addresses and names are searched as they are written. Days are in UTC.
              </Empty>
            ) : (
              <Empty title={`No purchases in ${place?.name ?? 'this environment'}`}>The database answered, and holds none.</Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <PurchaseDetail key={`${environment} ${selected}`} environment={environment} id={selected} onClose={() => open(null, 'push')} />
        )
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
