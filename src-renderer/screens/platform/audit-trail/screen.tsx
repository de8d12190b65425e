import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { rowInLists } from '../row-in-lists'
import { auditColumns, auditCopies, auditFields, idOfEntry } from './audit-columns'
import { AuditDetail } from './audit-detail'
import { type AuditFilter, auditFilterIn, auditInputOf, isFiltered, searchOfAudit } from './audit-filter'
import { AuditFilters } from './audit-filters'

const noun = { one: 'entry', many: 'entries' }

/** Who changed what on the platform, the newest first; each entry with its fields before and after. */
const AuditTrailScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const client = useQueryClient()
  const search = useSearch()
  const [, navigate] = useLocation()
  const [opened] = useState(Date.now)
  const filter = useMemo(() => auditFilterIn(search), [search])
  const input = useMemo(() => auditInputOf(filter, opened), [filter, opened])
  const exporting = useExport({
    environment,
    operation: 'audit-trail.list',
    input,
    columns: auditFields,
    fileName: `audit-trail-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, to: AuditFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'audit-trail', id)}${searchOfAudit(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  return (
    <Split
      list={
        <Table
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
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <AuditFilters filter={filter} onChange={(to, how) => go(selected, to, how)} />
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty
                title="No entry is like that"
                action={<Button onClick={() => go(selected, auditFilterIn(''), 'push')}>Show all</Button>}
              >
                Ids, names, actions, reasons and requests are searched as they are written, in any case. Days are in UTC.
              </Empty>
            ) : (
              <Empty title={`The audit trail of ${place?.name ?? 'this environment'} is empty`}>
                The platform answered, and nobody changed anything yet.
              </Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <AuditDetail
            key={`${environment} ${selected}`}
            environment={environment}
            id={selected}
            known={rowInLists(client, environment, 'audit-trail.list', idOfEntry, selected)}
            onClose={() => open(null, 'push')}
          />
        )
      }
    />
  )
}

export default AuditTrailScreen
