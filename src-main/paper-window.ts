import { BrowserWindow, session } from 'electron'
import { APP_ORIGIN } from './app-files'
import type { Surroundings } from './surroundings'
import { closeSession } from './window-rules'

/**
 * Lays pages out in a window nobody sees: sandboxed, without script, preload or network, in a session of its own that
 * answers with that one page and forgets it.
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

let count = 0

const laidOut = async <T>(html: string, work: (window: BrowserWindow) => Promise<T>): Promise<T> => {
  count++
  // Without `persist:` it is in memory only.
  const own = session.fromPartition(`paper-${count}`)
  await closeSession(own, false)
  own.protocol.handle('https', ({ url }) =>
    url === PAGE ? new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } }) : Response.error(),
  )
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
    await window.loadURL(PAGE)
    return await work(window)
  } finally {
    window.destroy()
    own.protocol.unhandle('https')
  }
}

/** At the app's own origin: window-rules.ts takes contents that are anywhere else back to the app. */
const PAGE = `${APP_ORIGIN}/paper`
