import type { Workspace, workspaceSortKeys } from '@contract/platform/workspaces'
import { countColumn, momentColumn, none } from '../../parts/column-cells'
import type { Column } from '../../parts/table-columns'
import { visible } from '../../parts/visible-text'

type SortKey = (typeof workspaceSortKeys)[number]

/** What people call a workspace: its name, else its id. */
export const workspaceName = ({ name, id }: Pick<Workspace, 'name' | 'id'>): string => visible(name).trim() || id

/** What a list of workspaces shows of each; the org where they are of several. Headings stand in exported files as well. */
export const workspaceColumns = (withOrg: boolean): readonly Column<Workspace>[] => [
  {
    field: 'name',
    heading: 'Name',
    width: 140,
    grow: 1,
    sort: 'name' satisfies SortKey,
    cell: (workspace) => <bdi>{workspaceName(workspace)}</bdi>,
  },
  ...(withOrg
    ? [
        {
          field: 'org_name',
          heading: 'Org',
          width: 150,
          grow: 1.4,
          sort: 'org_name' satisfies SortKey,
          cell: (workspace: Workspace) => <bdi>{visible(workspace.org_name ?? '').trim() || workspace.org_id}</bdi>,
        },
      ]
    : []),
  countColumn({ field: 'members', heading: 'Members', width: 76, sort: 'members' satisfies SortKey }, (workspace) => workspace.members),
  countColumn({ field: 'agents', heading: 'Agents', width: 70, sort: 'agents' satisfies SortKey }, (workspace) => workspace.agents),
  momentColumn(
    { field: 'created_at', heading: 'Created', width: 96, sort: 'created_at' satisfies SortKey, gives: 'first' },
    (workspace) => workspace.created_at,
  ),
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: withOrg, cell: (workspace) => workspace.id },
  { field: 'org_id', heading: 'Org id', width: 180, mono: true, hidden: true, cell: (workspace) => workspace.org_id },
  { field: 'created_by', heading: 'Made by', width: 170, mono: true, hidden: true, cell: (workspace) => workspace.created_by ?? none },
]
