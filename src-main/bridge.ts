import type { EventName, Events } from '@contract/bridge'
import { fail, failure, type Result } from '@contract/failure'
import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import { APP_ORIGIN } from './app-files'
import { isWithinLimits } from './call-limits'
import type { Core } from './core'
import { isTrustedSender } from './trusted-sender'

type CurrentWindow = () => BrowserWindow | null

/**
 * The whole border between the window and main: one request channel, one to cancel. A message is judged before it is
 * looked at (who sent it, how large it is), and a refusal is a value like every other failure. Calls made while the core
 * is still being built wait for it.
 */
export const openBridge = (core: Promise<Core>, window: CurrentWindow): void => {
  ipcMain.handle('call', async (event, call: unknown): Promise<Result<unknown>> => {
    if (!isTrusted(event, window())) return fail(failure('refused_here', 'Opsdesk does not take calls from here.'))
    if (!isWithinLimits(call)) return fail(failure('invalid_input', 'This is too much for one call, or not plain data.'))
    try {
      return await (await core).call(call)
    } catch (error) {
      // The name only: a message could quote what was sent.
      console.error('A call failed inside Opsdesk:', error instanceof Error ? error.name : typeof error)
      return fail(failure('internal', 'Something went wrong inside Opsdesk.', { happened: 'unknown' }))
    }
  })
  ipcMain.on('cancel', async (event, id: unknown) => {
    if (!isTrusted(event, window()) || typeof id !== 'string' || id.length > 200) return
    ;(await core).cancel(id)
  })
}

/** What main tells the window unasked. Nobody there is no error: a window may be closed while work goes on. */
export const eventsTo =
  (window: CurrentWindow) =>
  <E extends EventName>(name: E, payload: Events[E]): void => {
    const current = window()
    if (current && !current.isDestroyed() && !current.webContents.isDestroyed()) current.webContents.send('event', name, payload)
  }

const isTrusted = (event: IpcMainInvokeEvent | IpcMainEvent, window: BrowserWindow | null): boolean => {
  if (window === null || window.isDestroyed()) return false
  return isTrustedSender(event, { webContents: window.webContents, mainFrame: window.webContents.mainFrame }, APP_ORIGIN)
}
