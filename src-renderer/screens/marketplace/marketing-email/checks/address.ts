/** As browsers read an address: without spaces and control characters around it, without line ends and tabs in it. */
export const cleanAddress = (address: string): string =>
  address
    .replace(/[\t\n\r]/g, '')
    .replace(/^[\p{Cc}\s]+/u, '')
    .trimEnd()

/** The scheme in small letters without its colon; null where the address has none. */
export const schemeOf = (address: string): string | null => /^([a-z][a-z0-9+.-]{0,30}):/i.exec(address)?.[1]?.toLowerCase() ?? null

/** An address that runs or contains what it opens. */
export const isActive = (address: string): boolean => /^(javascript|vbscript|data)$/.test(schemeOf(address) ?? '')

/** The host of a web address as it is looked up (xn-- for other scripts); null where there is none. */
export const hostOf = (address: string): string | null => {
  try {
    const { hostname } = new URL(address)
    return hostname === '' ? null : hostname.replace(/\.$/, '')
  } catch {
    return null
  }
}

/** Ends of host names that make a bare word an address: “Node.js” is none, “example.com” is. */
const ENDS =
  /\.(com|org|net|edu|gov|mil|int|info|biz|io|ai|app|dev|co|me|eu|us|uk|de|fr|nl|es|it|at|ch|be|pl|se|no|dk|fi|ca|au|nz|jp|cn|in|br|ru|xyz|shop|store|site|online|cloud|tech|email|link|page|blog)$/i

/** The host a reader takes a link’s text for; null where the text is no address. */
export const hostShown = (text: string): string | null => {
  const shown = text.trim()
  if (shown.length > 500 || /\s/.test(shown) || shown.includes('@')) return null
  const named = /^https?:\/\/|^www\./i.test(shown)
  const host = hostOf(/^https?:\/\//i.test(shown) ? shown : `https://${shown}`)
  if (host === null || !host.includes('.')) return null
  // As written, so that “exämple.com” counts as well.
  return named || ENDS.test(shown.split(/[/?#:]/)[0] ?? '') ? host : null
}

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '')

/** The same host, or one is a part of the other: example.com and shop.example.com. */
export const sameHost = (one: string, other: string): boolean => {
  const [a, b] = [bare(one), bare(other)]
  return a === b || a.endsWith(`.${b}`) || b.endsWith(`.${a}`)
}
