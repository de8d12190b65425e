import type { ProbeClass } from '@contract/platform/feedback-words'

/** What the probes of each group try, for somebody who writes no code. */
const tries: Readonly<Record<ProbeClass, string>> = {
  script: 'It tries to have a page run a script, or show markup, for whoever looks at it.',
  command: 'It tries to have the server’s shell run a command.',
  sql: 'It tries to change what the database is asked.',
  template: 'It tries to have a template work out an expression.',
  path: 'It tries to reach a file or an address that is not meant for it.',
  fuzz: 'It tries to break something: too long, unusual or unseen characters.',
}

export const triesWords = (classification: string | null): string | null =>
  classification !== null && Object.hasOwn(tries, classification) ? tries[classification as ProbeClass] : null

const called: Readonly<Record<string, string>> = { sql: 'SQL', none: 'Not classified' }

/** "SQL", "Script", "Short actionable": a category or a group for people. */
export const typeWords = (type: string): string => {
  if (Object.hasOwn(called, type)) return called[type] ?? type
  const words = type.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
