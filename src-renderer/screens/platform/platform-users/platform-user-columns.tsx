import type { PlatformUser, platformUserSortKeys } from '@contract/platform/platform-users'
import { countColumn, momentColumn, none } from '../../../parts/column-cells'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'

type SortKey = (typeof platformUserSortKeys)[number]

/** What people call a user: their name, else their e-mail address, else their id. */
export const platformUserName = ({ display_name, email, id }: Pick<PlatformUser, 'display_name' | 'email' | 'id'>): string =>
  visible(display_name ?? '').trim() || visible(email ?? '') || id

/** What the list of users shows of each. Headings stand in exported files as well. */
export const platformUserColumns: readonly Column<PlatformUser>[] = [
  {
    field: 'email',
    heading: 'E-mail',
    width: 180,
    grow: 1.6,
    sort: 'email' satisfies SortKey,
    cell: (user) => (
      <>
        {user.is_staff && (
          <>
            <Tag tone="accent">staff</Tag>{' '}
          </>
        )}
        {visible(user.email ?? '') || <span className="faint">no e-mail</span>}
      </>
    ),
  },
  {
    field: 'display_name',
    heading: 'Name',
    width: 130,
    grow: 1.4,
    cell: (user) => (visible(user.display_name ?? '').trim() ? <bdi>{visible(user.display_name ?? '')}</bdi> : none),
  },
  countColumn({ field: 'orgs', heading: 'Orgs', width: 60, sort: 'orgs' satisfies SortKey }, (user) => user.orgs),
  countColumn({ field: 'owns', heading: 'Owns', width: 60 }, (user) => user.owns),
  momentColumn(
    { field: 'last_active_at', heading: 'Last active', width: 100, sort: 'last_active_at' satisfies SortKey, never: 'never' },
    (user) => user.last_active_at,
  ),
  momentColumn(
    { field: 'created_at', heading: 'Created', width: 96, sort: 'created_at' satisfies SortKey, gives: 'first' },
    (user) => user.created_at,
  ),
  { field: 'is_staff', heading: 'Platform staff', width: 96, hidden: true, cell: (user) => (user.is_staff ? 'yes' : none) },
  { field: 'id', heading: 'Id', width: 200, mono: true, hidden: true, cell: (user) => user.id },
]

/** The keys and buttons that copy something of a row. */
export const platformUserCopies = [
  { key: 'c', label: 'id', value: (user: PlatformUser) => user.id },
  { key: 'e', label: 'e-mail', value: (user: PlatformUser) => user.email ?? '' },
] as const

export const idOfPlatformUser = ({ id }: PlatformUser): string => id
