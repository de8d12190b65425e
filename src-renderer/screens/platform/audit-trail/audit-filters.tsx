import { NativeSelect } from '@mantine/core'
import { FilterSearch } from '../../../parts/filter-search'
import { Narrowed } from '../narrowed'
import { TimeChoice } from '../time-span'
import type { AuditFilter } from './audit-filter'

interface Props {
  filter: AuditFilter
  /** `replace` while a text is being typed: each letter is no step to go back to. */
  onChange: (filter: AuditFilter, how: 'push' | 'replace') => void
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
  const set = (part: Partial<AuditFilter>): void => onChange({ ...filter, ...part }, 'push')
  const listed = kinds.includes(filter.subject_type) || filter.subject_type === '' ? kinds : [...kinds, filter.subject_type]
  return (
    <>
      <FilterSearch
        placeholder="Who, what, reason, request"
        text={filter.search}
        onSearch={(search) => onChange({ ...filter, search }, 'replace')}
      />
      <NativeSelect
        aria-label="Kind of record"
        value={filter.subject_type}
        onChange={(event) => set({ subject_type: event.currentTarget.value })}
        data={[{ value: '', label: 'Every record' }, ...listed.map((value) => ({ value, label: value.replaceAll('_', ' ') }))]}
      />
      <TimeChoice time={filter.time} onChange={(time) => set({ time })} />
      <Narrowed what="By" value={filter.actor_id} onClear={() => set({ actor_id: '' })} />
      <Narrowed what="Of" value={filter.subject_id} onClear={() => set({ subject_id: '' })} />
      <Narrowed what="Action" value={filter.action} onClear={() => set({ action: '' })} />
      <Narrowed what="Org" value={filter.org_id} onClear={() => set({ org_id: '' })} />
    </>
  )
}
