import { Readable } from 'node:stream'
import type { Output } from '@contract'
import { fail, failure, type Result, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import type { CsvFile } from './csv'

type Row = Record<string, unknown>
type Write = (file: CsvFile, rows: Readable) => Promise<Result<Output<'exports.rows'>>>

/** The most rows of one file that are kept in memory. */
const MOST = 200_000

/**
 * Rows the window has put together, to a file. More than one call carries come in parts, in their order; of a file that was
 * begun and not ended, nothing is kept once another is begun.
 */
export const gatheredExport = (write: Write): Pick<DeskHandlersOf<'exports'>, 'exports.gather' | 'exports.rows'> => {
  let gathered: { file: string; rows: Row[] } | null = null
  return {
    'exports.gather': async ({ file, rows }) => {
      const before = gathered?.file === file ? gathered.rows : []
      if (before.length + rows.length > MOST) {
        gathered = null
        return fail(
          failure('refused_here', `One file holds at most ${MOST.toLocaleString('en')} of these rows.`, { not: 'No file was written.' }),
        )
      }
      gathered = { file, rows: before.concat(rows) }
      return succeed({ kept: gathered.rows.length })
    },
    'exports.rows': async ({ file, rows, columns, file_name }, { signal }) => {
      if (file === undefined) return write({ file_name, columns, signal }, Readable.from(rows))
      if (gathered?.file !== file)
        return fail(
          failure('refused_here', 'Another file was begun before this one was written.', {
            not: 'No file was written.',
            next: 'Try again.',
          }),
        )
      const before = gathered.rows
      gathered = null
      return write({ file_name, columns, signal }, Readable.from(before.concat(rows)))
    },
  }
}
