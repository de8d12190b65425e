import type { Job } from '@contract/desk/jobs'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { Link } from 'wouter'
import { read } from '../../../operations'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { numbers } from '../../../parts/numbers'
import { readBlock } from '../../../parts/table-rows'
import { guideAddress, screenAddress } from '../../../shell/address'
import styles from './refunds-list.module.css'
import { idOfRefund, refundsBooks, refundsColumns, refundsCopies } from './refunds-list-columns'
import { ISSUE, inputOfList, isNarrowed, type RefundsFilter, refundsFilterIn } from './refunds-list-filter'

// The list comes first: what narrows it is read while one looks at it.
const RefundsFilters = lazy(() => import('./refunds-list-filters').then((file) => ({ default: file.RefundsFilters })))

interface Props {
  environment: string
  filter: RefundsFilter
  onFilter: (filter: RefundsFilter, how: 'push' | 'replace') => void
  /** The attempt in the address, null where none is open. */
  selected: string | null
  onOpen: (attempt: string, how: 'push' | 'replace') => void
  actions: ReactNode
}

const noun = { one: 'refund', many: 'refunds' }

/** The refunds issued from this desk in this environment, by its ledger. What nobody knows the end of comes first. */
export const RefundsList = ({ environment, filter, onFilter, selected, onOpen, actions }: Props) => {
  const settings = useQuery(read(null, 'settings.get', {})).data
  const currency = settings?.currency ?? 'usd'
  const heads = useMemo(() => settings?.refund_reasons.map(({ code }) => code) ?? [], [settings])
  const all = useQuery({
    ...read(null, 'ledger.figures', { operation: ISSUE, environment, heads }),
    enabled: settings !== undefined,
    placeholderData: keepPreviousData,
  })
  const today = new Date().toDateString()
  const input = useMemo(() => inputOfList(filter, environment, new Date(today)), [filter, environment, today])
  const columns = useMemo(() => refundsColumns(currency), [currency])
  const fields = useMemo(() => refundsBooks(currency), [currency])
  return (
    <Listing
      environment={null}
      operation="ledger.outcomes"
      remembered="refunds"
      input={input}
      title="Refunds"
      noun={noun}
      columns={columns}
      idOf={idOfRefund}
      copies={refundsCopies}
      selected={selected}
      onOpen={onOpen}
      sort={{
        by: filter.sort,
        order: filter.order,
        onSort: (by, order) => onFilter({ ...filter, sort: by as RefundsFilter['sort'], order }, 'push'),
      }}
      fields={fields}
      file="refunds"
      create={actions}
      filters={
        <Suspense>
          <RefundsFilters filter={filter} reasons={settings?.refund_reasons ?? []} figures={all.data?.items ?? []} onChange={onFilter} />
        </Suspense>
      }
      below={<Batches environment={environment} />}
      empty={
        isNarrowed(filter) ? (
          <NoneLikeThat noun={noun} all="Clear filters" onAll={() => onFilter(refundsFilterIn(''), 'push')}>
            Only refunds issued from this desk, in this environment, are looked through.
          </NoneLikeThat>
        ) : (
          <Empty title="No refund was issued from this desk yet">
            Those issued from here stand here, with their answers. Refunds made elsewhere can’t be listed: the API has no read of them.{' '}
            <Link to={guideAddress('refunds')}>How refunds work</Link>
          </Empty>
        )
      }
    />
  )
}

/** Batches that are not over: what waits in them is not in the list yet. */
const Batches = ({ environment }: { environment: string }) => {
  const jobs = useQuery(readBlock(null, 'jobs.list', { environment }, 0)).data?.items ?? []
  const open = jobs.filter((job) => job.operation === ISSUE && ['running', 'paused', 'stopped'].includes(job.state))
  if (open.length === 0) return null
  return (
    <>
      {open.map((job) => (
        <p key={job.id} className={styles.waiting} role="status">
          <span>{wordsOf(job)}</span>
          <Link to={screenAddress(environment, 'jobs', job.id)}>Open the batch</Link>
        </p>
      ))}
    </>
  )
}

const wordsOf = ({ state, waiting, total, stopped_by }: Job): string => {
  const rest = `${numbers.format(waiting)} of ${numbers.format(total)} ${waiting === 1 ? 'waits' : 'wait'}`
  if (state === 'running') return `A batch runs: ${rest}.`
  return stopped_by === 'over_limit' ? `A batch has reached the limit of an hour and asks: ${rest}.` : `A batch rests: ${rest}.`
}
