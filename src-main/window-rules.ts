import type { Session, WebContents } from 'electron'
import { APP_ORIGIN } from './app-files'
import { isPreviewPath } from './drafts/previews'
import { externalAddress } from './external-links'

/**
 * What no page of ours may ever do, whatever it was made to run: reach the network, ask the system for anything, save a
 * file. Only the app's own files answer. `development` leaves the developer tools in.
 */
export const closeSession = async (session: Session, development: boolean): Promise<void> => {
  // Chromium would fetch dictionaries from Google as soon as a language is set, checking or not. macOS has its own.
  // First, before anything is waited for: on a busy machine the fetch was seen to get away in between.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
  // WebRTC over TCP and WebTransport pass no webRequest. They obey the proxy, so there is one, and it is nowhere.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: NOWHERE, proxyBypassRules: '<-loopback>' })
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwn(details.url, development) }))
  // Copying text is all that is granted, and only to our own page; reading the clipboard is not.
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(permission === 'clipboard-sanitized-write' && isApp(details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === 'clipboard-sanitized-write' && isApp(origin))
  session.setDevicePermissionHandler(() => false)
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses)
  session.on('will-download', (event) => event.preventDefault())
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault()
    choose(null)
  })
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault()
    choose('')
  })
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault()
    choose()
  })
}

/** Keeps contents where they are: no navigation, no second window, no webview. For every WebContents there is. */
export const keepInside = (contents: WebContents, openExternal: (address: string) => void): void => {
  contents.on('will-navigate', (event) => {
    // Loading the same page again is not leaving it.
    if (event.url !== contents.getURL()) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame && !isPreview(event.url)) event.preventDefault()
  })
  // about:blank passes no will-navigate: Chromium makes it without asking anybody. It is left again at once; the bridge
  // refuses it meanwhile, since its origin is not ours.
  contents.on('did-navigate', (_event, url) => {
    if (!isApp(url)) void contents.loadURL(`${APP_ORIGIN}/`).catch(() => undefined)
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault()
    choose('')
  })
  contents.setWindowOpenHandler(({ url }) => {
    const address = externalAddress(url)
    if (address !== null) openExternal(address)
    return { action: 'deny' }
  })
  // WebRTC's UDP does not pass webRequest.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

const NOWHERE = 'http://127.0.0.1:1'

const isApp = (address: string): boolean => address === APP_ORIGIN || address.startsWith(`${APP_ORIGIN}/`)

/** The one thing a frame may show: what somebody is writing, at an address that is made once and can't be guessed. */
const isPreview = (address: string): boolean => address.startsWith(`${APP_ORIGIN}/`) && isPreviewPath(address.slice(APP_ORIGIN.length))

const isOwn = (address: string, development: boolean): boolean =>
  isApp(address) || /^(data|blob):/.test(address) || (development && /^(devtools|chrome-extension):/.test(address))

/**
 * Command line switches that keep Chromium itself quiet. `webRequest` sees what pages ask for, not what the browser
 * does by itself or speculatively (preconnect, DNS prefetch), so no name resolves and no address is reached. Main's own
 * requests go through Node and are not concerned.
 */
export const quietSwitches: readonly (readonly [string, string?])[] = [
  ['host-resolver-rules', 'MAP * ~NOTFOUND'],
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-breakpad'],
  ['no-pings'],
  ['force-webrtc-ip-handling-policy', 'disable_non_proxied_udp'],
]
