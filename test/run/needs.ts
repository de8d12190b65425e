/**
 * What a machine is asked for. start: a window of Electron. browser: the browser shell that stands in for it.
 * keychain: building keytar where no ready build could be had. test: a screen and a keyring without a desktop. pictures:
 * letters for the names of the practice world, which a desktop has and a bare machine does not.
 */
export type Purpose = 'start' | 'browser' | 'keychain' | 'test' | 'pictures'

/** One thing a Linux machine must have, how to see that it is there, and the Debian package that brings it. */
export interface Need {
  purpose: Purpose
  /** The package's names, newest release first: Debian 13 renamed some for the 64-bit clock. */
  packages: readonly [string, ...string[]]
  proof: { library: string } | { command: string } | { file: string }
}

const library = (purpose: Purpose, name: string, ...packages: [string, ...string[]]): Need => ({
  purpose,
  packages,
  proof: { library: name },
})
const command = (purpose: Purpose, name: string, ...packages: [string, ...string[]]): Need => ({
  purpose,
  packages,
  proof: { command: name },
})
const file = (purpose: Purpose, path: string, ...packages: [string, ...string[]]): Need => ({ purpose, packages, proof: { file: path } })

export const needs: readonly Need[] = [
  library('start', 'libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('start', 'libnss3.so', 'libnss3'),
  library('start', 'libasound.so.2', 'libasound2t64', 'libasound2'),
  library('start', 'libgbm.so.1', 'libgbm1'),
  library('start', 'libXss.so.1', 'libxss1'),
  library('start', 'libXtst.so.6', 'libxtst6'),
  library('start', 'libdrm.so.2', 'libdrm2'),
  library('start', 'libxkbcommon.so.0', 'libxkbcommon0'),
  library('start', 'libcups.so.2', 'libcups2t64', 'libcups2'),
  library('start', 'libnotify.so.4', 'libnotify4'),
  library('start', 'libsecret-1.so.0', 'libsecret-1-0'),
  file('start', '/usr/share/fonts', 'fonts-dejavu-core'),

  command('browser', 'chromium', 'chromium', 'chromium-browser'),

  file('keychain', '/usr/include/libsecret-1/libsecret/secret.h', 'libsecret-1-dev'),
  command('keychain', 'pkg-config', 'pkgconf', 'pkg-config'),
  command('keychain', 'g++', 'g++'),
  command('keychain', 'make', 'make'),
  command('keychain', 'python3', 'python3'),

  command('test', 'Xvfb', 'xvfb'),
  command('test', 'xauth', 'xauth'),
  command('test', 'dbus-run-session', 'dbus-daemon', 'dbus'),
  command('test', 'gnome-keyring-daemon', 'gnome-keyring'),
  command('test', 'openssl', 'openssl'),

  file('pictures', '/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf', 'fonts-droid-fallback'),
  file('pictures', '/usr/share/fonts/truetype/lohit-devanagari', 'fonts-lohit-deva'),
]
