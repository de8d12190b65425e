import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import { idOfQueue, queueColumns, queueCopies, queueFields } from './queue-columns'
import { QueueDetail } from './queue-detail'
import { RuntimeTop } from './runtime-top'

const everything = {}

/** Every queue: how deep it is and was, what waits longest, who takes from it, and what is wrong with it. */
export const Queues = ({ environment, selected }: { environment: string; selected: string | null }) => {
  const place = usePlace()
  const [, navigate] = useLocation()
  const now = useNow(30_000).getTime()
  const columns = useMemo(() => queueColumns(now), [now])
  const open = (id: string | null, how: 'push' | 'replace'): void =>
    navigate(`${screenAddress(environment, 'runtime', id)}?show=queues`, { replace: how === 'replace' })
  const exporting = useExport({
    environment,
    operation: 'runtime.queues',
    input: everything,
    columns: queueFields,
    fileName: `queues-${place?.name ?? ''}`,
  })
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="runtime.queues"
          remembered="runtime.queues"
          input={everything}
          title="Runtime"
          noun={{ one: 'queue', many: 'queues' }}
          columns={columns}
          idOf={idOfQueue}
          copies={queueCopies}
          selected={selected}
          onOpen={open}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <RuntimeTop environment={environment} show="queues" />
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={<Empty title={`No queues in ${place?.name ?? 'this environment'}`}>The platform answered, and has none.</Empty>}
        />
      }
      detail={
        selected !== null && (
          <QueueDetail key={`${environment} ${selected}`} environment={environment} name={selected} onClose={() => open(null, 'push')} />
        )
      }
    />
  )
}
