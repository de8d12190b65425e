import { isUnderWay, type UsageExport } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback } from 'react'
import { useLocation } from 'wouter'
import { momentColumn, none } from '../../../parts/column-cells'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { Key } from '../../../parts/key'
import { Split } from '../../../parts/panel'
import { ProgressBar } from '../../../parts/progress-bar'
import { Table } from '../../../parts/table'
import type { Column } from '../../../parts/table-columns'
import { readBlock } from '../../../parts/table-rows'
import { Tag } from '../../../parts/tag'
import { useKeys } from '../../../parts/use-keys'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import { plainWord, shortDay, toneOf } from '../usage-words'
import { recordOf, type UsageRecord } from './usage-record'
import { UsageViews } from './usage-views'

const NewExport = lazy(() => import('./new-export'))
const ExportPanel = lazy(() => import('./export-panel'))

/** How often a list or a panel with something under way in it is read again, in ms. */
export const AGAIN = 1000

const all = {}
const noun = { one: 'export', many: 'exports' }

const columns: readonly Column<UsageExport>[] = [
  {
    field: 'org_id',
    heading: 'Of',
    width: 130,
    grow: 1,
    cell: ({ org_id, org_name }) => (org_id === null ? 'all orgs' : <bdi>{visible(org_name ?? '') || org_id}</bdi>),
  },
  {
    field: 'from',
    heading: 'Days',
    width: 130,
    cell: ({ from, to }) => `${shortDay(from)} – ${shortDay(to)}`,
  },
  { field: 'state', heading: 'State', width: 96, gives: 'last', cell: ({ state }) => <Tag tone={toneOf(state)}>{plainWord(state)}</Tag> },
  {
    field: 'rows_done',
    heading: 'Rows',
    width: 150,
    grow: 1,
    gives: 'last',
    cell: (one) =>
      isUnderWay(one) ? (
        <ProgressBar label="Rows gathered" over={one.rows_done} total={one.rows_total} />
      ) : (
        <span className="tabular">{one.rows_done.toLocaleString('en')}</span>
      ),
  },
  {
    field: 'failure',
    heading: 'Why it failed',
    width: 120,
    grow: 1.4,
    cell: ({ failure }) => (failure ? <bdi>{visible(failure)}</bdi> : none),
  },
  {
    field: 'asked_by',
    heading: 'Asked by',
    width: 140,
    mono: true,
    gives: 'first',
    cell: ({ asked_by }) => visible(asked_by ?? '') || none,
  },
  momentColumn({ field: 'created_at', heading: 'Asked', width: 88, gives: 'first' }, ({ created_at }) => created_at),
  { field: 'id', heading: 'Id', width: 180, mono: true, hidden: true, cell: ({ id }) => id },
]
const copies = [{ key: 'c', label: 'id', value: ({ id }: UsageExport) => id }] as const
const idOf = ({ id }: UsageExport): string => id

/** The files of usage the platform puts together, live while one is under way: they go on whoever looks. */
export const UsageExports = ({ environment, record }: { environment: string; record: UsageRecord }) => {
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const go = useCallback(
    (to: UsageRecord, how: 'push' | 'replace' = 'push') =>
      navigate(screenAddress(environment, 'usage', recordOf(to)), { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how?: 'push' | 'replace') => go({ page: 'exports', export_id: id }, how), [go])
  const create = (): void => go({ page: 'new-export', org_id: '' })
  useKeys({ n: create })
  // The table's own first rows, read again for it while one of them is under way.
  useQuery({
    ...readBlock(environment, 'usage.exports', all, 0),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? AGAIN : false),
  })
  const selected = record.page === 'exports' ? record.export_id : null
  return (
    <>
      <Split
        list={
          <Table
            environment={environment}
            operation="usage.exports"
            remembered="usage-exports"
            input={all}
            title="Usage exports"
            noun={noun}
            columns={columns}
            idOf={idOf}
            copies={copies}
            selected={selected}
            onOpen={open}
            actions={
              <Button variant="filled" onClick={create}>
                New export <Key keys="N" />
              </Button>
            }
            under={<UsageViews environment={environment} now="exports" />}
            empty={
              <Empty title="No usage was exported yet" action={<Button onClick={create}>New export</Button>}>
                The platform gathers what each org spent on what on each day; then it is saved from here as a CSV file.
              </Empty>
            }
          />
        }
        detail={
          <Suspense>
            {record.page === 'new-export' && (
              <NewExport
                key={record.org_id}
                org_id={record.org_id}
                ask={confirm.ask}
                onClose={() => open(null)}
                onStarted={(id) => open(id, 'replace')}
              />
            )}
            {selected !== null && (
              <ExportPanel
                key={`${environment} ${selected}`}
                environment={environment}
                id={selected}
                ask={confirm.ask}
                onClose={() => open(null)}
              />
            )}
          </Suspense>
        }
      />
      {confirm.step}
    </>
  )
}
