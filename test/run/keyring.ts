import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunOptions, run } from './command'

/**
 * Runs a command beside a real, unlocked gnome-keyring on a message bus of its own, without a desktop. Home and all
 * XDG folders are fresh, so that nobody's own keyring is opened or changed.
 */
export const inKeyring = async (command: readonly string[], options: RunOptions): ReturnType<typeof run> => {
  const home = mkdtempSync(join(tmpdir(), 'opsdesk-keyring-'))
  const folder = (name: string): string => {
    const path = join(home, name)
    mkdirSync(path, { mode: 0o700 })
    return path
  }
  const env = {
    ...(options.env ?? process.env),
    HOME: home,
    XDG_DATA_HOME: folder('data'),
    XDG_RUNTIME_DIR: folder('runtime'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    OPSDESK_REAL_KEYRING: home,
    DBUS_SESSION_BUS_ADDRESS: undefined,
    // Without a display no prompt can wait for somebody to answer it.
    DISPLAY: undefined,
    WAYLAND_DISPLAY: undefined,
  }
  const unlocked = 'printf %s test-pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null; exec "$@"'
  try {
    return await run('dbus-run-session', ['--', 'bash', '-c', unlocked, '_', ...command], { ...options, env })
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}
