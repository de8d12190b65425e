import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

/** Where a Chromium is: named by hand, Playwright's own, or the system's. Null where there is none. */
export const chromiumAtHand = (): string | null => {
  const candidates = [
    process.env.OPSDESK_CHROMIUM,
    ownOfPlaywright(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ]
  return candidates.find((file) => file && existsSync(file)) ?? null
}

const ownOfPlaywright = (): string | undefined => {
  try {
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

/** Quiet like the Electron window, and without Chromium's sandbox where it refuses to run: as root on Linux. */
export const chromiumFlags = (): string[] => [
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]
