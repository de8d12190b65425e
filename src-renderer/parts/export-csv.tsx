import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { call, failureOf } from '../operations'
import { Copyable } from './copyable'
import styles from './export-csv.module.css'
import { FailureNotice } from './failure'
import { numbers } from './numbers'
import type { Column } from './table-columns'
import type { ListInput, ListName, RowOf } from './table-rows'

type Run =
  | { state: 'running'; id: string; done: number; total: number | null }
  | { state: 'saved'; file: string; rows: number }
  | { state: 'failed'; failure: Failure }

/** By environment, list and file name. Kept outside the screen: an export goes on while one looks at something else. */
const runs = new Map<string, Run>()
const listeners = new Set<() => void>()
const set = (key: string, run: Run | null): void => {
  if (run) runs.set(key, run)
  else runs.delete(key)
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

interface Props<N extends ListName> {
  /** Null for the desk’s own lists. */
  environment: string | null
  operation: N
  /** How the list is sorted and filtered: the file holds the same rows in the same order. */
  input: ListInput<N>
  columns: readonly (Pick<Column<RowOf<N>>, 'field' | 'heading'> & { decimals?: number; always?: string })[]
  /** Without the ending. */
  fileName: string
}

const start = async <N extends ListName>(key: string, { environment, operation, input, columns, fileName }: Props<N>): Promise<void> => {
  const id = crypto.randomUUID()
  set(key, { state: 'running', id, done: 0, total: null })
  const stop = window.bridge.on('progress', (progress) => {
    if (progress.id === id) set(key, { state: 'running', ...progress })
  })
  try {
    const day = new Date().toISOString().slice(0, 10)
    const answer = await call(
      environment,
      'exports.csv',
      {
        operation,
        input: input as Record<string, unknown>,
        columns: columns.map(({ field, heading, decimals, always }) => ({
          field,
          heading,
          ...(decimals === undefined ? {} : { decimals }),
          ...(always === undefined ? {} : { always }),
        })),
        file_name: `${fileName}-${day}.csv`,
      },
      { id },
    )
    set(key, answer.saved && answer.file !== null ? { state: 'saved', file: answer.file, rows: answer.rows } : null)
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    set(key, failure.code === 'cancelled' ? null : { state: 'failed', failure })
  } finally {
    stop()
  }
}

/** The export of one list: how it stands, and how to start, stop and put it away. */
export const useExport = <N extends ListName>(props: Props<N>) => {
  const key = `${props.environment} ${props.operation} ${props.fileName}`
  const run = useSyncExternalStore(subscribe, () => runs.get(key) ?? null)
  return {
    run,
    start: () => void start(key, props),
    cancel: () => run?.state === 'running' && window.bridge.cancel(run.id),
    dismiss: () => set(key, null),
  }
}

type Export = ReturnType<typeof useExport>

/** Writes every row of the list to a CSV file. */
export const ExportButton = ({ run, start }: Export) =>
  run?.state === 'running' ? null : (
    <Button onClick={start} title="Every row of this list, to a CSV file">
      Export
    </Button>
  )

/** A line over the list: how far an export is, where the file is, or why there is none. */
export const ExportState = ({ run, start, cancel, dismiss }: Export) => {
  if (run === null) return null
  if (run.state === 'failed')
    return (
      <div className={styles.failed}>
        <FailureNotice failure={run.failure} onRetry={start} />
        <Button onClick={dismiss}>Dismiss</Button>
      </div>
    )
  if (run.state === 'saved')
    return (
      <div className={styles.line} role="status">
        <span className={styles.words}>
          {numbers.format(run.rows)} {run.rows === 1 ? 'row' : 'rows'} in <Copyable value={run.file} label="file name" mono />
        </span>
        <Button onClick={dismiss}>Dismiss</Button>
      </div>
    )
  const of = run.total === null ? '' : ` of ${numbers.format(run.total)}`
  return (
    <div className={styles.line}>
      <span className={styles.words}>
        Exporting · {numbers.format(run.done)}
        {of} rows
      </span>
      <progress aria-label="Export" className={styles.bar} value={run.total === null ? undefined : run.done} max={run.total ?? undefined} />
      <Button onClick={cancel}>Cancel export</Button>
    </div>
  )
}
