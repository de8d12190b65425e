import { ShortTable } from '../../../parts/short-table'
import { visible } from '../../../parts/visible-text'
import type { FieldDifference } from './compare'

/** Field by field what the platform and Stripe say differently. */
export const FieldsThatDiffer = ({ fields }: { fields: readonly FieldDifference[] }) => (
  <ShortTable
    label="What differs"
    named
    headings={['Field', 'Platform', 'Stripe']}
    rows={fields}
    keyOf={({ field }) => field}
    cells={({ field, platform, stripe }) => [field, <bdi key="p">{visible(platform)}</bdi>, <bdi key="s">{visible(stripe)}</bdi>]}
  />
)
