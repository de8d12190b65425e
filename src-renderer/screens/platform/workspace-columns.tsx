import type { Workspace, workspaceSortKeys } from '@contract/platform/workspaces'
import { Moment } from '../../parts/moment'
import type { Column } from '../../parts/table-columns'
import { visible } from '../../parts/visible-text'

type SortKey = (typeof workspaceSortKeys)[number]

const none = <span className="faint">–</span>
const numbers = new Intl.NumberFormat('en')
/** Null where the server does not say. */
const count = (some: number | null) => (some === null ? none : some === 0 ? <span className="faint">0</span> : numbers.format(some))

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
  {
    field: 'members',
    heading: 'Members',
    width: 76,
    align: 'right',
    sort: 'members' satisfies SortKey,
    sortFirst: 'desc',
    cell: (workspace) => count(workspace.members),
  },
  {
    field: 'agents',
    heading: 'Agents',
    width: 70,
    align: 'right',
    sort: 'agents' satisfies SortKey,
    sortFirst: 'desc',
    cell: (workspace) => count(workspace.agents),
  },
  {
    field: 'created_at',
    heading: 'Created',
    width: 96,
    align: 'right',
    sort: 'created_at' satisfies SortKey,
    sortFirst: 'desc',
    gives: 'first',
    cell: (workspace) => (
      <span className="muted">
        <Moment at={workspace.created_at} />
      </span>
    ),
  },
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: withOrg, cell: (workspace) => workspace.id },
  { field: 'org_id', heading: 'Org id', width: 180, mono: true, hidden: true, cell: (workspace) => workspace.org_id },
  { field: 'created_by', heading: 'Made by', width: 170, mono: true, hidden: true, cell: (workspace) => workspace.created_by ?? none },
]
