import { boundaryRules, type Crossing } from '@contract/platform/org-boundaries'
import { may, orgPermissions } from '@contract/platform/org-roles'
import { momentColumn, none } from '../../parts/column-cells'
import type { Column } from '../../parts/table-columns'
import { Tag } from '../../parts/tag'
import { visible } from '../../parts/visible-text'
import styles from './member.module.css'
import { type MemberRow, type MemberSort, memberName } from './member-rows'

export const headingOfRule = (rule: Crossing['rule']): string => boundaryRules.find((one) => one.rule === rule)?.heading ?? rule

const who: Column<MemberRow> = {
  field: 'name',
  heading: 'Name',
  width: 140,
  grow: 1.2,
  sort: 'name' satisfies MemberSort,
  cell: ({ member }) =>
    member === null ? (
      <span className="muted">the org itself</span>
    ) : (
      <>
        {member.is_staff && (
          <>
            <Tag tone="accent">staff</Tag>{' '}
          </>
        )}
        <bdi>{memberName(member)}</bdi>
      </>
    ),
}

const org: Column<MemberRow> = {
  field: 'org_name',
  heading: 'Org',
  width: 130,
  grow: 1,
  sort: 'org' satisfies MemberSort,
  cell: (row) => (
    <>
      {row.member?.org_status === 'suspended' && (
        <>
          <Tag tone="bad">suspended</Tag>{' '}
        </>
      )}
      <bdi>{row.org_name}</bdi>
    </>
  ),
}

const role: Column<MemberRow> = {
  field: 'role',
  heading: 'Role',
  width: 66,
  sort: 'role' satisfies MemberSort,
  gives: 'last',
  cell: ({ member }) => (member === null ? none : <span data-role={member.role}>{visible(member.role)}</span>),
}

const crosses: Column<MemberRow> = {
  field: 'crosses',
  heading: 'Crosses',
  width: 236,
  grow: 1.6,
  sort: 'crossings' satisfies MemberSort,
  sortFirst: 'desc',
  gives: 'last',
  cell: ({ crossings }) => {
    const [first, ...more] = crossings
    if (!first) return none
    return (
      <>
        <Tag tone={first.grave ? 'warn' : 'plain'}>{headingOfRule(first.rule)}</Tag>
        {more.length > 0 && <span className="muted"> and {more.length} more</span>}
      </>
    )
  },
}

/** Beside the permissions there is room for how many alone: the words are a press away, and on hover. */
const mark: Column<MemberRow> = {
  ...crosses,
  width: 66,
  grow: 0,
  cell: ({ crossings }) =>
    crossings.length === 0 ? (
      none
    ) : (
      <span title={crossings.map(({ rule }) => headingOfRule(rule)).join('. ')}>
        <Tag tone={crossings.some(({ grave }) => grave) ? 'warn' : 'plain'}>{crossings.length}</Tag>
      </span>
    ),
}

const others: readonly Column<MemberRow>[] = [
  {
    field: 'email',
    heading: 'E-mail',
    width: 150,
    grow: 1,
    sort: 'email' satisfies MemberSort,
    gives: 'first',
    cell: ({ member }) => visible(member?.email ?? '') || none,
  },
  {
    field: 'workspaces',
    heading: 'Workspaces',
    width: 82,
    align: 'right',
    gives: 'first',
    cell: ({ member }) =>
      member === null || member.workspaces === null ? (
        none
      ) : (
        <span className={member.workspaces === 0 ? 'faint' : undefined}>
          {member.workspaces}
          {member.org_workspaces !== null && <span className="muted"> of {member.org_workspaces}</span>}
        </span>
      ),
  },
  {
    field: 'elsewhere',
    heading: 'Other orgs',
    width: 78,
    align: 'right',
    sort: 'elsewhere' satisfies MemberSort,
    sortFirst: 'desc',
    gives: 'first',
    cell: ({ member }) => (member?.elsewhere ? member.elsewhere.length || <span className="faint">0</span> : none),
  },
  momentColumn(
    { field: 'joined_at', heading: 'Joined', width: 92, sort: 'joined_at' satisfies MemberSort, gives: 'first' },
    ({ member }) => member?.joined_at ?? null,
  ),
  { field: 'user_id', heading: 'User id', width: 180, mono: true, hidden: true, cell: ({ member }) => member?.user_id ?? none },
  { field: 'org_id', heading: 'Org id', width: 180, mono: true, hidden: true, cell: (row) => row.org_id },
]

/** What may be done, one column each; a line where another part of the org begins. */
const permissions: readonly Column<MemberRow>[] = orgPermissions.map(({ id, part, heading }, at) => {
  const begins = orgPermissions[at - 1]?.part !== part
  return {
    field: id,
    heading: begins ? `${part}: ${heading.toLowerCase()}` : heading,
    width: begins ? 104 : heading.length > 7 ? 86 : 60,
    begins,
    cell: ({ member }) => <May may={member === null ? false : may(member.role, id)} />,
  }
})

const May = ({ may: allowed }: { may: boolean | null }) =>
  allowed === null ? (
    <span className="muted" title="A role that no table names">
      ?
    </span>
  ) : allowed ? (
    <span className={styles.may}>yes</span>
  ) : (
    none
  )

/** The columns of a list of members, or of a role matrix; with the org where they are of several. */
export const memberColumns = (matrix: boolean, withOrg: boolean): readonly Column<MemberRow>[] => {
  const orgs = withOrg ? [org] : []
  return matrix ? [who, ...orgs, role, mark, ...permissions] : [who, ...orgs, role, crosses, ...others]
}

/** What a file of them holds: every column there is, whichever are in view. */
export const exportColumns = [
  { field: 'display_name', heading: 'Name' },
  { field: 'email', heading: 'E-mail' },
  { field: 'user_id', heading: 'User id' },
  { field: 'org_name', heading: 'Org' },
  { field: 'org_id', heading: 'Org id' },
  { field: 'org_status', heading: 'Org status' },
  { field: 'role', heading: 'Role' },
  { field: 'is_staff', heading: 'Platform staff' },
  { field: 'workspaces', heading: 'Workspaces' },
  { field: 'joined_at', heading: 'Joined' },
  { field: 'crosses', heading: 'Crosses' },
  { field: 'reasons', heading: 'Reasons' },
  ...orgPermissions.map(({ id, part, heading }) => ({ field: `may.${id}`, heading: `${part}: ${heading.toLowerCase()}` })),
]

/** A row as a file holds it. */
export const exportRow = ({ org_id, org_name, member, crossings }: MemberRow): Record<string, unknown> => ({
  display_name: member?.display_name ?? null,
  email: member?.email ?? null,
  user_id: member?.user_id ?? null,
  org_name,
  org_id,
  org_status: member?.org_status ?? null,
  role: member?.role ?? null,
  is_staff: member?.is_staff ?? null,
  workspaces: member?.workspaces ?? null,
  joined_at: member?.joined_at ?? null,
  crosses: crossings.map(({ rule }) => headingOfRule(rule)).join('; '),
  reasons: crossings.map(({ reason }) => reason).join(' '),
  may: Object.fromEntries(orgPermissions.map(({ id }) => [id, member === null ? null : may(member.role, id)])),
})
