const LONGEST = 500
const MOST_FIELDS = 50
const DEEPEST = 4

/** What a server says about its refusal: one text, and words by field name where it gives them. Hostile text. */
export interface ServerWords {
  text: string | null
  fields: Record<string, string>
}

/**
 * Finds the server's own words in an error answer: FastAPI's {"detail": "…"} or detail list, {"error"}, {"message"},
 * problem+json, or plain text. Cut to 500 characters, one line, without control characters, credentials struck out.
 */
export const serverWords = (body: string, token: string | null): ServerWords => {
  const clean = (text: string): string => cleanText(text, token)
  const parsed = parse(body)
  if (parsed === undefined) return { text: clean(withoutMarkup(body.slice(0, 20_000))) || null, fields: {} }

  const issues = issuesOf(parsed)
  const fields = new Map<string, string>()
  for (const { field, words } of issues.slice(0, MOST_FIELDS)) {
    const name = field === null ? '' : clean(field).slice(0, 100)
    if (name !== '' && !fields.has(name)) fields.set(name, clean(words))
  }
  const sentences = issues.map(({ field, words }) => (field === null ? words : `${field}: ${words}`))
  return { text: clean(sentences.slice(0, MOST_FIELDS).join('; ')) || null, fields: Object.fromEntries(fields) }
}

/**
 * One line of at most 500 characters that carries no credential: the token sent, in any of the ways a server could
 * write it, and whatever else looks like one. Control, bidirectional and zero-width characters are removed first, so
 * that none can hide in the middle of a token.
 */
export const cleanText = (text: string, token: string | null): string => {
  let words = text
    .slice(0, 50_000)
    .replaceAll(/\p{Cc}\[[0-9;?]*[ -/]*[@-~]/gu, '')
    .replaceAll(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
  if (token) {
    const spellings = [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1), Buffer.from(token).toString('base64')]
    for (const spelling of spellings) words = words.replaceAll(spelling, STRUCK)
  }
  words = words.replaceAll(/\b(bearer|basic)\s+[\w.~+/=-]{4,}/gi, `$1 ${STRUCK}`).replaceAll(/\beyJ[\w-]{8,}(\.[\w-]*){0,2}/g, STRUCK)
  words = words.replaceAll(/ {2,}/g, ' ').trim()
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`
}
const STRUCK = '[struck out]'

interface Issue {
  field: string | null
  words: string
}

const issuesOf = (parsed: unknown, depth = 0): Issue[] => {
  if (typeof parsed === 'string') return [{ field: null, words: parsed }]
  if (depth > DEEPEST) return []
  if (Array.isArray(parsed)) return parsed.slice(0, MOST_FIELDS).flatMap((item) => issuesOf(item, depth + 1))
  if (typeof parsed !== 'object' || parsed === null) return []
  const record = parsed as Record<string, unknown>

  const message = [record.msg, record.message, record.detail, record.title, record.description].find(
    (words) => typeof words === 'string' && words !== '',
  )
  if (depth > 0 && typeof message === 'string') return [{ field: fieldOf(record), words: message }]
  for (const name of ['detail', 'error', 'errors', 'message', 'title', 'error_description']) {
    const issues = Object.hasOwn(record, name) ? issuesOf(record[name], depth + 1) : []
    if (issues.length > 0) return issues
  }
  return []
}

/** FastAPI names the place of a fault as ['body', 'reason'] or ['query', 'limit']; others say field or path. */
const fieldOf = ({ loc, field, path }: Record<string, unknown>): string | null => {
  if (Array.isArray(loc)) {
    const places = loc.slice(0, 10).filter((part) => typeof part === 'string' || typeof part === 'number')
    return places.slice(places.length > 1 ? 1 : 0).join('.') || null
  }
  if (typeof field === 'string') return field
  return typeof path === 'string' ? path : null
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The words of a web page. Not a way to make markup safe: the result is shown as text only. */
const withoutMarkup = (text: string): string =>
  /<[a-z!/]/i.test(text) ? text.replaceAll(/<(script|style)\b[\s\S]*?(<\/\1>|$)/gi, ' ').replaceAll(/<[^>]*(>|$)/g, ' ') : text
