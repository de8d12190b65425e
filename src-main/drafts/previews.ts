import { randomUUID } from 'node:crypto'

/** What a preview may do: show its own styles and pictures that are in it. The frame it stands in is sandboxed as well. */
const policy = (origin: string): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${origin}`,
    'sandbox',
  ].join('; ')

export const PREVIEWS = '/preview/'
/** How many are held at once: the one in view, those on their way, and a few to spare. */
const MOST = 8

const held = new Map<string, string>()

/** Holds a page for the frame that will ask for it. Returns its path, which nobody can guess. */
export const holdPreview = (html: string): string => {
  const id = randomUUID()
  held.set(id, html)
  for (const old of held.keys()) {
    if (held.size <= MOST) break
    held.delete(old)
  }
  return PREVIEWS + id
}

/** Whether a path is that of a preview, there or not. */
export const isPreviewPath = (path: string): boolean => /^\/preview\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(path)

/** The page and its headers; null where it is not held (any more). */
export const previewAt = (path: string, origin: string): { headers: Record<string, string>; body: Buffer } | null => {
  const html = held.get(path.slice(PREVIEWS.length))
  if (html === undefined) return null
  return {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy(origin),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'X-DNS-Prefetch-Control': 'off',
      'Cache-Control': 'no-store',
    },
    body: Buffer.from(html, 'utf8'),
  }
}
