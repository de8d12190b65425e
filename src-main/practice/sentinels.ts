/** What a request that carries a sentinel word gets instead of its answer. */
export type Outcome =
  | { kind: 'answer'; status: number; type: string; body: string; headers?: Record<string, string> }
  /** Nothing is done, and the connection ends without an answer. */
  | { kind: 'cut' }
  /** It is done, and the connection ends without an answer. */
  | { kind: 'lost' }
  /** It is done and answered, after this many milliseconds, unless the caller has gone by then. */
  | { kind: 'slow'; milliseconds: number }

interface Sentinel {
  /** What it shows, for the name of the practice user who carries it. */
  summary: string
  outcome: Outcome
}

const detail = (status: number, words: unknown, headers: Record<string, string> = {}): Outcome => ({
  kind: 'answer',
  status,
  type: 'application/json',
  body: JSON.stringify({ detail: words }),
  headers,
})

/**
 * Words that provoke a failure by hand, wherever they end a segment of the path or a string of the query or the body.
 * Every world has a user for each, so that they can be met on the users' screen; resources/guide/practice.md lists them.
 */
export const sentinels: Record<string, Sentinel> = {
  fail_302: { summary: 'sent elsewhere', outcome: detail(302, 'Found', { location: 'http://example.com/login' }) },
  fail_400: { summary: 'bad request', outcome: detail(400, 'This was provoked: bad request') },
  fail_401: { summary: 'token not accepted', outcome: detail(401, 'Token has expired', { 'www-authenticate': 'Bearer' }) },
  fail_403: { summary: 'not allowed', outcome: detail(403, 'Admin access required') },
  fail_404: { summary: 'not found', outcome: detail(404, 'User not found') },
  fail_409: { summary: 'conflict', outcome: detail(409, 'This was provoked: it conflicts with the present state') },
  fail_422: {
    summary: 'input refused',
    outcome: detail(422, [{ type: 'value_error', loc: ['path', 'user_id'], msg: 'Value error, this was provoked', input: 'fail_422' }]),
  },
  fail_429: { summary: 'too many requests', outcome: detail(429, 'Too many requests', { 'retry-after': '5' }) },
  fail_500: {
    summary: 'server error',
    outcome: { kind: 'answer', status: 500, type: 'text/plain; charset=utf-8', body: 'Internal Server Error' },
  },
  fail_503: { summary: 'unavailable', outcome: detail(503, 'Service temporarily unavailable') },
  fail_slow: { summary: 'answers after a minute', outcome: { kind: 'slow', milliseconds: 60_000 } },
  fail_cut: { summary: 'cut off, not done', outcome: { kind: 'cut' } },
  fail_lost: { summary: 'done, answer lost', outcome: { kind: 'lost' } },
  fail_garbage: {
    summary: 'half an answer',
    outcome: { kind: 'answer', status: 200, type: 'application/json', body: '{"items": [{"id": "user_2prac' },
  },
  fail_html: {
    summary: 'a web page instead',
    outcome: {
      kind: 'answer',
      status: 200,
      type: 'text/html; charset=utf-8',
      body: '<!doctype html><title>Sign in</title><h1>Sign in to the guest network</h1><script>document.title = "ran"</script>',
    },
  },
}

/** The outcome these strings ask for, or null. The first sentinel found decides. */
export const provoked = (strings: Iterable<string>): Outcome | null => {
  for (const text of strings) {
    const word = /fail_[a-z0-9]+$/.exec(text)?.[0]
    const sentinel = word !== undefined && Object.hasOwn(sentinels, word) ? sentinels[word] : undefined
    if (sentinel) return sentinel.outcome
  }
  return null
}

/** Every string inside a JSON value, however deep. */
export function* stringsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) yield* stringsIn(inner)
}
