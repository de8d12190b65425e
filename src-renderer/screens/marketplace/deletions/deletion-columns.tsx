import type { PendingDeletion } from '@contract/marketplace/deletions'
import { none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { statusTone, statusWord } from '../account-status'
import type { Alarm } from './alarms'
import { DueWords } from './due-words'

/** What the list shows of each. "Look" stays empty where nothing is known against it. */
export const deletionColumns = (alarmsOf: (user: PendingDeletion) => readonly Alarm[]): readonly Column<PendingDeletion>[] => [
  {
    field: 'email',
    heading: 'User',
    width: 138,
    grow: 2,
    cell: (user) => visible(user.email || user.display_name || user.id),
  },
  {
    field: 'display_name',
    heading: 'Name',
    width: 84,
    grow: 1.2,
    gives: 'first',
    cell: (user) => (user.display_name.trim() ? <bdi>{visible(user.display_name)}</bdi> : none),
  },
  {
    field: 'deletion_scheduled_at',
    heading: 'Due',
    width: 148,
    gives: 'last',
    cell: (user) => <DueWords at={user.deletion_scheduled_at} />,
  },
  {
    field: 'look',
    heading: 'Look first',
    width: 184,
    cell: (user) => {
      const alarms = alarmsOf(user)
      if (alarms.length === 0) return none
      return alarms.map(({ word }) => (
        <span key={word}>
          <Tag tone={word === 'claimant' ? 'warn' : 'bad'}>{word}</Tag>{' '}
        </span>
      ))
    },
  },
  {
    field: 'deletion_requested_at',
    heading: 'Asked',
    width: 96,
    align: 'right',
    hidden: true,
    cell: (user) => (
      <span className="muted">
        <Moment at={user.deletion_requested_at} />
      </span>
    ),
  },
  {
    field: 'account_status',
    heading: 'Status',
    width: 118,
    hidden: true,
    cell: (user) => <Tag tone={statusTone(user.account_status)}>{visible(statusWord(user.account_status))}</Tag>,
  },
  { field: 'id', heading: 'Id', width: 260, mono: true, hidden: true, cell: (user) => user.id },
]

/** What a file holds: the server's own fields. */
export const deletionFields: readonly { field: string; heading: string }[] = [
  { field: 'email', heading: 'E-mail' },
  { field: 'display_name', heading: 'Name' },
  { field: 'account_status', heading: 'Status' },
  { field: 'deletion_requested_at', heading: 'Deletion asked' },
  { field: 'deletion_scheduled_at', heading: 'Deletion due' },
  { field: 'id', heading: 'Id' },
]

export const deletionCopies = [
  { key: 'c', label: 'id', value: (user: PendingDeletion) => user.id },
  { key: 'e', label: 'e-mail', value: (user: PendingDeletion) => user.email },
] as const

export const idOfDeletion = (user: PendingDeletion): string => user.id
