import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

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
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET.')
  const name = fileName(request.url)
  const file = name === null ? null : await inside(root, name)
  if (file === null) return plain(404, 'No such file.')
  const type = types[extname(file)]
  if (type === undefined) return plain(404, 'No such file.')
  try {
    const content = await readFile(file)
    return { status: 200, headers: headers(type), body: request.method === 'HEAD' ? Buffer.alloc(0) : content }
  } catch {
    return plain(404, 'No such file.')
  }
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
 * Styles may be inline because Mantine writes <style> elements at run time (its variables, its responsive properties).
 * They can do no harm by themselves: there is nowhere a style could send anything.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = (type: string): Record<string, string> => ({
  'Content-Type': type,
  'Content-Security-Policy': policy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
})

const plain = (status: number, words: string): AppFile => ({
  status,
  headers: headers('text/plain; charset=utf-8'),
  body: Buffer.from(words),
})
