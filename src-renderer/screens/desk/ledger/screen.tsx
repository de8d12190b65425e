import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { Link, useLocation, useSearch } from 'wouter'
import { read } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Split } from '../../../parts/panel'
import { Table } from '../../../parts/table'
import { guideAddress, screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { idOfLine, ledgerColumns, ledgerCopies } from './columns'
import { type Filter, filterIn, inputOf, searchOf } from './filter'
import { Filters } from './filters'
import { rolloutIn } from './line-words'
import { ProofButtons, ProofState, useProof } from './proof'

/** Loaded when a line is opened: the list alone is what is seen first. */
const WritePanel = lazy(() => import('./write-panel'))
const RolloutPanel = lazy(() => import('./rollout-panel'))

/** Every write made from this desk and every rollout begun or ended here, newest first. It is the desk's own: the open environment is only the first filter. */
const LedgerScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const environments = useQuery(read(null, 'environments.list', {})).data?.items ?? []
  const names = JSON.stringify(environments.map(({ id, name }) => [id, name]))
  const filter = useMemo(() => filterIn(search, environment), [search, environment])
  const input = useMemo(() => inputOf(filter), [filter])
  const all = filter.environment === 'all'
  const columns = useMemo(() => {
    const known = new Map(JSON.parse(names) as [string, string][])
    return ledgerColumns((id) => known.get(id) ?? 'deleted', all)
  }, [names, all])
  const exporting = useExport({ environment: null, operation: 'ledger.lines', input, columns, fileName: 'ledger' })
  const proof = useProof()
  const rollout = selected === null ? null : rolloutIn(selected)
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'ledger', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const change = (next: Filter, how: 'push' | 'replace'): void => {
    const words = searchOf(next, environment)
    navigate(`${screenAddress(environment, 'ledger', selected)}${words && `?${words}`}`, { replace: how === 'replace' })
  }
  const filtered = searchOf({ ...filter, environment: 'all' }, 'all') !== ''
  return (
    <Split
      list={
        <Table
          environment={null}
          operation="ledger.lines"
          input={input}
          title="Ledger"
          noun={{ one: 'line', many: 'lines' }}
          columns={columns}
          idOf={idOfLine}
          copies={ledgerCopies}
          selected={selected}
          onOpen={open}
          actions={
            <>
              <ProofButtons {...proof} />
              <ExportButton {...exporting} />
            </>
          }
          under={
            <>
              <Filters filter={filter} environments={environments} onChange={change} />
              <ProofState {...proof} />
              <ExportState {...exporting} />
            </>
          }
          empty={
            filtered ? (
              <Empty
                title="Nothing in the ledger matches these filters"
                action={<Button onClick={() => change(filterIn('', filter.environment), 'push')}>Clear filters</Button>}
              >
                {all ? 'All environments were looked through.' : 'Only one environment was looked through.'}
              </Empty>
            ) : (
              <Empty title={all ? 'Nothing was written from this desk yet' : 'Nothing was written in this environment yet'}>
                Each write stands here before it is sent, with what came of it. <Link to={guideAddress('ledger')}>How that works</Link>
              </Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <Suspense>
            {rollout ? (
              <RolloutPanel key={selected} {...rollout} environments={environments} onClose={() => open(null, 'push')} />
            ) : (
              <WritePanel environment={environment} attempt={selected} environments={environments} onClose={() => open(null, 'push')} />
            )}
          </Suspense>
        )
      }
    />
  )
}

export default LedgerScreen
