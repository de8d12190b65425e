import type { DeliveryAttempt, Header } from '@contract/platform/connector-events'

/** A try as it is compared with another: what is the try's own (its id, number and time) left out. */
export const comparable = ({ status, duration_ms, cause, error, worker, redelivery, ...rest }: DeliveryAttempt) => ({
  outcome: { status, cause, error, duration_ms, worker, asked_for: redelivery === null ? null : 'by a person' },
  sent: byName(rest.request_headers),
  answered: byName(rest.response_headers),
  body: bodyOf(rest.response_body),
})

/** Values by name, in lower case as HTTP reads them; those of a repeated name as a list. */
const byName = (headers: readonly Header[]): Record<string, unknown> => {
  const values = new Map<string, string[]>()
  for (const { name, value } of headers) values.set(name.toLowerCase(), [...(values.get(name.toLowerCase()) ?? []), value])
  return Object.fromEntries([...values].map(([name, some]) => [name, some.length === 1 ? some[0] : some]))
}

/** JSON where it is some, a list of lines where it is a text of several, else the text. */
const bodyOf = (text: string | null): unknown => {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch {
    return text.includes('\n') ? text.split('\n') : text
  }
}
