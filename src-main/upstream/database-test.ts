import type { SchemaReport } from '@contract/desk/databases'
import type { ConnectionTest } from '@contract/desk/environments'
import type { Result } from '@contract/failure'
import { testOutcome } from './database-failures'

/** Turns one reading of the schema, and one transaction that changes nothing, into what a person needs to know of a database. */
export const testDatabase = async (
  schema: () => Promise<Result<SchemaReport>>,
  writable: () => Promise<Result<true>>,
): Promise<ConnectionTest> => {
  const started = performance.now()
  const result = await schema()
  const found = read(result)
  const may = found.outcome === 'well' || found.outcome === 'part_of_schema' ? await writable() : null
  return {
    ...(may && !may.ok ? limited(found, may.failure.code, may.failure.what) : found),
    milliseconds: Math.round(performance.now() - started),
  }
}

const limited = (found: Omit<ConnectionTest, 'milliseconds'>, code: string, what: string): Omit<ConnectionTest, 'milliseconds'> => {
  if (code === 'unavailable')
    return {
      outcome: 'locked',
      what: 'It can be read, but another program holds it locked for writing.',
      next: 'Test again when that is done.',
    }
  if (code === 'forbidden')
    return {
      outcome: 'read_only',
      what: `${found.what} It may only be read: the token or the file does not allow changes.`,
      next: 'That is enough for looking things up. To change something here, use a token that may write.',
    }
  return { outcome: 'other', what: `It can be read, but not changed. ${what}`, next: '' }
}

const read = (result: Result<SchemaReport>): Omit<ConnectionTest, 'milliseconds'> => {
  if (!result.ok) return testOutcome(result.failure)
  const { capabilities, all } = result.value
  const counts = { works: 0, read_only: 0, missing: 0 }
  for (const { state } of capabilities) counts[state]++
  if (counts.works + counts.read_only === 0)
    return {
      outcome: 'not_this_schema',
      what: `It is a database, but not this marketplace’s: none of its ${all.length} tables is one that Opsdesk knows.`,
      next: 'Check the address, or map its names below.',
    }
  if (counts.missing + counts.read_only > 0)
    return {
      outcome: 'part_of_schema',
      what: `It can be read: ${counts.works} of ${capabilities.length} capabilities work, ${counts.read_only} can only be read, ${counts.missing} lack something.`,
      next: 'What is missing is told below.',
    }
  return { outcome: 'well', what: 'All well: every capability finds what it needs.', next: '' }
}
