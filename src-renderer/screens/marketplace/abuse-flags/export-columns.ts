import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import type { Column } from '../../../parts/table-columns'

const column = (field: keyof AbuseFlag & string, heading: string): Column<AbuseFlag> => ({ field, heading, width: 100, cell: () => null })

/** What an exported file holds of each flag. */
export const exportColumns: readonly Column<AbuseFlag>[] = [
  column('id', 'Id'),
  column('flag_type', 'Type'),
  column('reference_type', 'About'),
  column('reference_id', 'Reference'),
  column('status', 'Status'),
  column('created_at', 'Raised'),
  column('resolved_at', 'Resolved'),
  column('resolved_by', 'Resolved by'),
  column('resolution_notes', 'Notes'),
  column('details', 'Details'),
]
