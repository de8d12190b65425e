import { isIP } from 'node:net'
import { createHttp, type Http } from '../upstream/http'
import { isPublic, publicLookup } from './public-address'

/** A picture as a `data:` address, or why it was not fetched, in words. */
export type Fetched = { picture: string } | { why_not: string }

export interface RemoteImages {
  /** Fetches one, or gives what was fetched before. Never throws. */
  get(address: string, signal: AbortSignal): Promise<Fetched>
  close(): Promise<void>
}

const TYPES = /^image\/(png|jpeg|gif|webp|avif)$/
/** In bytes: one picture, and all that are held. */
const LARGEST = 5_000_000
const LARGEST_HELD = 40_000_000
const TIMEOUT = 10_000

/**
 * Fetches pictures of a preview from main, since the window has no network. https on port 443 of public addresses only,
 * without cookies, credentials or a referrer; redirects are not followed. `http` and `allowed` are for tests.
 */
export const createRemoteImages = (
  http: Http = createHttp({ lookup: publicLookup }),
  allowed: (url: URL) => boolean = isAllowed,
): RemoteImages => {
  const held = new Map<string, string>()
  let size = 0
  const hold = (address: string, picture: string): void => {
    held.set(address, picture)
    size += picture.length
    for (const [old, one] of held) {
      if (size <= LARGEST_HELD) break
      held.delete(old)
      size -= one.length
    }
  }
  return {
    async get(address, signal) {
      const known = held.get(address)
      if (known) return { picture: known }
      if (!URL.canParse(address)) return { why_not: 'This is no address.' }
      const url = new URL(address)
      if (url.protocol !== 'https:') return { why_not: 'Only https is fetched.' }
      if (!allowed(url)) return { why_not: 'This address is not on the public internet, or has a user name or a port.' }
      url.hash = ''
      const headers = { accept: 'image/png, image/jpeg, image/gif, image/webp, image/avif' }
      const answer = await http.request({ kind: 'query', method: 'GET', url, headers, body: null, timeout: TIMEOUT, signal })
      if (answer.kind === 'broken') return { why_not: wordsFor(answer.code, answer.cause) }
      if (answer.status >= 300 && answer.status < 400) return { why_not: 'It leads elsewhere, and redirects are not followed.' }
      if (answer.status !== 200) return { why_not: `Its server answered ${answer.status}.` }
      const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
      if (!TYPES.test(type)) return { why_not: 'What came is no PNG, JPEG, GIF, WebP or AVIF picture.' }
      if (answer.body.length > LARGEST) return { why_not: 'It is larger than 5 MB.' }
      const picture = `data:${type};base64,${answer.body.toString('base64')}`
      hold(address, picture)
      return { picture }
    },
    close: () => http.close(),
  }
}

const isAllowed = ({ hostname, username, password, port }: URL): boolean => {
  if (username !== '' || password !== '' || port !== '') return false
  const bare = hostname.replace(/^\[|\]$/g, '')
  return isIP(bare) === 0 || isPublic(bare)
}

const wordsFor = (code: string | null, cause: string): string => {
  if (code === 'NOT_PUBLIC') return 'This address is not on the public internet.'
  if (cause === 'timeout') return 'It did not come in time.'
  if (cause === 'tls') return 'Its server’s certificate was not accepted.'
  if (cause === 'too_large') return 'It is larger than 5 MB.'
  return 'Its server could not be reached.'
}
