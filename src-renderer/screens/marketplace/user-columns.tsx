import type { User, userSortKeys } from '@contract/marketplace/users'
import { momentColumn, none } from '../../parts/column-cells'
import { Moment } from '../../parts/moment'
import type { Column } from '../../parts/table-columns'
import { Tag } from '../../parts/tag'
import { statusTone, statusWord } from './account-status'

type SortKey = (typeof userSortKeys)[number]

const yes = (on: boolean) => (on ? 'yes' : none)

/** What a list of users shows of each. `you` is the token's own subject. Headings stand in exported files as well. */
export const userColumns = (you: string | null): readonly Column<User>[] => [
  {
    field: 'email',
    heading: 'E-mail',
    width: 166,
    grow: 2,
    sort: 'email' satisfies SortKey,
    cell: (user) => (
      <>
        {user.id === you && (
          <>
            <Tag tone="accent">you</Tag>{' '}
          </>
        )}
        {user.email || <span className="faint">no e-mail</span>}
      </>
    ),
  },
  {
    field: 'display_name',
    heading: 'Name',
    width: 92,
    grow: 1.4,
    cell: (user) => (user.display_name.trim() ? <bdi>{user.display_name}</bdi> : none),
  },
  {
    field: 'account_status',
    heading: 'Status',
    width: 118,
    gives: 'last',
    cell: (user) =>
      user.account_status === 'active' ? (
        <span className="muted">active</span>
      ) : (
        <Tag tone={statusTone(user.account_status)}>{statusWord(user.account_status)}</Tag>
      ),
  },
  {
    field: 'is_admin',
    heading: 'Admin',
    width: 52,
    sort: 'is_admin' satisfies SortKey,
    sortFirst: 'desc',
    gives: 'last',
    cell: (user) => yes(user.is_admin),
  },
  {
    field: 'is_seller',
    heading: 'Seller',
    width: 52,
    sort: 'is_seller' satisfies SortKey,
    sortFirst: 'desc',
    cell: (user) => yes(user.is_seller),
  },
  {
    field: 'stripe_connected',
    heading: 'Stripe',
    width: 52,
    sort: 'stripe_connected' satisfies SortKey,
    sortFirst: 'desc',
    cell: (user) => yes(user.stripe_connected),
  },
  momentColumn(
    { field: 'created_at', heading: 'Created', width: 96, sort: 'created_at' satisfies SortKey, gives: 'first' },
    (user) => user.created_at,
  ),
  momentColumn(
    { field: 'deletion_requested_at', heading: 'Deletion asked', width: 100, hidden: true },
    (user) => user.deletion_requested_at,
  ),
  {
    field: 'deletion_scheduled_at',
    heading: 'Deletion due',
    width: 86,
    align: 'right',
    cell: (user) => <Moment at={user.deletion_scheduled_at} />,
  },
  { field: 'id', heading: 'Id', width: 260, mono: true, hidden: true, cell: (user) => user.id },
]

/** The keys and buttons that copy something of a row. */
export const userCopies = [
  { key: 'c', label: 'id', value: (user: User) => user.id },
  { key: 'e', label: 'e-mail', value: (user: User) => user.email },
] as const

export const idOfUser = (user: User): string => user.id
