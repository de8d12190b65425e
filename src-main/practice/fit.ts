import type { z } from 'zod'

/** One entry of the `detail` array that FastAPI answers 422 with. */
export interface Misfit {
  type: string
  loc: (string | number)[]
  msg: string
  input: unknown
  ctx?: Record<string, unknown>
}

export type Fitted<T> = { fits: true; value: T } | { fits: false; misfits: Misfit[] }

/**
 * Parses what a request carries, as FastAPI does: text of the query becomes a number or a boolean where one is wanted,
 * and what does not fit comes back as FastAPI would say it. `where` is the first word of each `loc`.
 */
export const fitInto = <T>(schema: z.ZodType<T>, raw: Record<string, unknown>, where: 'query' | 'body'): Fitted<T> => {
  const parsed = schema.safeParse(where === 'query' ? coerced(schema, raw) : raw)
  if (parsed.success) return { fits: true, value: parsed.data }
  return { fits: false, misfits: parsed.error.issues.map((issue) => misfit(issue, raw, where)) }
}

/** Text of the query turned into what the schema complains it is not. What can't be turned stays, and is refused. */
const coerced = (schema: z.ZodType, raw: Record<string, unknown>): Record<string, unknown> => {
  const values = { ...raw }
  for (const issue of schema.safeParse(raw).error?.issues ?? []) {
    const name = String(issue.path[0] ?? '')
    const text = values[name]
    if (issue.code !== 'invalid_type' || typeof text !== 'string') continue
    if (issue.expected === 'boolean' && /^(true|false|1|0)$/i.test(text)) values[name] = /^(true|1)$/i.test(text)
    if ((issue.expected === 'number' || issue.expected === 'int') && /^\s*[+-]?\d+\s*$/.test(text)) values[name] = Number(text)
  }
  return values
}

const misfit = (issue: z.core.$ZodIssue, raw: Record<string, unknown>, where: string): Misfit => {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
  const input = path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], raw)
  return { loc: [where, ...path], input: input ?? null, ...said(issue, input) }
}

const said = (issue: z.core.$ZodIssue, input: unknown): Pick<Misfit, 'type' | 'msg' | 'ctx'> => {
  if (input === undefined) return { type: 'missing', msg: 'Field required' }
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'number' || issue.expected === 'int')
        return { type: 'int_parsing', msg: 'Input should be a valid integer, unable to parse string as an integer' }
      return { type: `${issue.expected}_type`, msg: `Input should be a valid ${issue.expected}` }
    case 'too_small':
      return issue.origin === 'string'
        ? { type: 'string_too_short', msg: `String should have at least ${issue.minimum} characters`, ctx: { min_length: issue.minimum } }
        : { type: 'greater_than_equal', msg: `Input should be greater than or equal to ${issue.minimum}`, ctx: { ge: issue.minimum } }
    case 'too_big':
      return issue.origin === 'string'
        ? { type: 'string_too_long', msg: `String should have at most ${issue.maximum} characters`, ctx: { max_length: issue.maximum } }
        : { type: 'less_than_equal', msg: `Input should be less than or equal to ${issue.maximum}`, ctx: { le: issue.maximum } }
    case 'invalid_value': {
      const expected = listed(issue.values.map((value) => `'${String(value)}'`))
      return { type: 'literal_error', msg: `Input should be ${expected}`, ctx: { expected } }
    }
    default:
      return { type: 'value_error', msg: `Value error, ${issue.message}` }
  }
}

const listed = (words: string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`
