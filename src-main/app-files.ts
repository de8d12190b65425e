import { randomBytes } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { isPreviewPath, PREVIEWS, previewAt } from './drafts/previews'

/**
 * Where the window is from, in both shells. `.invalid` is reserved (RFC 2606): no such host can exist, so a request that
 * is not answered from our files reaches nobody. It is https for its rules: a real origin, a secure context, no rights
 * of file://. A scheme of our own would have to be declared before Electron is ready, and an app that is opened by
 * another (Electron's default app, a test's loader) may be loaded after that.
 */
export const APP_ORIGIN = 'https://opsdesk.invalid'

/** An answer for the window: what `protocol.handle` and the browser shell's route both turn into their own. */
export interface AppFile {
  status: number
  headers: Record<string, string>
  body: Buffer
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
}

/**
 * Answers a request for one of the app's own files: those under `root` (out/renderer) and no others. Every answer, 404
 * too, carries the policy below. Never throws.
 */
export const answerAppFile = async (root: string, request: { method: string; url: string }): Promise<AppFile> => {
  const nonce = randomBytes(16).toString('base64')
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET.', nonce)
  const preview = previewOf(request.url)
  if (preview) return { status: 200, ...preview, body: request.method === 'HEAD' ? Buffer.alloc(0) : preview.body }
  const name = fileName(request.url)
  const file = name === null ? null : await inside(root, name)
  if (file === null) return plain(404, 'No such file.', nonce)
  const type = types[extname(file)]
  if (type === undefined) return plain(404, 'No such file.', nonce)
  try {
    const content = await readFile(file)
    const body = extname(file) === '.html' ? withNonce(content, nonce) : content
    return { status: 200, headers: headers(type, nonce), body: request.method === 'HEAD' ? Buffer.alloc(0) : body }
  } catch {
    return plain(404, 'No such file.', nonce)
  }
}

/** What somebody is writing, for the frame of its preview: it has a policy of its own, stricter than the app's. */
const previewOf = (address: string): ReturnType<typeof previewAt> => {
  const path = URL.canParse(address) ? new URL(address).pathname : ''
  return isPreviewPath(path) ? previewAt(path, APP_ORIGIN) : null
}

/**
 * The path a URL asks for, relative to the root; null where it asks for anything but plain names. The URL parser has
 * already folded `..` and `%2e%2e`; what is refused here is what it leaves: encoded separators, backslashes, NUL.
 */
export const fileName = (address: string): string | null => {
  if (!URL.canParse(address)) return null
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return null
  }
  if (path === '/' || path === '') return 'index.html'
  const names = path.slice(1).split('/')
  const plainNames = names.every((name) => /^[\w@~+ -][\w.@~+ -]*$/.test(name))
  return plainNames ? names.join(sep) : null
}

/** The real path of `name`, null unless it is a file inside the root after every symbolic link is followed. */
const inside = async (root: string, name: string): Promise<string | null> => {
  try {
    const base = await realpath(root)
    const file = await realpath(join(base, name))
    if (!file.startsWith(base + sep)) return null
    return (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

/**
 * Mantine writes <style> elements at run time, so `style-src 'self'` alone would break it. Instead of 'unsafe-inline'
 * each page gets a nonce of its own, which the renderer hands on (style-nonce.ts). Style attributes need nothing: React
 * sets them through the CSSOM, which the policy does not touch.
 */
const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    // The checks of a mail run beside the window, from a file of our own.
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'none'",
    `frame-src ${APP_ORIGIN}${PREVIEWS}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const headers = (type: string, nonce: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': policy(nonce),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
})

const plain = (status: number, words: string, nonce: string): AppFile => ({
  status,
  headers: headers('text/plain; charset=utf-8', nonce),
  body: Buffer.from(words),
})

/** Where Vite looks for it too: it puts the nonce on the style sheets of screens that are loaded later. */
const withNonce = (html: Buffer, nonce: string): Buffer =>
  Buffer.from(html.toString('utf8').replace('<head>', `<head><meta property="csp-nonce" nonce="${nonce}">`))
