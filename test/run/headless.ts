import { chromiumAtHand } from '../browser-shell/chromium'
import { build, buildIsFresh } from './build'
import { onPath, type RunOptions, run } from './command'
import { electronAtHand } from './electron-binary'
import { inKeyring } from './keyring'
import { keytarIsBuilt } from './keytar'
import { localCommand } from './project'
import { ensureSystemPackages } from './system-packages'
import { onOwnScreen } from './xvfb'

export type Shell = 'electron' | 'browser'

/** Makes ready for driving the app without a display: packages and a build. Answers which shell is at hand, null where neither is. */
export const readyShell = async (): Promise<Shell | null> => {
  const electron = electronAtHand()
  if (electron.file === null) console.log(`Electron is not at hand: ${electron.reason}. The browser shell is driven instead.`)
  const browser = electron.file === null && chromiumAtHand() === null ? (['browser'] as const) : []
  const packages = await ensureSystemPackages([...(electron.file === null ? [] : (['start', 'test'] as const)), ...browser])
  if (!packages.there) {
    console.error(packages.message)
    return null
  }
  if (!buildIsFresh()) {
    console.log('Building …')
    const built = await build()
    if (built.code !== 0) {
      console.error(built.output)
      return null
    }
  }
  return electron.file === null ? 'browser' : 'electron'
}

/**
 * Runs a script of this project on a screen of its own, beside a throw-away keyring where this machine can make one, so
 * that the app is seen as it is on a desktop and nobody's own keychain is touched.
 */
export const drive = (script: string, args: readonly string[], options: RunOptions): ReturnType<typeof run> => {
  const command = onOwnScreen([localCommand('tsx'), script, ...args])
  const keyring = process.platform === 'linux' && keytarIsBuilt() && onPath('dbus-run-session') && onPath('gnome-keyring-daemon')
  return keyring ? inKeyring(command, options) : run(command[0] ?? '', command.slice(1), options)
}
