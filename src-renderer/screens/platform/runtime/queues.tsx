import { useMemo } from 'react'
import { NoneHere } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { idOfQueue, queueColumns, queueCopies, queueFields } from './queue-columns'
import { QueueDetail } from './queue-detail'
import { RuntimeTop } from './runtime-top'
import type { ListProps } from './screen'

const everything = {}
const noun = { one: 'queue', many: 'queues' }

/** Every queue: how deep it is and was, what waits longest, who takes from it, and what is wrong with it. */
export const Queues = ({ environment, selected, open, close }: ListProps) => {
  const now = useNow(30_000).getTime()
  const columns = useMemo(() => queueColumns(now), [now])
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="runtime.queues"
          remembered="runtime.queues"
          input={everything}
          title="Runtime"
          noun={noun}
          columns={columns}
          idOf={idOfQueue}
          copies={queueCopies}
          selected={selected}
          onOpen={open}
          fields={queueFields}
          file="queues"
          above={<RuntimeTop environment={environment} show="queues" />}
          empty={<NoneHere noun={noun}>The platform answered, and has none.</NoneHere>}
        />
      }
      detail={
        selected !== null && <QueueDetail key={`${environment} ${selected}`} environment={environment} name={selected} onClose={close} />
      }
    />
  )
}
