import { Choice } from '../../../parts/choice'
import { FilterSearch } from '../../../parts/filter-search'
import type { How } from '../../../parts/use-list-address'
import { Narrowed } from '../narrowed'
import { TimeChoice } from '../time-span'
import type { AuditFilter } from './audit-filter'

interface Props {
  filter: AuditFilter
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (part: Partial<AuditFilter>, how?: How) => void
}

/** Kinds of records whose changes people look for; a platform may have others, which an entry's panel filters by. */
const kinds = [
  'org',
  'user',
  'member',
  'workspace',
  'wallet',
  'spend_request',
  'connector',
  'connector_event',
  'api_key',
  'agent',
  'policy',
  'security_event',
  'job',
  'feedback',
  'feedback_burst',
  'notification',
  'usage_export',
  'snapshot',
]

/** How the list is narrowed down: any text, the kind of record, when; and who, what and which, as an entry's panel sets them. */
export const AuditFilters = ({ filter, onChange }: Props) => {
  return (
    <>
      <FilterSearch placeholder="Who, what, reason, request" text={filter.search} onSearch={(search) => onChange({ search }, 'replace')} />
      <Choice
        label="Kind of record"
        all="Every record"
        value={filter.subject_type}
        options={kinds.map((value) => [value, value.replaceAll('_', ' ')])}
        onChoose={(subject_type) => onChange({ subject_type })}
      />
      <TimeChoice time={filter.time} onChange={(time) => onChange({ time })} />
      <Narrowed what="By" value={filter.actor_id} onClear={() => onChange({ actor_id: '' })} />
      <Narrowed what="Of" value={filter.subject_id} onClear={() => onChange({ subject_id: '' })} />
      <Narrowed what="Action" value={filter.action} onClear={() => onChange({ action: '' })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => onChange({ org_id: '' })} />
    </>
  )
}
