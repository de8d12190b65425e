import { useMemo, useState } from 'react'
import { Empty, NoneLikeThat } from '../../../parts/empty'
import { useListedRow } from '../../../parts/listed-row'
import { Listing } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { auditColumns, auditCopies, auditFields, idOfEntry } from './audit-columns'
import { AuditDetail } from './audit-detail'
import { auditFilterIn, auditInputOf, isFiltered, searchOfAudit } from './audit-filter'
import { AuditFilters } from './audit-filters'

const noun = { one: 'entry', many: 'entries' }

const address = { read: auditFilterIn, write: searchOfAudit }

/** Who changed what on the platform, the newest first; each entry with its fields before and after. */
const AuditTrailScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const [opened] = useState(Date.now)
  const known = useListedRow(environment, 'audit-trail.list', selected)?.record
  const { filter, go, open, close, change } = useListAddress('audit-trail', props, address)
  const input = useMemo(() => auditInputOf(filter, opened), [filter, opened])
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="audit-trail.list"
          input={input}
          title="Audit trail"
          noun={noun}
          columns={auditColumns}
          idOf={idOfEntry}
          copies={auditCopies}
          selected={selected}
          onOpen={open}
          fields={auditFields}
          file="audit-trail"
          filters={<AuditFilters filter={filter} onChange={change} />}
          empty={
            isFiltered(filter) ? (
              <NoneLikeThat noun={noun} onAll={() => go(selected, auditFilterIn(''))}>
                Ids, names, actions, reasons and requests are searched as they are written, in any case. Days are in UTC.
              </NoneLikeThat>
            ) : (
              <NothingChanged />
            )
          }
        />
      }
      detail={
        selected !== null && (
          <AuditDetail key={`${environment} ${selected}`} environment={environment} id={selected} known={known} onClose={close} />
        )
      }
    />
  )
}

const NothingChanged = () => (
  <Empty title={`The audit trail of ${usePlace()?.name ?? 'this environment'} is empty`}>
    The platform answered, and nobody changed anything yet.
  </Empty>
)

export default AuditTrailScreen
