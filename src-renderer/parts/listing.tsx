import type { ReactNode } from 'react'
import { ExportButton, ExportState, useExport } from './export-csv'
import styles from './filters.module.css'
import { usePlace } from './place'
import { Table, type TableProps } from './table'
import type { ListName } from './table-rows'

interface Props<N extends ListName> extends Omit<TableProps<N>, 'under'> {
  /** How the name of its file begins: the environment’s follows. */
  file: string
  /** What its file holds, where that is not its columns. */
  fields?: Parameters<typeof useExport<N>>[0]['columns']
  /** Stands above the filters, such as the choice of a view. */
  above?: ReactNode
  /** The search, chips and the like, in one line. */
  filters?: ReactNode
  /** Stands below the filters, such as a chart. */
  below?: ReactNode
}

/** The list of a screen: a table with its filters above it, and the same rows as a file. `actions` stand before the export. */
export const Listing = <N extends ListName>({ file, fields, above, filters, below, actions, ...table }: Props<N>) => {
  const { environment, operation, input } = table
  const exporting = useExport({
    environment,
    operation,
    input,
    columns: fields ?? table.columns,
    fileName: `${file}-${usePlace()?.name ?? ''}`,
  })
  return (
    <Table
      {...table}
      actions={
        <>
          {actions}
          <ExportButton {...exporting} />
        </>
      }
      under={
        (above || filters || below || exporting.run) && (
          <>
            {above}
            {filters && <div className={styles.filters}>{filters}</div>}
            {below}
            {exporting.run && <ExportState {...exporting} />}
          </>
        )
      }
    />
  )
}
