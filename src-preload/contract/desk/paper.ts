import { z } from 'zod'

/**
 * One page of plain words: a title, names with their values, and notes. `file_name` ends in .pdf. Whatever it holds is
 * set as text.
 */
export const Paper = z.strictObject({
  title: z.string().min(1).max(300),
  facts: z.array(z.strictObject({ name: z.string().max(100), value: z.string().max(4000) })).max(100),
  notes: z.array(z.string().max(2000)).max(20),
  file_name: z
    .string()
    .max(200)
    .regex(/\.pdf$/),
})
export type Paper = z.output<typeof Paper>
