import type { KeptAttempt } from './connector-events-seed'

/** An event's row, as far as its content follows from it. */
interface Of {
  id: string
  connector_id: string
  org_id: string
  type: string | null
  verification: string
  received_at: string
}
interface Header {
  name: string
  value: string
}

/** Payloads that try something, by the last word of the event's id. Each is text and nothing else to whoever shows it. */
const tried: Record<string, () => unknown> = {
  markup: () => ({
    subject: '<script>document.title = "ran"</script>',
    html: '<img src=x onerror="alert(1)"><a href="javascript:alert(1)">Open</a>',
    link: 'https://example.com/phish?user=you',
    markdown: '[click](https://example.com) ![](https://example.com/pixel.png)',
  }),
  // Written as text: an object literal would set its own prototype.
  prototype: () =>
    JSON.parse(
      '{"__proto__": {"is_admin": true}, "constructor": {"prototype": {"polluted": "yes"}}, "toString": "not a function", "issue": 7}',
    ),
  deep: () => Array.from({ length: 60 }, (_, n) => n).reduceRight<unknown>((inner, n) => ({ [`level_${n}`]: inner }), 'the bottom'),
  long: () => ({
    subject: 'A long one',
    body: 'All work and no play. '.repeat(46_000),
    lines: Array.from({ length: 400 }, (_, n) => `line ${n}`),
  }),
  rtl: () => ({ name: 'شركة النخيل', file: 'Invoice \u202Efdp.exe', note: 'a\u200Bb\u0000c', mixed: 'abc \u2067مرحبا\u2069 def' }),
  formula: () => ({ name: '=HYPERLINK("http://example.com","Click")', amount: '@SUM(1+1)*cmd|" /C calc"!A0', phone: '+1-555-0100' }),
}

const wordOf = (id: string): string => id.slice(id.lastIndexOf('_') + 1)

/** The payload an event came with: of the manner of its connector, or one that tries something. */
export const payloadOf = (event: Of): unknown => {
  const word = wordOf(event.id)
  if (Object.hasOwn(tried, word)) return tried[word]?.()
  const number = [...event.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 90_000, 7) + 1000
  const base = { id: event.id, type: event.type, created_at: event.received_at, org: event.org_id }
  switch (event.connector_id) {
    case 'con_payments':
      return {
        ...base,
        object: { id: `ch_${number}`, amount_cents: number, currency: 'usd', paid: true, metadata: { order: `ord_${number}` } },
      }
    case 'con_code':
      return {
        ...base,
        repository: 'example/app',
        number,
        head: number.toString(16).padStart(8, '0'),
        commits: [{ message: 'Mend the build', added: ['a.ts'], removed: [] }],
      }
    case 'con_chat':
      return {
        ...base,
        token: `verification-${number}-of-the-chat`,
        channel: 'general',
        text: `Message ${number}`,
        reactions: [{ name: 'eyes', count: 2 }],
      }
    case 'con_calendar':
      return { ...base, calendar: 'team@example.com', starts_at: event.received_at, attendees: ['one@example.com', 'two@example.com'] }
    default:
      return {
        ...base,
        record: { id: `rec_${number}`, title: `Record ${number}`, changed: ['title', 'state'], state: number % 2 ? 'open' : 'closed' },
      }
  }
}

/** The headers it came with. Its signature and the token are of practice's making. */
export const headersOf = (event: Of): Header[] => {
  const size = Buffer.byteLength(JSON.stringify(payloadOf(event)))
  const signed = event.verification === 'absent' ? [] : [{ name: 'X-Signature-256', value: `sha256=${hexOf(event.id, 64)}` }]
  return [
    { name: 'Content-Type', value: 'application/json; charset=utf-8' },
    { name: 'Content-Length', value: String(size) },
    { name: 'User-Agent', value: wordOf(event.id) === 'markup' ? '<script>alert(1)</script>' : `${event.connector_id.slice(4)}-hooks/2.4` },
    { name: 'X-Event-Id', value: event.id },
    { name: 'X-Event-Type', value: event.type ?? '' },
    { name: 'X-Timestamp', value: String(Math.floor(Date.parse(event.received_at) / 1000)) },
    ...signed,
    { name: 'Authorization', value: `Bearer ${hexOf(`${event.org_id}!`, 40)}` },
  ]
}

/** Hexadecimal digits that are always the same for a text. */
const hexOf = (seed: string, length: number): string => {
  let state = [...seed].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 17)
  let text = ''
  while (text.length < length) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    text += state.toString(16).padStart(8, '0')
  }
  return text.slice(0, length)
}

const errors: Record<string, string> = {
  http_4xx: 'The destination refused it.',
  http_5xx: 'The destination failed at it.',
  timeout: 'No answer within 30 s.',
  connection_refused: 'connect ECONNREFUSED 192.0.2.10:443',
  dns: 'getaddrinfo ENOTFOUND',
  tls: 'certificate has expired',
  worker_stalled: 'The worker took it and gave no sign for 120 s.',
  signature_failed: 'Its signature could not be verified, so it was not delivered.',
  too_large: 'The destination takes at most 256 kB.',
}

/** One try as the API tells it. */
export const attemptOf = (event: Of, { at, status, ms, cause, worker, key }: KeptAttempt, index: number) => ({
  id: `att_${event.id.slice(4)}_${index + 1}`,
  number: index + 1,
  at,
  status,
  duration_ms: ms,
  cause,
  error: cause === null ? null : (errors[cause] ?? 'It failed.'),
  worker,
  redelivery: key ?? null,
  request_headers: [
    { name: 'Content-Type', value: 'application/json; charset=utf-8' },
    { name: 'X-Delivery-Attempt', value: String(index + 1) },
    { name: 'X-Event-Id', value: event.id },
    { name: 'X-Platform-Signature', value: `v1=${hexOf(`${event.id}${index}`, 64)}` },
    { name: 'User-Agent', value: index < 2 ? 'platform-delivery/5.1' : 'platform-delivery/5.2' },
    ...(key ? [{ name: 'X-Redelivery', value: key }] : []),
  ],
  response_headers: status === null ? [] : answeredHeaders(status, index),
  response_body: status === null ? null : answeredBody(event, status, index),
})

const answeredHeaders = (status: number, index: number): Header[] => [
  { name: 'Content-Type', value: status === 502 ? 'text/html' : 'application/json' },
  { name: 'Server', value: status === 200 ? 'hooks' : 'edge' },
  ...(status === 503 ? [{ name: 'Retry-After', value: String(30 * (index + 1)) }] : []),
  ...(status === 200 ? [{ name: 'X-Accepted', value: 'yes' }] : []),
]

const answeredBody = (event: Of, status: number, index: number): string => {
  if (status === 200) return JSON.stringify({ accepted: true, event: event.id })
  if (status === 502) return '<!doctype html>\n<title>502</title>\n<h1>Bad gateway</h1>\n<script>document.title = "ran"</script>'
  return JSON.stringify({
    error: { code: status === 503 ? 'overloaded' : 'refused', try: index + 1, queue: 40 + index * 7 },
    event: event.id,
  })
}
