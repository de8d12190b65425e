import type { z } from 'zod'

/** The contract's own complaints, by the form's field names: the path's last word is the field. */
export const complaintsOf = (schema: z.ZodType, input: unknown): Record<string, string> => {
  const parsed = schema.safeParse(input)
  if (parsed.success) return {}
  return Object.fromEntries(parsed.error.issues.map((issue) => [String(issue.path.at(-1) ?? ''), issue.message]))
}
