import { homedir } from 'node:os'
import { join } from 'node:path'
import { openBrowserShell } from './browser-shell'

/**
 * Opens Opsdesk in a Chromium window and ends with it: what `npm start` does where Electron can't be had. The folder is
 * the one Electron would use, so that environments are the same in both; OPSDESK_FOLDER names another.
 */
const main = async (): Promise<void> => {
  const folder = process.env.OPSDESK_FOLDER || usualFolder()
  const shell = await openBrowserShell({ folder, headless: false })
  console.log(`Opsdesk is open in a Chromium window. Files you save go to ${join(folder, 'saved')}`)
  const end = (): void => void shell.close().finally(() => process.exit(0))
  shell.page.context().once('close', end)
  shell.page.once('close', end)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end)
}

const usualFolder = (): string => {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support/Opsdesk')
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData/Roaming'), 'Opsdesk')
  return join(process.env.XDG_CONFIG_HOME || join(homedir(), '.config'), 'Opsdesk')
}

main().catch((error: Error) => {
  const taken = /SingletonLock|ProcessSingleton|already in use|existing browser session/i.test(error.message)
  console.error(taken ? 'Opsdesk is open already.' : error.message)
  process.exit(1)
})
