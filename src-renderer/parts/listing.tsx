import type { ReactNode } from 'react'
import { ExportButton, ExportState, useExport } from './export-csv'
import styles from './filters.module.css'
import { usePlace } from './place'
import { Table, TableOf, type TableOfProps, type TableProps } from './table'
import type { ListName } from './table-rows'

type Exported<N extends ListName> = Parameters<typeof useExport<N>>[0]

/** What stands around the rows of a list. */
interface Frame {
  /** How the name of its file begins: the environment’s follows. */
  file: string
  /** Stands above the filters, such as the choice of a view. */
  above?: ReactNode
  /** The search, chips and the like, in one line. */
  filters?: ReactNode
  /** Stands below the filters, such as a chart. */
  below?: ReactNode
  /** Buttons before the export. */
  actions?: ReactNode
  /** The button after it, that makes a new one. */
  create?: ReactNode
}

const useFrame = <N extends ListName>(of: Omit<Exported<N>, 'fileName'>, { file, above, filters, below, actions, create }: Frame) => {
  const exporting = useExport({ ...of, fileName: `${file}-${usePlace()?.name ?? ''}` })
  return {
    actions: (
      <>
        {actions}
        <ExportButton {...exporting} />
        {create}
      </>
    ),
    under: (above || filters || below || exporting.run) && (
      <>
        {above}
        {filters && <div className={styles.filters}>{filters}</div>}
        {below}
        {exporting.run && <ExportState {...exporting} />}
      </>
    ),
  }
}

type Props<N extends ListName> = Omit<TableProps<N>, 'under'> &
  Frame & {
    /** What its file holds, where that is not its columns. */
    fields?: Exported<N>['columns']
  }

/** The list of a screen: a table with its filters above it, and the same rows as a file. */
export const Listing = <N extends ListName>({ fields, file, above, filters, below, actions, create, ...table }: Props<N>) => {
  const { environment, operation, input, columns } = table
  const frame = useFrame({ environment, operation, input, columns: fields ?? columns }, { file, above, filters, below, actions, create })
  return <Table {...table} {...frame} />
}

type OfProps<N extends ListName, Row> = Omit<TableOfProps<Row>, 'under' | 'operation'> &
  Frame &
  Pick<Exported<N>, 'environment' | 'operation' | 'input'> & {
    /** What its file holds. */
    fields: Exported<N>['columns']
  }

/** The same over rows that are here already. Its file is of the list they are from. */
export const ListingOf = <N extends ListName, Row>(props: OfProps<N, Row>) => {
  const { environment, input, fields, file, above, filters, below, actions, create, ...table } = props
  const { operation } = table
  const frame = useFrame({ environment, operation, input, columns: fields }, { file, above, filters, below, actions, create })
  return <TableOf {...table} {...frame} />
}
