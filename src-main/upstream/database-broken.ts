/** What went wrong between here and a database, as far as it shows. Plain, so that it crosses from the worker. */
export interface Broken {
  cause:
    | 'no_host'
    | 'refused'
    | 'reset'
    // a web socket that was closed without a word: a token refused, or a connection lost
    | 'closed'
    | 'tls'
    | 'timeout'
    | 'cancelled'
    | 'unauthorized'
    | 'read_only'
    | 'busy'
    | 'missing_file'
    // a writer stopped in the middle: its journal must be played back before anything can be read
    | 'unfinished'
    | 'not_a_database'
    | 'no_libsql'
    | 'constraint'
    | 'schema'
    | 'other'
  /** A code of SQLite's or of the system's. Never a message: those quote the statement and its values. */
  code: string | null
}

interface Raised {
  code?: unknown
  message?: unknown
  cause?: unknown
  status?: unknown
}

/** Reads what the libSQL client throws: its own errors, those of fetch and of a web socket, and SQLite's. */
export const brokenBy = (error: unknown): Broken => {
  const chain = chainOf(error)
  const codes = chain.map(({ code }) => (typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : ''))
  const words = chain.map(({ message }) => (typeof message === 'string' ? message : '')).join('\n')
  const status = statusIn(chain, words)
  // A web socket's error has its cause in its words only.
  if (codes.includes('HRANA_WEBSOCKET_ERROR'))
    codes.push(...Array.from(words.matchAll(/\b(E[A-Z]{4,}|[A-Z]+(?:_[A-Z]+)+)\b/g), ([, one = '']) => one))
  const code = codes.find((one) => one !== '') ?? null
  const has = (pattern: RegExp): boolean => codes.some((one) => pattern.test(one))

  if (chain.some((one) => (one as Error).name === 'TimeoutError')) return { cause: 'timeout', code }
  if (chain.some((one) => (one as Error).name === 'AbortError')) return { cause: 'cancelled', code }
  if (has(/^(ENOTFOUND|EAI_AGAIN)$/)) return { cause: 'no_host', code: codes.find((one) => /^E/.test(one)) ?? code }
  if (has(/^CERT_|_CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS|ERR_SSL/))
    return { cause: 'tls', code: codes.find((one) => /CERT|TLS|SSL|UNABLE/.test(one)) ?? code }
  if (has(/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNABORTED|UND_ERR_CONNECT_TIMEOUT)$/)) return { cause: 'refused', code }
  if (has(/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/)) return { cause: 'reset', code }
  if (has(/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/)) return { cause: 'timeout', code }
  if (status === 401 || has(/^AUTH_/)) return { cause: 'unauthorized', code: '401' }
  if (status === 403 || has(/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_AUTH|SQL_STMT_BLOCKED|BLOCKED)/))
    return { cause: 'read_only', code: status ? '403' : code }
  if (has(/^SQLITE_(BUSY|LOCKED)/)) return { cause: 'busy', code }
  if (has(/^SQLITE_(NOTADB|CORRUPT)/)) return { cause: 'not_a_database', code }
  if (has(/^SQLITE_CANTOPEN/) || /Unable to open connection to local database/.test(words)) return { cause: 'missing_file', code }
  if (has(/^SQLITE_CONSTRAINT/)) return { cause: 'constraint', code }
  if (/no such (table|column)|has no column named/.test(words)) return { cause: 'schema', code }
  if (has(/^HRANA_WEBSOCKET_ERROR$/)) return { cause: /closed with code 1006/.test(words) ? 'closed' : 'refused', code }
  if (has(/^HRANA_(CLOSED_ERROR)$/)) return { cause: 'reset', code }
  if (status !== null || has(/^(HRANA_PROTO_ERROR|SERVER_ERROR)$/))
    return { cause: 'no_libsql', code: status === null ? code : String(status) }
  if (/fetch failed/.test(words)) return { cause: 'reset', code }
  return { cause: 'other', code }
}

const chainOf = (error: unknown): Raised[] => {
  const chain: Raised[] = []
  for (let one = error; typeof one === 'object' && one !== null && chain.length < 8; one = (one as Raised).cause) chain.push(one as Raised)
  return chain
}

const statusIn = (chain: readonly Raised[], words: string): number | null => {
  const said = chain.map(({ status }) => status).find((one) => typeof one === 'number')
  if (typeof said === 'number') return said
  const written = /HTTP status (\d{3})|Unexpected server response: (\d{3})|status (\d{3})/.exec(words)
  return written ? Number(written[1] ?? written[2] ?? written[3]) : null
}
