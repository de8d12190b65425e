import { z } from 'zod'
import { operations, query } from '../operation'
import { Paper } from './paper'

const Columns = z
  .array(
    z.strictObject({
      /** A row's own field, or one within it: `answer.refund_id`. */
      field: z.string().max(100),
      heading: z.string().max(200),
      /** The field is whole units of so small a part: 999 with 2 is written 9.99. */
      decimals: z.int().min(0).max(6).optional(),
      /** The same words in each row, whatever the field says. */
      always: z.string().max(200).optional(),
    }),
  )
  .min(1)
  .max(100)

const Rows = z.array(z.record(z.string(), z.unknown())).max(10_000)

/**
 * Writes what a list holds to a CSV file the person chooses. Progress comes as `progress` events under the call's id;
 * cancelling the call stops it and removes the unfinished file. `saved` is false where the person chose no file.
 */
export const exports_ = operations('exports')({
  'exports.csv': query({
    system: 'desk',
    input: z.strictObject({
      /** A list operation, such as users.list. */
      operation: z.string(),
      /** The list's own input without offset and limit. */
      input: z.record(z.string(), z.unknown()),
      /** Field name and heading, in order. */
      columns: Columns,
      file_name: z.string().max(200),
    }),
    output: z.object({ saved: z.boolean(), file: z.string().nullable(), rows: z.int() }),
    timeout: 3_600_000,
  }),
  /**
   * Rows of a file that are more than one call carries, before exports.rows ends it: kept until then, of one file at a time.
   * `kept` is how many there are so far.
   */
  'exports.gather': query({
    system: 'desk',
    input: z.strictObject({ file: z.uuid(), rows: Rows }),
    output: z.object({ kept: z.int() }),
  }),
  /** Rows that are on screen and in no list of their own, after those gathered for `file`, to a CSV file in the same form. */
  'exports.rows': query({
    system: 'desk',
    input: z.strictObject({ file: z.uuid().optional(), rows: Rows, columns: Columns, file_name: z.string().max(200) }),
    output: z.object({ saved: z.boolean(), file: z.string().nullable(), rows: z.int() }),
    timeout: 3_600_000,
  }),
  /** Writes a text to a file the person chooses, UTF-8. `saved` is false where they chose none. */
  'exports.text': query({
    system: 'desk',
    input: z.strictObject({
      text: z.string().max(1_900_000),
      file_name: z
        .string()
        .max(200)
        .regex(/\.(eml|html)$/, 'Only .eml and .html files are written.'),
    }),
    output: z.object({ saved: z.boolean(), file: z.string().nullable() }),
    timeout: 3_600_000,
  }),
  /** Saves a page of plain words as a PDF file the person chooses. */
  'exports.pdf': query({
    system: 'desk',
    input: Paper,
    output: z.object({ saved: z.boolean(), file: z.string().nullable() }),
    timeout: 300_000,
  }),
  /** Prints it with the system's own dialog. `printed` is false where the person changed their mind. */
  'exports.print': query({ system: 'desk', input: Paper, output: z.object({ printed: z.boolean() }), timeout: 300_000 }),
})
