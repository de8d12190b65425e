import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contract, isOperationName, type ServedOperation } from '@contract'
import { type Failure, fail, failure, succeed } from '@contract/failure'
import type { Page } from '@contract/operation'
import { stringify } from 'csv-stringify'
import type { DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import type { Serve } from '../served'
import type { Surroundings } from '../surroundings'

const BLOCK = 1000
type Row = Record<string, unknown>

class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super(failure.what)
  }
}

/** Writes a list to a CSV file, block by block, so that a million rows need no memory. The file appears whole or not at all. */
export const exportHandlers = (parts: { profiles: Profiles; serve: Serve; surroundings: Surroundings }): DeskHandlersOf<'exports'> => ({
  'exports.csv': async ({ operation, input, columns, file_name }, { id, environment, signal }) => {
    const profile = parts.profiles.find(environment ?? '')
    if (!profile || !isList(operation)) return fail(failure('refused_here', 'There is no such list to export.', { not: 'No file was written.' }))
    const file = await parts.surroundings.saveFile(file_name)
    if (file === null) return succeed({ saved: false, file: null, rows: 0 })

    const unfinished = `${file}.unfinished`
    let rows = 0
    const told = (done: number, total: number | null): void => {
      rows = done
      parts.surroundings.emit('progress', { id, done, total })
    }
    try {
      const source = walk(parts.serve, profile, operation, input, signal, told)
      const csv = stringify({
        header: true,
        columns: columns.map(({ field, heading }) => ({ key: field, header: heading })),
        // A cell that a spreadsheet would take for a formula is quoted with an apostrophe.
        escape_formulas: true,
        bom: true,
        record_delimiter: 'windows',
        cast: { boolean: (value) => (value ? 'yes' : 'no'), object: (value) => JSON.stringify(value), string: (value) => value.replaceAll('\0', '') },
      })
      await pipeline(source, csv, createWriteStream(unfinished, { mode: 0o600 }), { signal })
      await rename(unfinished, file)
      return succeed({ saved: true, file, rows })
    } catch (error) {
      await rm(unfinished, { force: true })
      return fail(reasonOf(error, signal, basename(file)))
    }
  },
})

const isList = (operation: string): operation is ServedOperation => {
  if (!isOperationName(operation)) return false
  const declared = contract[operation]
  return declared.kind === 'query' && declared.row !== null
}

/** Every row of a list, in its order, one block at a time. */
async function* walk(
  serve: Serve,
  profile: Profile,
  operation: ServedOperation,
  given: Row,
  signal: AbortSignal,
  told: (done: number, total: number | null) => void,
): AsyncGenerator<Row> {
  let offset = 0
  while (true) {
    const input = contract[operation].input.safeParse({ ...given, offset, limit: BLOCK })
    if (!input.success) throw new Stopped(failure('invalid_input', 'This list can’t be exported like this.', { not: 'No file was written.' }))
    const answer = await serve(profile, { operation, input: input.data as Row, attempt: null, signal })
    if (!answer.ok) throw new Stopped({ ...answer.failure, not: 'No file was written.' })
    const page = answer.value as Page<Row>
    yield* page.items
    offset += page.items.length
    told(offset, page.total)
    if (page.end || page.items.length === 0) return
  }
}

const reasonOf = (error: unknown, signal: AbortSignal, name: string): Failure => {
  if (error instanceof Stopped) return error.failure
  if (signal.aborted) return failure('cancelled', 'The export was stopped.', { not: 'No file was written.' })
  const code = (error as NodeJS.ErrnoException).code
  const why = code === 'ENOSPC' ? 'the disk is full' : code === 'EACCES' || code === 'EPERM' ? 'this folder may not be written to' : 'writing failed'
  return failure('refused_here', `${name} could not be written: ${why}.`, { not: 'No file was written.', next: 'Choose another place and try again.' })
}
