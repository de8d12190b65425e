import type { Input, Output } from '@contract'
import { call } from '../operations'

/** So many rows of a hundred columns are well below what one call carries. */
const PART = 1000

/**
 * Writes rows that are here to a CSV file the person chooses: in parts, since one call carries about 2 MB, so that neither the
 * window nor main is held up. Rejects with the failure of the part that failed; nothing is written then.
 */
export const saveRows = async ({ rows, ...file }: Omit<Input<'exports.rows'>, 'file'>): Promise<Output<'exports.rows'>> => {
  if (rows.length <= PART) return call(null, 'exports.rows', { ...file, rows })
  const id = crypto.randomUUID()
  const last = rows.length - (rows.length % PART || PART)
  for (let at = 0; at < last; at += PART) await call(null, 'exports.gather', { file: id, rows: rows.slice(at, at + PART) })
  return call(null, 'exports.rows', { ...file, file: id, rows: rows.slice(last) })
}
