import { describe, expect, test } from 'vitest'
import { APP_ORIGIN, answerAppFile } from '../../src-main/app-files'
import { root, sourcesIn, textOf } from './import-graph'

const shipped = sourcesIn('src-main', 'src-preload', 'src-renderer')
const holding = (pattern: RegExp): string[] => shipped.filter((path) => pattern.test(textOf(path)))

describe('security, by the source', () => {
  test('control 1: no window is made but the app’s own and the one that lays out paper, and no preference is loosened', () => {
    const made = holding(/\bnew (BrowserWindow|BrowserView|WebContentsView|BaseWindow)\b/)
    expect(made.toSorted()).toEqual(['src-main/paper-window.ts', 'src-main/window.ts'])
    expect(textOf('src-main/paper-window.ts')).toMatch(/show: false,[^}]*javascript: false/)
    expect(textOf('src-main/paper-window.ts')).not.toMatch(/preload:/)
    expect(holding(/\b(nodeIntegration\w*|webviewTag|allowRunningInsecureContent|experimentalFeatures):\s*true\b/)).toEqual([])
    expect(holding(/\b(contextIsolation|sandbox|webSecurity):\s*false\b/)).toEqual([])
    expect(holding(/enableBlinkFeatures|no-sandbox|disable-web-security|enableRemoteModule|<webview/)).toEqual([])
  })

  test('control 4: one channel is answered and one listened to', () => {
    const bridge = textOf('src-main/bridge.ts')
    expect(bridge.match(/ipcMain\.handle\(/g)).toHaveLength(1)
    expect(bridge.match(/ipcMain\.on\(/g)).toHaveLength(1)
    expect(holding(/\bipcMain\.(handle|on|once|addListener)\b/)).toEqual(['src-main/bridge.ts'])
    expect(holding(/\bipcRenderer\.\w+\(/)).toEqual(['src-preload/index.ts'])
    expect(holding(/sendSync|postMessageToThread|ipcRenderer\.sendToHost/)).toEqual([])
  })

  test('control 4: the sender is judged before the message is looked at', () => {
    const handler = textOf('src-main/bridge.ts').split("ipcMain.handle('call'")[1] ?? ''
    const judged = handler.indexOf('isTrusted(')
    expect(judged).toBeGreaterThan(0)
    expect(judged).toBeLessThan(handler.indexOf('isWithinLimits('))
    expect(handler.indexOf('isWithinLimits(')).toBeLessThan(handler.indexOf('.call(call)'))
  })

  test('control 15: nothing overrides a TLS error', () => {
    const override =
      /rejectUnauthorized(?!: true)|env\.NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|['\x22]certificate-error|setCertificateVerifyProc|ignore-certificate-errors|allow-insecure|insecureHTTPParser/i
    expect(holding(override)).toEqual([])
  })

  test('control 10: a link leaves the app by one way only', () => {
    expect(holding(/shell\.openExternal\(/)).toEqual(['src-main/index.ts'])
    expect(holding(/shell\.(openPath|openItem|showItemInFolder)|\bopenPath\(/)).toEqual([])
  })

  test('control 33: no telemetry, no crash upload, no updater of somebody else’s', () => {
    expect(holding(/crashReporter|contentTracing|\b(sentry|amplitude|mixpanel|posthog)\b|google-analytics/i)).toEqual([])
  })

  test('control 8: the policy is a header of every answer', async () => {
    const { headers } = await answerAppFile(`${root}/nowhere`, { method: 'GET', url: `${APP_ORIGIN}/` })
    expect(headers['Content-Security-Policy']).toMatch(/^default-src 'none'; script-src 'self'; /)
    expect(textOf('src-main/app-files.ts')).not.toMatch(/unsafe-eval|script-src[^"]*unsafe|'strict-dynamic'/)
  })
})
