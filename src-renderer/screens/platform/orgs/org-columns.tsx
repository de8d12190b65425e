import type { Org, orgSortKeys } from '@contract/platform/orgs'
import { countColumn, momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { orgName, statusTone, statusWords } from '../org-words'

type SortKey = (typeof orgSortKeys)[number]

/** What the list of orgs shows of each. Headings stand in exported files as well. */
export const orgColumns: readonly Column<Org>[] = [
  {
    field: 'name',
    heading: 'Name',
    width: 190,
    grow: 2,
    sort: 'name' satisfies SortKey,
    cell: (org) => <bdi>{orgName(org)}</bdi>,
  },
  {
    field: 'status',
    heading: 'Status',
    width: 92,
    cell: (org) =>
      org.status === 'active' ? <span className="muted">active</span> : <Tag tone={statusTone(org.status)}>{statusWords(org.status)}</Tag>,
  },
  { field: 'plan', heading: 'Plan', width: 88, cell: (org) => visible(org.plan ?? '') || none },
  {
    field: 'owner_name',
    heading: 'Owner',
    width: 130,
    grow: 1,
    cell: (org) => (
      <>
        {org.owner_is_member === false && (
          <>
            <Tag tone="warn">no member</Tag>{' '}
          </>
        )}
        <bdi>{visible(org.owner_name ?? '').trim() || org.owner_id || none}</bdi>
      </>
    ),
  },
  countColumn({ field: 'members', heading: 'Members', width: 76, sort: 'members' satisfies SortKey }, (org) => org.members),
  countColumn({ field: 'workspaces', heading: 'Workspaces', width: 92, sort: 'workspaces' satisfies SortKey }, (org) => org.workspaces),
  momentColumn({ field: 'created_at', heading: 'Created', width: 96, sort: 'created_at' satisfies SortKey }, (org) => org.created_at),
  { field: 'slug', heading: 'Slug', width: 140, hidden: true, cell: (org) => visible(org.slug ?? '') },
  { field: 'owner_id', heading: 'Owner’s id', width: 180, mono: true, hidden: true, cell: (org) => org.owner_id },
  { field: 'suspended_reason', heading: 'Suspended for', width: 180, hidden: true, cell: (org) => visible(org.suspended_reason ?? '') },
  { field: 'id', heading: 'Id', width: 220, mono: true, hidden: true, cell: (org) => org.id },
]

/** The keys and buttons that copy something of a row. */
export const orgCopies = [{ key: 'c', label: 'id', value: (org: Org) => org.id }] as const

export const idOfOrg = (org: Org): string => org.id
