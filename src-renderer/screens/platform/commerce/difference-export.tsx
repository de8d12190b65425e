import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { failureOf } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { pathWords } from '../../../parts/difference'
import { FailureNotice } from '../../../parts/failure'
import { usePlace } from '../../../parts/place'
import { saveRows } from '../../../parts/save-rows'
import styles from './commerce.module.css'
import type { RowDifference } from './snapshot-difference'

const columns = ['id', 'name', 'what', 'field', 'before', 'after'].map((field) => ({ field, heading: field }))

type Line = Record<string, string | null>

/** One line a field that changed, and one for each row that came or went. */
const linesOf = (rows: readonly RowDifference[]): Line[] =>
  rows.flatMap(({ id, kind, before, after, fields }): Line[] => {
    const line = { id, name: after?.name ?? before?.name ?? null, what: kind }
    if (kind !== 'changed')
      return [{ ...line, field: null, before: before && JSON.stringify(before), after: after && JSON.stringify(after) }]
    return fields.map((one) => ({ ...line, field: pathWords(one.path), before: cell(one.before), after: cell(one.after) }))
  })

const cell = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

/** The differences that are shown, to a CSV file: one line a field. */
export const DifferenceExport = ({ name, rows }: { name: string; rows: readonly RowDifference[] }) => {
  const place = usePlace()?.name ?? ''
  const [file, setFile] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (): Promise<void> => {
    setFailure(null)
    const lines = linesOf(rows)
    const day = new Date().toISOString().slice(0, 10)
    try {
      const saved = await saveRows({ rows: lines, columns, file_name: `${name}-changes-${place}-${day}.csv` })
      setFile(saved.file)
    } catch (error) {
      setFailure(failureOf(error))
    }
  }
  return (
    <>
      <Button onClick={() => void run()} title="These differences, to a CSV file: one line a field">
        Export
      </Button>
      {file !== null && !failure && (
        <span role="status" className={styles.saved}>
          Saved in <Copyable value={file} label="file name" mono />
        </span>
      )}
      {failure && <FailureNotice failure={failure} onRetry={() => void run()} />}
    </>
  )
}
