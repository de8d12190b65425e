/** Which writes to list; all of what is given must hold. `text` is looked for in target, operation, subject, attempt. */
export interface WriteFilter {
  environment?: string
  operation?: string
  states?: readonly string[]
  target?: string
  job?: string
  text?: string
  from?: string
  to?: string
}

/** The same as SQL: `WHERE …`, or nothing, and what stands in its place-holders. */
export const whereOf = (filter: WriteFilter): { where: string; parameters: unknown[] } => {
  const terms: string[] = []
  const parameters: unknown[] = []
  const add = (term: string, ...values: unknown[]): void => {
    terms.push(term)
    parameters.push(...values)
  }
  if (filter.environment) add('environment = ?', filter.environment)
  if (filter.operation) add('operation = ?', filter.operation)
  if (filter.target) add('target = ?', filter.target)
  if (filter.job) add('job = ?', filter.job)
  if (filter.from) add('at >= ?', filter.from)
  if (filter.to) add('at < ?', filter.to)
  if (filter.states?.length) add(`state IN (${filter.states.map(() => '?').join(', ')})`, ...filter.states)
  // instr finds literal dots, underscores and percent signs, which LIKE would take for patterns.
  if (filter.text)
    add(`instr(lower(target || ' ' || operation || ' ' || coalesce(subject, '') || ' ' || attempt), lower(?)) > 0`, filter.text)
  return { where: terms.length ? `WHERE ${terms.join(' AND ')}` : '', parameters }
}
