import type { Draft } from '@contract/desk/drafts'
import { momentColumn, none } from '../../../parts/column-cells'
import { numbers } from '../../../parts/numbers'
import type { Column } from '../../../parts/table-columns'
import { nameOf } from './names'

export const draftColumns: readonly Column<Draft>[] = [
  {
    field: 'name',
    heading: 'Name',
    width: 200,
    grow: 1.4,
    cell: (draft) => <bdi className={draft.name || draft.subject ? undefined : 'faint'}>{nameOf(draft)}</bdi>,
  },
  { field: 'subject', heading: 'Subject', width: 180, grow: 1.6, cell: ({ subject }) => subject || none },
  { field: 'characters', heading: 'Characters', width: 88, align: 'right', cell: ({ characters }) => numbers.format(characters) },
  { field: 'version', heading: 'Saves', width: 64, align: 'right', hidden: true, cell: ({ version }) => numbers.format(version) },
  momentColumn({ field: 'changed_at', heading: 'Changed', width: 110 }, ({ changed_at }) => changed_at),
]

export const idOfDraft = ({ id }: Draft): string => id
