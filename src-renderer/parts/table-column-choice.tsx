import { ActionIcon, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useFocusBack } from './opened-menu'
import type { Column } from './table-columns'

export interface ColumnChoice {
  columns: readonly Pick<Column<never>, 'field' | 'heading'>[]
  shown: readonly Pick<Column<never>, 'field'>[]
  show: (field: string, on: boolean) => void
  reset: () => void
}

/** Which columns to show. The first always stays. */
const TableColumnChoice = ({ columns, shown, show, reset }: ColumnChoice) => {
  const back = useFocusBack()
  return (
    <Menu position="bottom-end" defaultOpened onClose={back.focus}>
      <Menu.Target>
        <ActionIcon ref={back.target} aria-label="Columns" title="Columns">
          <IconColumns3 size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.slice(1).map(({ field, heading }) => (
          <Menu.CheckboxItem key={field} checked={shown.some((column) => column.field === field)} onChange={(on) => show(field, on)}>
            {heading}
          </Menu.CheckboxItem>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={reset}>Show the usual columns</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export default TableColumnChoice
