import { BrowserWindow, type Session, session } from 'electron'
import { APP_ORIGIN } from './app-files'
import type { Surroundings } from './surroundings'
import { closeSession } from './window-rules'

/**
 * Lays pages out in a window nobody sees: sandboxed, without script, preload or network, in a session of its own that
 * holds nothing but the pages being laid out now.
 */
export const paper: Surroundings['paper'] = {
  pdf: (html) => laidOut(html, (window) => window.webContents.printToPDF({ pageSize: 'A4', generateTaggedPDF: true })),
  print: (html) =>
    laidOut(
      html,
      (window) =>
        new Promise((resolve, refuse) =>
          window.webContents.print({ silent: false }, (printed, why) =>
            printed || /cancel/i.test(why) ? resolve(printed) : refuse(new Error(why)),
          ),
        ),
    ),
}

/** By address. At the app's own origin: window-rules.ts takes contents that are anywhere else back to the app. */
const pages = new Map<string, string>()
let count = 0
let made: Promise<Session> | null = null

const laidOut = async <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
  made ??= makeSession()
  const own = await made
  count++
  const address = `${APP_ORIGIN}/paper-${count}`
  pages.set(address, html)
  const window = new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      images: false,
      webgl: false,
      spellcheck: false,
    },
  })
  try {
    await window.loadURL(address)
    return await work(window)
  } finally {
    window.destroy()
    pages.delete(address)
  }
}

/** In memory only, and as closed as the app's own. */
const makeSession = async (): Promise<Session> => {
  const own = session.fromPartition('paper')
  await closeSession(own, false)
  own.protocol.handle('https', ({ url }) => {
    const html = pages.get(url)
    return html === undefined ? Response.error() : new Response(html, { headers })
  })
  return own
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
}
