import { type Failure, failure, type Result, succeed } from '@contract/failure'

type Fields = Record<string, unknown>

/**
 * The base address of a server, where Opsdesk may send a credential there: https, or http to a literal loopback host
 * (127.0.0.0/8, [::1], localhost). The host must be written as it is reached: odd encodings of numbers (2130706433,
 * 0x7f.1), letters of other alphabets, a trailing dot and userinfo are refused, since each shows one host and means
 * another. The path is kept as a prefix. Fails with `insecure_address`.
 */
export const baseAddress = (text: string): Result<URL> => {
  // The parser drops tabs and line breaks and turns backslashes round: an address that needs that is not what it seems.
  const written = /^(https?):\/\/([^/?#\\\s]*)(\/[^?#\\\s]*)?$/i.exec(text.trim())
  const authority = written?.[2]
  if (!authority || !URL.canParse(text.trim()))
    return refuse('This is not an https address.', 'Write it in full, such as https://api.example.com')
  const url = new URL(text.trim())

  if (authority.includes('@')) return refuse('The address holds a user name.', 'Write the address without it; the token is set on its own.')
  const host = authority.replace(/:\d*$/, '').toLowerCase()
  if (host !== url.hostname) {
    return refuse(
      `The address is written in a way that hides its host, which is ${url.hostname}.`,
      'Write the host itself, if it is the one you mean.',
    )
  }
  if (host.endsWith('.')) return refuse('The host ends in a dot.', 'Write it without the dot.')
  if (isUnspecified(host)) return refuse('This address means every address of this machine.', 'Write localhost or 127.0.0.1.')
  if (url.protocol !== 'https:' && !isLoopback(host)) {
    return refuse('The address is not https, so the token would travel in the open.', 'Use the https address of this server.')
  }
  return succeed(url)
}

/**
 * The address of one request: the base's path, then the route with each `{field}` filled from `fields` (encoded, so that
 * it stays one segment), then `query` (null and undefined are left out, arrays repeat). Fails with `insecure_address`
 * where the result is not on the base's own host or not the path that was meant.
 */
export const requestAddress = (base: URL, route: string, fields: Fields, query: Fields): Result<URL> => {
  const path = base.pathname.replace(/\/+$/, '') + fill(route, fields)
  const text = base.origin + path
  const url = URL.canParse(text) ? new URL(text) : null
  // Parsed again and compared: nothing a field holds may lead to another host or climb out of the path.
  if (url?.origin !== base.origin || url.pathname !== path || url.username !== '' || url.password !== '' || url.hash !== '') {
    return refuse('The request would not go to the path that was meant.', 'Check the id.')
  }
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) url.searchParams.append(name, String(one))
  }
  return succeed(url)
}

/** The fields of the input that the route names, and the rest. */
export const splitInput = (route: string, input: Fields): { fields: Fields; rest: Fields } => {
  const named = new Set(Array.from(route.matchAll(/\{(\w+)\}/g), ([, name]) => name))
  const entries = Object.entries(input)
  return {
    fields: Object.fromEntries(entries.filter(([name]) => named.has(name))),
    rest: Object.fromEntries(entries.filter(([name]) => !named.has(name))),
  }
}

const fill = (route: string, fields: Fields): string =>
  route.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name] ?? '')))

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host)
const isUnspecified = (host: string): boolean => /^0\.\d+\.\d+\.\d+$/.test(host) || host === '[::]'

const refuse = (what: string, next: string): { ok: false; failure: Failure } => ({
  ok: false,
  failure: failure('insecure_address', what, { not: 'Nothing was sent.', next }),
})
