import { z } from 'zod'
import { mutation, operations, query } from '../operation'

const Name = z.string().trim().min(1, 'Write its name.').max(200)

/** What our tables and columns are called in an environment's own database, where that differs. */
export const NameMap = z.record(
  z.string().max(100),
  z.strictObject({ table: Name.optional(), columns: z.record(z.string().max(100), Name) }),
)
export type NameMap = z.output<typeof NameMap>

/** Where reads come from that both the API and the database can answer. */
export const ReadsFrom = z.enum(['api', 'database'])

/** What stands for the person in a database that asks who did something: a user id of it. */
const ActingAs = z.string().trim().max(200).nullable()

export const DatabaseSettings = z.strictObject({
  names: NameMap,
  reads_from: ReadsFrom,
  acting_as: ActingAs,
})
export type DatabaseSettings = z.output<typeof DatabaseSettings>

/** One of our tables, as this database has it. */
const FoundTable = z.object({
  table: z.string(),
  /** Its name there; null where there is none. */
  found: z.string().nullable(),
  columns: z.array(z.object({ column: z.string(), found: z.string().nullable(), note: z.string().nullable() })),
})

/** What can be done with one capability on this schema. */
export const CapabilityFound = z.object({
  capability: z.string(),
  state: z.enum(['works', 'read_only', 'missing']),
  /** What it takes, in words: "needs table abuse_flags with columns id, status". Null where all is there. */
  needs: z.string().nullable(),
  /** Columns it does without. */
  without: z.array(z.string()),
})

export const SchemaReport = z.object({
  tables: z.array(FoundTable),
  capabilities: z.array(CapabilityFound),
  /** Every table and view of the database with its columns: what a name can be mapped to. */
  all: z.array(z.object({ table: z.string(), columns: z.array(z.string()) })),
  /** Whether changes are noted in its audit_log, in words. */
  audit: z.string(),
})
export type SchemaReport = z.output<typeof SchemaReport>

const Of = z.strictObject({ environment_id: z.string() })
const one = (input: { environment_id: string }): string => input.environment_id
const edit = { system: 'desk', effect: 'edit', invalidates: ['environments', 'databases'] } as const

/** An environment's own database: what was found in it, and what it is told about it. */
export const databases = operations('databases')({
  /** Reads the schema anew. */
  'databases.schema': query({ system: 'desk', input: Of, output: SchemaReport, timeout: 30_000 }),
  'databases.set': mutation({
    ...edit,
    input: Of.extend({ names: NameMap.optional(), reads_from: ReadsFrom.optional(), acting_as: ActingAs.optional() }),
    output: DatabaseSettings,
    target: one,
  }),
  /** The system's own question for a file; null where none was chosen, or where the shell has no such question. */
  'databases.choose_file': mutation({
    ...edit,
    invalidates: [],
    input: z.strictObject({}),
    output: z.object({ path: z.string().nullable() }),
    target: () => 'file',
    timeout: 600_000,
  }),
  /** The SQL a write would run here, found by running all of it but the changes. */
  'databases.plan': query({
    system: 'desk',
    input: Of.extend({ operation: z.string().max(100), input: z.unknown() }),
    output: z.object({ statements: z.array(z.string()) }),
  }),
})
