import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../operations'
import { Copyable } from './copyable'
import styles from './export-csv.module.css'
import { FailureNotice } from './failure'
import { numbers } from './numbers'
import { saveRows } from './save-rows'

interface Props {
  /** As they go into the file, in its order; made when it is asked for. */
  rows: () => Record<string, unknown>[]
  columns: readonly { field: string; heading: string }[]
  /** Without the day and the ending. */
  fileName: string
}

/** Writes rows that are here already to a CSV file: a list that was put together on this desk, and no server has. */
export const useRowsExport = ({ rows, columns, fileName }: Props) => {
  const [saved, setSaved] = useState<{ file: string; rows: number } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [running, setRunning] = useState(false)
  const start = async (): Promise<void> => {
    setFailure(null)
    setSaved(null)
    setRunning(true)
    const day = new Date().toISOString().slice(0, 10)
    try {
      const answer = await saveRows({ rows: rows(), columns: [...columns], file_name: `${fileName}-${day}.csv` })
      if (answer.file !== null) setSaved({ file: answer.file, rows: answer.rows })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setRunning(false)
    }
  }
  const dismiss = (): void => {
    setSaved(null)
    setFailure(null)
  }
  return { saved, failure, running, start: () => void start(), dismiss }
}

type RowsExport = ReturnType<typeof useRowsExport>

export const RowsExportButton = ({ running, start, disabled }: RowsExport & { disabled?: boolean }) => (
  <Button onClick={start} loading={running} disabled={disabled} title="These rows, to a CSV file">
    Export
  </Button>
)

/** A line over the list: where the file is, or why there is none. */
export const RowsExportState = ({ saved, failure, start, dismiss }: RowsExport) => {
  if (failure)
    return (
      <div className={styles.failed}>
        <FailureNotice failure={failure} onRetry={start} />
        <Button onClick={dismiss}>Dismiss</Button>
      </div>
    )
  if (!saved) return null
  return (
    <div className={styles.line} role="status">
      <span className={styles.words}>
        {numbers.format(saved.rows)} {saved.rows === 1 ? 'row' : 'rows'} in <Copyable value={saved.file} label="file name" mono />
      </span>
      <Button onClick={dismiss}>Dismiss</Button>
    </div>
  )
}
