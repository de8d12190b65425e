import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './app-files'
import { offerEditing } from './menu'
import { placeWindow, SMALLEST, saveWindowState } from './window-state'

/** How often a window may crash and be loaded anew within a minute. More often, and loading is not the cure. */
const MOST_CRASHES = 3
const START = `${APP_ORIGIN}/`

/** Opens the one window where it was left: `saved` is what `readWindowState` gave. */
export const openWindow = (folder: string, saved: unknown): BrowserWindow => {
  const main = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== main.id)
  const { bounds, maximised } = placeWindow(
    saved,
    [main, ...others].map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    title: 'Opsdesk',
    show: false,
    autoHideMenuBar: true,
    // Shown before the page paints: the page's own background, so that nothing flashes.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1a1b1e' : '#ffffff',
    ...(process.platform === 'linux' ? { icon: join(import.meta.dirname, '../../resources/icon.png') } : {}),
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      // Files are chosen in main's own dialogs.
      disableBlinkFeatures: 'FileSystemAccess,FileSystemAccessLocal',
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  window.once('ready-to-show', () => {
    if (maximised) window.maximize()
    window.show()
  })
  window.on('close', () =>
    saveWindowState(folder, {
      bounds: window.getNormalBounds(),
      maximised: window.isMaximized(),
    }),
  )
  offerEditing(window.webContents)
  loadAgainAfterCrash(window)
  window.loadURL(START).catch((error: Error) => {
    // Closed before it was there: no fault.
    if (!window.isDestroyed()) console.error('The window did not load:', error.message)
  })
  return window
}

/** A page that crashed is loaded anew at the same address. Whatever main was doing for it goes on. */
const loadAgainAfterCrash = (window: BrowserWindow): void => {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < 60_000), now]
    console.error(`The window's process ended: ${reason}`)
    if (crashes.length <= MOST_CRASHES) setImmediate(() => !window.isDestroyed() && window.webContents.reload())
  })
}
