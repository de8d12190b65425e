import { ActionIcon } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { lazy, memo } from 'react'
import { OpenedMenu } from './opened-menu'
import type { ColumnChoice } from './table-column-choice'

const TableColumnChoice = lazy(() => import('./table-column-choice'))

/** Which columns to show. */
export const TableColumnMenu = memo((choice: ColumnChoice) => (
  <OpenedMenu
    menu={<TableColumnChoice {...choice} />}
    button={(press) => (
      <ActionIcon aria-label="Columns" title="Columns" {...press}>
        <IconColumns3 size={16} />
      </ActionIcon>
    )}
  />
))
