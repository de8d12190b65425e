import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { contract, type DeskOperation, type Input, isOperationName, type OperationName, type ServedOperation } from '@contract'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { Page } from '@contract/operation'
import { stringify } from 'csv-stringify'
import type { DeskCall, DeskHandlers, DeskHandlersOf } from '../desk'
import type { Profile, Profiles } from '../environments/profiles'
import type { Serve } from '../served'
import type { Surroundings } from '../surroundings'
import { gatheredExport } from './gathered'
import { notWritten } from './not-written'
import { paperHandlers } from './paper'
import { textExport } from './text'

const BLOCK = 1000
type Row = Record<string, unknown>

class Stopped extends Error {
  constructor(readonly failure: Failure) {
    super(failure.what)
  }
}

interface Parts {
  profiles: Profiles
  serve: Serve
  /** The desk's own lists are exported like a server's. */
  desk: DeskHandlers<Exclude<DeskOperation, `exports.${string}`>>
  surroundings: Surroundings
}

/** Lists to CSV files, block by block, so that a million rows need no memory; texts, and pages of words. A file appears whole or not at all. */
export const exportHandlers = (parts: Parts): DeskHandlersOf<'exports'> => ({
  'exports.csv': async ({ operation, input, columns, file_name }, { id, environment, signal }) => {
    const ask = isList(operation) ? asking(parts, operation, { id, environment, signal }) : null
    if (!ask) return fail(failure('refused_here', 'There is no such list to export.', { not: 'No file was written.' }))
    const told = (done: number, total: number | null): void => parts.surroundings.emit('progress', { id, done, total })
    return toFile(parts.surroundings, { file_name, columns, signal }, walk(ask, input, told))
  },
  ...gatheredExport((file, source) => toFile(parts.surroundings, file, source)),
  'exports.text': textExport(parts.surroundings),
  ...paperHandlers(parts.surroundings),
})

export type CsvFile = Pick<Input<'exports.csv'>, 'file_name' | 'columns'> & { signal: AbortSignal }

/** Rows to where the person chooses. */
const toFile = async (
  surroundings: Surroundings,
  { file_name, columns, signal }: CsvFile,
  source: AsyncIterable<Row>,
): Promise<Result<{ saved: boolean; file: string | null; rows: number }>> => {
  const file = await surroundings.saveFile(file_name)
  if (file === null) return succeed({ saved: false, file: null, rows: 0 })
  const unfinished = `${file}.unfinished`
  let rows = 0
  async function* counted(): AsyncGenerator<Row> {
    for await (const row of source) {
      rows++
      yield row
    }
  }
  try {
    const csv = stringify({
      header: true,
      columns: columns.map((column, index) => ({ key: isMade(column) ? madeKey(index) : column.field, header: column.heading })),
      // A cell that a spreadsheet would take for a formula is quoted with an apostrophe.
      escape_formulas: true,
      bom: true,
      record_delimiter: 'windows',
      cast: {
        boolean: (value) => (value ? 'yes' : 'no'),
        object: (value) => JSON.stringify(value),
        string: (value) => value.replaceAll('\0', ''),
      },
    })
    await pipeline(written(counted(), columns), csv, createWriteStream(unfinished, { mode: 0o600 }), { signal })
    await rename(unfinished, file)
    return succeed({ saved: true, file, rows })
  } catch (error) {
    await rm(unfinished, { force: true })
    return fail(reasonOf(error, signal, basename(file)))
  }
}

const isList = (operation: string): operation is OperationName => {
  if (!isOperationName(operation)) return false
  const declared = contract[operation]
  return declared.kind === 'query' && declared.row !== null
}

type Ask = (input: Row) => Promise<Result<unknown>>

/** How one window of this list is read; null where its environment is gone. */
const asking = ({ profiles, serve, desk }: Parts, operation: OperationName, call: DeskCall): Ask | null => {
  const parsed = (input: Row): Row => contract[operation].input.parse(input) as Row
  const own = (desk as unknown as Record<string, ((input: Row, call: DeskCall) => Promise<Result<unknown>>) | undefined>)[operation]
  if (own) return (input) => own(parsed(input), call)
  const profile: Profile | undefined = profiles.find(call.environment ?? '')
  if (!profile) return null
  return (input) => serve(profile, { operation: operation as ServedOperation, input: parsed(input), attempt: null, signal: call.signal })
}

type WrittenColumn = Input<'exports.csv'>['columns'][number]

/** A column that is not a field as it stands. */
const isMade = ({ decimals, always }: WrittenColumn): boolean => decimals !== undefined || always !== undefined
const madeKey = (index: number): string => `made ${index}`

/** The rows with what is made of their fields beside them. */
async function* written(rows: AsyncIterable<Row>, columns: readonly WrittenColumn[]): AsyncGenerator<Row> {
  const made = columns.flatMap((column, index) => (isMade(column) ? [{ ...column, key: madeKey(index) }] : []))
  for await (const row of rows) {
    if (made.length === 0) yield row
    else
      yield {
        ...row,
        ...Object.fromEntries(made.map(({ key, field, decimals, always }) => [key, always ?? shifted(row[field], decimals ?? 0)])),
      }
  }
}

/** 999 by two decimals is "9.99": by its digits, so that no amount is rounded. What is no whole number stays as it is. */
const shifted = (value: unknown, decimals: number): unknown => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return value
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const sign = value < 0 ? '-' : ''
  return decimals === 0 ? value : `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Every row of a list, in its order, one block at a time. */
async function* walk(ask: Ask, given: Row, told: (done: number, total: number | null) => void): AsyncGenerator<Row> {
  let done = 0
  for (let offset = 0; ; offset += BLOCK) {
    const answer = await ask({ ...given, offset, limit: BLOCK })
    if (!answer.ok) throw new Stopped({ ...answer.failure, not: 'No file was written.' })
    const page = answer.value as Page<Row>
    yield* page.items
    done += page.items.length
    told(done, page.total)
    if (page.end) return
  }
}

const reasonOf = (error: unknown, signal: AbortSignal, name: string): Failure => {
  if (error instanceof Stopped) return error.failure
  if (signal.aborted) return failure('cancelled', 'The export was stopped.', { not: 'No file was written.' })
  return notWritten(error, name)
}
