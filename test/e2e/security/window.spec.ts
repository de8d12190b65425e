import { expect } from '@playwright/test'
import { test } from '../desk'

test('control 1, control 6 and control 11: what the page is given', async ({ desk }) => {
  await test.step('control 1: the window is isolated and sandboxed, and Node is not in it', async () => {
    const preferences = await desk.app?.evaluate(({ webContents }) =>
      webContents
        .getAllWebContents()
        .map((contents) => (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()),
    )
    expect(preferences).toHaveLength(1)
    expect(preferences?.[0]).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
    const found = await desk.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in window),
    )
    expect(found).toEqual([])
  })

  await test.step('control 6: the page gets named functions and nothing else', async () => {
    const exposed = await desk.page.evaluate(() =>
      Object.fromEntries(Object.entries(window.bridge).map(([name, value]) => [name, typeof value === 'function' ? 'function' : value])),
    )
    expect(exposed).toEqual({ call: 'function', cancel: 'function', on: 'function', shell: 'electron', platform: process.platform })
    const changed = await desk.page.evaluate(() => {
      const was = window.bridge.call
      try {
        Object.assign(window.bridge, { call: () => 'mine' })
      } catch {
        // Frozen.
      }
      return window.bridge.call !== was
    })
    expect(changed).toBe(false)
  })

  await test.step('control 6: a listener gets the payload, never the event object', async () => {
    await desk.page.evaluate(() => {
      Object.assign(window, { heard: [] })
      const heard = (window as unknown as { heard: unknown[][] }).heard
      const stop = window.bridge.on('environments', (...given: unknown[]) => heard.push(given))
      Object.assign(window, { stop })
      window.bridge.on('constructor' as never, (...given: unknown[]) => heard.push(given))
    })
    const tell = (): Promise<void> | undefined =>
      desk.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.send('event', 'environments', {}))
    const heard = (): Promise<unknown[][]> => desk.page.evaluate(() => (window as unknown as { heard: unknown[][] }).heard)
    await tell()
    await expect.poll(heard).toEqual([[{}]])
    await desk.page.evaluate(() => (window as unknown as { stop: () => void }).stop())
    await tell()
    await desk.page.waitForTimeout(200)
    expect(await heard()).toEqual([[{}]])
  })

  await test.step('control 11: copying text is what it may do', async () => {
    const session = await desk.page.context().newCDPSession(desk.page)
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    await desk.page.evaluate(() => navigator.clipboard.writeText('usr_1'))
    expect(await desk.app?.evaluate(({ clipboard }) => clipboard.readText())).toBe('usr_1')
  })

  await test.step('control 11: nothing is downloaded', async () => {
    await desk.app?.evaluate(({ session }) => {
      const started: string[] = []
      Object.assign(globalThis, { started })
      session.defaultSession.on('will-download', (event, item) => {
        if (!event.defaultPrevented) started.push(item.getURL())
      })
    })
    await desk.page.evaluate(() => {
      const href = URL.createObjectURL(new Blob(['x']))
      Object.assign(document.createElement('a'), { href, download: 'x.csv' }).click()
    })
    await desk.page.waitForTimeout(500)
    expect(await desk.app?.evaluate(() => (globalThis as unknown as { started: string[] }).started)).toEqual([])
  })

  await test.step('control 11: the page is given no device, no place, no files and no clipboard to read', async () => {
    const session = await desk.page.context().newCDPSession(desk.page)
    await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
    // Somebody pressed something: otherwise much of this is refused for want of a gesture and proves nothing.
    const outcome = await session.send('Runtime.evaluate', {
      userGesture: true,
      awaitPromise: true,
      returnByValue: true,
      expression: `(async () => {
      const late = new Promise((answer) => setTimeout(() => answer('asked the person'), 3000))
      const refused = (way) => Promise.race([late, tried(way)])
      const tried = async (way) => { try { const given = await way(); return given === undefined || given === null ? 'nothing' : 'given: ' + given } catch (error) { return 'refused' } }
      return {
        geolocation: await new Promise((answer) => navigator.geolocation.getCurrentPosition(() => answer('given'), () => answer('refused'))),
        camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        microphone: await refused(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        usb: await refused(() => navigator.usb?.requestDevice({ filters: [] })),
        hid: await refused(async () => (await navigator.hid?.requestDevice({ filters: [] }))?.[0]),
        serial: await refused(() => navigator.serial?.requestPort()),
        bluetooth: await refused(() => navigator.bluetooth?.requestDevice({ acceptAllDevices: true })),
        midi: await refused(() => navigator.requestMIDIAccess({ sysex: true })),
        notification: await Notification.requestPermission(),
        clipboardRead: await refused(() => navigator.clipboard.readText()),
        clipboardReadAll: await refused(() => navigator.clipboard.read()),
        files: await refused(() => window.showOpenFilePicker?.()),
        folder: await refused(() => window.showDirectoryPicker?.()),
        fonts: await refused(async () => (await window.queryLocalFonts?.())?.[0]),
        idle: await refused(async () => (await IdleDetector.requestPermission()) === 'granted' ? 'granted' : undefined),
        pointer: await refused(() => document.body.requestPointerLock()),
      }
    })()`,
    })
    const answers = outcome.result.value as Record<string, string>
    expect(Object.keys(answers)).toHaveLength(17)
    expect(Object.entries(answers).filter(([, answer]) => !['refused', 'denied', 'nothing'].includes(answer))).toEqual([])
  })
})

test('control 8: what did not come with the app', async ({ desk }) => {
  await test.step('control 8: code that did not come with the app does not run', async () => {
    // In a task of their own: what DevTools evaluates directly may use eval whatever the policy says.
    const ran = await desk.page.evaluate(
      () =>
        new Promise<string[]>((answer) => {
          setTimeout(() => {
            const marks: string[] = []
            Object.assign(window, { mark: (way: string) => marks.push(way) })
            const attempt = (code: () => void): void => {
              try {
                code()
              } catch {
                // Refused.
              }
            }
            const script = (attributes: Partial<HTMLScriptElement>): void => {
              document.head.append(Object.assign(document.createElement('script'), attributes))
            }
            // biome-ignore lint/security/noGlobalEval: that it is refused is the test
            attempt(() => window.eval('mark("eval")'))
            attempt(() => new Function('mark("Function")')())
            attempt(() => setTimeout('mark("setTimeout")', 0))
            attempt(() => script({ text: 'mark("inline")' }))
            attempt(() => script({ type: 'module', text: 'mark("inline module")' }))
            attempt(() => script({ src: 'data:text/javascript,mark("data")' }))
            attempt(() => script({ src: URL.createObjectURL(new Blob(['mark("blob")'], { type: 'text/javascript' })) }))
            attempt(() => {
              const image = document.createElement('div')
              image.innerHTML = '<img src="x" onerror="mark(\'onerror\')"><svg onload="mark(\'svg\')"></svg>'
              document.body.append(image)
            })
            attempt(() => {
              const link = Object.assign(document.createElement('a'), { href: 'javascript:mark("javascript:")' })
              document.body.append(link)
              link.click()
            })
            attempt(() => {
              const frame = document.createElement('iframe')
              frame.srcdoc = '<script>parent.mark("srcdoc")</script>'
              document.body.append(frame)
            })
            setTimeout(() => answer(marks), 1_000)
          })
        }),
    )
    expect(ran).toEqual([])
  })

  await desk.page.reload()

  await test.step('control 8: a base element and a form can not lead elsewhere', async () => {
    const base = await desk.page.evaluate(() => {
      document.head.append(Object.assign(document.createElement('base'), { href: 'https://evil.example/' }))
      return document.baseURI
    })
    expect(base).not.toContain('evil')
  })
})
