import { snapshotKinds } from '@contract/platform/commerce'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { capital } from '../../../parts/capital'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { readBlock } from '../../../parts/table-rows'
import { screenAddress } from '../../../shell/address'
import { Ages } from './ages'
import { type CommerceFilter, commerceFilterIn, searchOfCommerce } from './commerce-filter'
import { kindsWords } from './commerce-words'
import { copies, idOf, snapshotColumns, snapshotFields } from './snapshot-columns'
import { SnapshotDetail } from './snapshot-detail'

interface Props {
  environment: string
  selected: string | null
  filter: CommerceFilter
}

/** Every snapshot, the newest first, with its age; above them whether the newest of each kind is too old. */
export const Snapshots = ({ environment, selected, filter }: Props) => {
  const place = usePlace()
  const [, navigate] = useLocation()
  const input = useMemo(() => (filter.kind ? { kind: filter.kind } : {}), [filter.kind])
  const newest = useQuery(readBlock(environment, 'commerce.snapshots', {}, 0))
  const go = (id: string | null, to: Partial<CommerceFilter>, how: 'push' | 'replace'): void =>
    navigate(`${screenAddress(environment, 'commerce', id)}${searchOfCommerce(to)}`, { replace: how === 'replace' })
  const exporting = useExport({
    environment,
    operation: 'commerce.snapshots',
    input,
    columns: snapshotFields,
    fileName: `snapshots-${place?.name ?? ''}`,
  })
  const { kind } = filter
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="commerce.snapshots"
          input={input}
          title="Commerce"
          noun={{ one: 'snapshot', many: 'snapshots' }}
          columns={snapshotColumns}
          idOf={idOf}
          copies={copies}
          selected={selected}
          onOpen={(id, how) => go(id, { kind }, how)}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              {newest.data && <Ages environment={environment} snapshots={newest.data.items} />}
              <Chips
                label="Kind of snapshot"
                options={snapshotKinds.map((value) => ({ value, words: capital(kindsWords(value)) }))}
                chosen={snapshotKinds.filter((one) => one === kind)}
                onChoose={(chosen) => go(selected, { kind: chosen.find((one) => one !== kind) ?? '' }, 'push')}
              />
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            kind ? (
              <Empty
                title={`No snapshot of ${kindsWords(kind)}`}
                action={<Button onClick={() => go(selected, commerceFilterIn(''), 'push')}>Show all</Button>}
              />
            ) : (
              <Empty title={`No snapshots in ${place?.name ?? 'this environment'}`}>The platform answered, and took none yet.</Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <SnapshotDetail
            key={`${environment} ${selected}`}
            environment={environment}
            id={selected}
            onClose={() => go(null, { kind }, 'push')}
          />
        )
      }
    />
  )
}
