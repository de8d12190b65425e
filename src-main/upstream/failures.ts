import type { AuthScheme } from '@contract/desk/environments'
import { type Failure, type FailureCode, failure } from '@contract/failure'
import type { Meanings, Operation } from '@contract/operation'
import type { Broken, HttpAnswer } from './http'
import { cleanText, serverWords } from './server-words'

/** What was asked, for the words of its failure. `request` is `METHOD /path`; `token` is struck out of whatever came back. */
export interface Asked {
  kind: 'query' | 'mutation'
  /** What the credential is called in words. */
  auth?: AuthScheme
  request: string
  token: string | null
}

const NOTHING_SENT = 'Nothing was sent, so nothing changed.'
const REFUSED = 'Nothing was changed.'
const UNKNOWN = 'The change may have been made, or not: nobody can say yet.'
const LOOK_FIRST = 'Look at the record before doing this again.'

/** No whole answer came. A write of which any byte may have left is `unknown_outcome`, whatever went wrong. */
export const brokenFailure = (asked: Asked, { cause, sent, code }: Broken): Failure => {
  const { request } = asked
  const words = brokenWords[cause](code)
  if (asked.kind === 'mutation' && sent) {
    return failure('unknown_outcome', `The change was sent, but no usable answer came: ${words.after}`, {
      not: UNKNOWN,
      next: LOOK_FIRST,
      happened: 'unknown',
      request,
    })
  }
  const rest = { not: asked.kind === 'mutation' ? NOTHING_SENT : '', next: words.next, request }
  return failure(words.code, words.what, rest)
}

/** The server answered with an error, or with a redirect. Null where the status is a success. */
export const statusFailure = (asked: Asked, answer: HttpAnswer): Failure | null => {
  const { status } = answer
  if (status >= 200 && status < 300) return null
  const { text, fields } = serverWords(answer.body.toString('utf8'), asked.token)
  const rest: Partial<Failure> = { status, server_words: text, fields, ...heads(asked, answer) }
  if (asked.kind === 'query') return failure(codeOf(status), statusWhat(asked, answer), { ...rest, next: statusNext(asked, answer) })

  if (isOutcomeUnknown(status, answer)) {
    const what = `The change was sent, and the server answered with an error of its own (${status}).`
    return failure(status < 400 ? 'redirected' : 'unknown_outcome', what, { ...rest, not: UNKNOWN, next: LOOK_FIRST, happened: 'unknown' })
  }
  return failure(codeOf(status), statusWhat(asked, answer), {
    ...rest,
    not: REFUSED,
    next: statusNext(asked, answer),
    happened: 'refused',
  })
}

/** A success whose body is not what the document says. `why` is our own words: never the server's. */
export const answerFailure = (asked: Asked, answer: HttpAnswer, why: string): Failure => {
  const rest = { status: answer.status, ...heads(asked, answer) }
  if (asked.kind === 'mutation') {
    return failure('unknown_outcome', `The change was sent, but the answer is no use: ${why}`, {
      ...rest,
      not: UNKNOWN,
      next: LOOK_FIRST,
      happened: 'unknown',
    })
  }
  return failure('bad_answer', `The server’s answer is not this API’s: ${why}`, {
    ...rest,
    next: 'Check the address on the environment’s page, then try again.',
  })
}

/** The same failure in the words of the operation's own document, where it has some for this. */
export const inItsWords = (refused: Failure, means: Meanings, answer: HttpAnswer): Failure => {
  const meaning = means[refused.code === 'bad_answer' && isWebPage(answer) ? 'web_page' : (refused.code as keyof Meanings)]
  if (!meaning) return refused
  const what = meaning.what.replace('{elsewhere}', elsewhere(answer)).replace('{status}', String(answer.status))
  return { ...refused, what, next: meaning.next }
}

/**
 * What is missing is not a record but the whole path, as far as the answer tells: then only the screen of that is dark. The
 * guide's page "The platform's admin API" asks a server for `record_not_found` where it is the record.
 */
export const inOfferedWords = (
  refused: Failure,
  { route, offers }: Pick<Operation, 'route' | 'offers'>,
  { status, body }: HttpAnswer,
): Failure => {
  if (offers === null || route === null || ![404, 405, 501].includes(status)) return refused
  const lacks = `does not offer ${offers} (${route}).`
  const named = status === 404 && route.includes('{')
  const said = body.subarray(0, 2000).toString('utf8')
  if (named && /"record_not_found"/.test(said)) return refused
  if (named && !/"no_such_path"/.test(said)) return { ...refused, what: `The server has no such record, or ${lacks}` }
  return {
    ...refused,
    code: 'not_offered',
    what: `This server ${lacks}`,
    next: 'The other screens are not concerned. The guide says what is asked of a platform, for whoever runs it.',
    not: refused.not && REFUSED,
    happened: refused.happened === 'unknown' ? 'refused' : refused.happened,
  }
}

/** Whether a body is markup, by how it begins: a sign-in page, or a proxy's own. */
export const isWebPage = ({ body }: HttpAnswer): boolean => /^\s*</.test(body.subarray(0, 100).toString('latin1'))

/** The failure of what was cancelled. `request` is `METHOD /path`, where one was made. */
export const cancelled = (request: string | null = null): Failure => failure('cancelled', 'This was cancelled.', { request })

/** Seconds the server asks to wait, or null. Both forms of the header: a number, or a date. */
export const retryAfter = (answer: HttpAnswer, now = Date.now()): number | null => {
  const header = answer.headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(header)) return Number(header)
  const at = header.includes(':') ? Date.parse(header) : Number.NaN
  return Number.isNaN(at) ? null : Math.max(0, (at - now) / 1000)
}

const heads = ({ request, token }: Asked, { headers }: HttpAnswer): Pick<Failure, 'request' | 'request_id'> => ({
  request,
  request_id: cleanText(headers['x-request-id'] ?? '', token).slice(0, 200) || null,
})

/**
 * Whether a write may have been made although the status is an error. A 503 in the API's own form ({"detail": …}) is its
 * documented refusal; from a gateway it says nothing about what happened behind. After 302 and 303 the usual meaning
 * is "done, look there".
 */
const isOutcomeUnknown = (status: number, { body }: HttpAnswer): boolean => {
  if (status < 400) return status !== 301 && status !== 307 && status !== 308
  if (status === 503) return !/^\s*\{\s*"detail"/.test(body.subarray(0, 200).toString('utf8'))
  return status >= 500 || status === 408
}

const codeOf = (status: number): FailureCode => {
  if (status >= 300 && status < 400) return 'redirected'
  return codes[status] ?? 'server_error'
}
const codes: Record<number, FailureCode> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'not_found',
  409: 'conflict',
  422: 'bad_request',
  429: 'rate_limited',
  503: 'unavailable',
}

const statusWhat = ({ auth }: Asked, answer: HttpAnswer): string => {
  const { status } = answer
  const credential = auth === 'cookie' ? 'session cookie' : 'token'
  switch (codeOf(status)) {
    case 'redirected':
      return `The server sends this request elsewhere${elsewhere(answer)} (${status}). Opsdesk does not follow, so that the ${credential} stays here.`
    case 'bad_request':
      return `The server did not accept what was asked (${status}).`
    case 'unauthorized':
      return `The server did not accept the ${credential}: it is wrong or has expired (401).`
    case 'forbidden':
      return `The ${credential} was accepted, but it may not do this (403).`
    case 'not_found':
      return status === 405 ? 'The server has this path, but not for this (405).' : 'The server does not have this (404).'
    case 'conflict':
      return 'This conflicts with the present state on the server (409).'
    case 'rate_limited':
      return 'The server asks for a pause: too many requests (429).'
    case 'unavailable':
      return 'The server is not available at the moment (503).'
    default:
      return `The server failed at this (${status}).`
  }
}

const statusNext = ({ auth }: Asked, answer: HttpAnswer): string => {
  const { status } = answer
  switch (codeOf(status)) {
    case 'redirected':
      return 'If that is where the API is, set that address on the environment’s page.'
    case 'bad_request':
      return 'Correct it and try again.'
    case 'unauthorized':
      return auth === 'cookie' ? 'Sign in there in a browser, then give the new cookie.' : 'Give a new token.'
    case 'forbidden':
      return `Use the ${auth === 'cookie' ? 'session' : 'token'} of an admin, or ask one to make you an admin.`
    case 'not_found':
      return 'Check the id, and the address on the environment’s page.'
    case 'conflict':
      return 'Read it again to see what it is now.'
    default: {
      const seconds = retryAfter(answer)
      return seconds ? `Try again in ${Math.ceil(seconds)} seconds.` : 'Try again in a while.'
    }
  }
}

/** Where a redirect leads, if that can be shown: the origin only, as the parser reads it. */
const elsewhere = ({ headers }: HttpAnswer): string => {
  const location = headers.location ?? ''
  return URL.canParse(location) && /^https?:$/.test(new URL(location).protocol) ? `, to ${new URL(location).origin.slice(0, 200)}` : ''
}

/** For each way an exchange breaks: its code, what to say before anything was sent (or for a read), and after. */
const brokenWords: Record<Broken['cause'], (code: string | null) => { code: FailureCode; what: string; after: string; next: string }> = {
  cancelled: () => ({ code: 'cancelled', what: 'This was cancelled.', after: 'it was cancelled.', next: '' }),
  timeout: () => ({ code: 'timeout', what: 'The server did not answer in time.', after: 'it took too long.', next: 'Try again.' }),
  tls: (code) => ({
    code: 'tls',
    what: tlsWords(code),
    after: 'the secure connection failed.',
    next: 'Do not send a token there until that is put right; ask who runs the server.',
  }),
  no_host: () => ({
    code: 'unreachable',
    what: 'The server’s name could not be found.',
    after: 'its name was lost.',
    next: 'Check the address, and that this machine is online.',
  }),
  refused: () => ({
    code: 'unreachable',
    what: 'The server could not be reached.',
    after: 'the connection was lost.',
    next: 'Check the address, and that this machine is online.',
  }),
  reset: () => ({
    code: 'unreachable',
    what: 'The server closed the connection without an answer.',
    after: 'the connection was lost.',
    next: 'Try again.',
  }),
  cut: () => ({
    code: 'bad_answer',
    what: 'The answer broke off in the middle.',
    after: 'the answer broke off in the middle.',
    next: 'Try again.',
  }),
  too_large: () => ({
    code: 'bad_answer',
    what: 'The answer is larger than 20 MB, so it was not read.',
    after: 'the answer is larger than 20 MB.',
    next: 'Check the address on the environment’s page.',
  }),
  garbage: () => ({
    code: 'bad_answer',
    what: 'What came back is not HTTP.',
    after: 'what came back is not HTTP.',
    next: 'Check the address on the environment’s page.',
  }),
}

const tlsWords = (code: string | null): string => {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return 'The server’s certificate has expired.'
    case 'CERT_NOT_YET_VALID':
      return 'The server’s certificate is not valid yet; is this machine’s clock right?'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'The server’s certificate is self-signed: nobody vouches for it.'
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return 'The server’s certificate is signed by an authority this machine does not trust.'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'The server’s certificate is for another host.'
    case 'CERT_REVOKED':
      return 'The server’s certificate was revoked.'
    default:
      return `No secure connection could be made${code && /^[A-Z0-9_]{1,60}$/.test(code) ? ` (${code})` : ''}.`
  }
}
