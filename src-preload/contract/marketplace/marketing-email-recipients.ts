/** What e-mail services call how many they sent to, best first: small letters only, so that any spelling is found. */
const NAMES = [
  'recipients',
  'recipientcount',
  'recipientscount',
  'totalrecipients',
  'numrecipients',
  'numberofrecipients',
  'recipientstotal',
  'sentcount',
  'totalsent',
  'emailssent',
  'sentto',
  'sent',
  'accepted',
  'delivered',
  'queued',
  'count',
  'total',
]
/** Where a service's own answer may be wrapped up. */
const WRAPPERS = ['result', 'results', 'data', 'response', 'email', 'summary', 'stats']
const DEEPEST = 3

export interface Recipients {
  count: number
  /** Where it stood in the answer: "result.sent". */
  field: string
}

/**
 * How many a marketing e-mail was sent to, whatever the answer calls it ("Returns the result from the email service,
 * including the number of recipients"). A list counts as its length. Null where nothing in the answer says it.
 */
export const recipientsOf = (answer: unknown, path = ''): Recipients | null => {
  if (typeof answer !== 'object' || answer === null || path.split('.').length > DEEPEST) return null
  const fields = Object.entries(answer)
  for (const name of NAMES) {
    for (const [field, value] of fields) {
      const count = lettersOf(field) === name ? countOf(value) : null
      if (count !== null) return { count, field: path + field }
    }
  }
  for (const wrapper of WRAPPERS) {
    for (const [field, value] of fields) {
      if (lettersOf(field) !== wrapper) continue
      // One entry a message, as batch calls answer.
      const found = Array.isArray(value) ? { count: value.length, field: path + field } : recipientsOf(value, `${path}${field}.`)
      if (found) return found
    }
  }
  return null
}

const lettersOf = (field: string): string => field.toLowerCase().replaceAll(/[^a-z]/g, '')

const countOf = (value: unknown): number | null => {
  if (Array.isArray(value)) return value.length
  const count = typeof value === 'string' && /^\d{1,12}$/.test(value.trim()) ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null
}
