import { resolve } from 'node:path'
import { expect } from '@playwright/test'
import { APP_ORIGIN } from '../../../src-main/app-files'
import { type Desk, test } from '../desk'

const preload = resolve(import.meta.dirname, '../../../out/preload/index.cjs')
const write = {
  id: 'call_1',
  operation: 'environments.create',
  environment: null,
  input: { name: 'Forged', kind: 'staging', colour: 'amber', services: { marketplace: null } },
}
const refused = { ok: false, failure: { code: 'refused_here', happened: 'nothing' } }

const nothingDone = async (desk: Desk): Promise<void> => {
  expect(await desk.call('environments.list', {})).toMatchObject({ ok: true, value: { items: [] } })
}

test('control 4 and control 5: who may call, and with what', async ({ desk }) => {
  await test.step('control 4: a second window with our preload and our origin is refused, and so are its frames', async () => {
    const answers = await desk.app?.evaluate(
      async ({ BrowserWindow }, given) => {
        const other = new BrowserWindow({
          show: false,
          webPreferences: { preload: given.preload, sandbox: true, contextIsolation: true, nodeIntegrationInSubFrames: true },
        })
        await other.loadURL(given.origin)
        const call = `globalThis.bridge ? bridge.call(${JSON.stringify(given.write)}) : 'no bridge'`
        const own: unknown = await other.webContents.executeJavaScript(call)
        await other.webContents.executeJavaScript('document.body.append(Object.assign(document.createElement("iframe"), { srcdoc: "x" }))')
        await new Promise((later) => setTimeout(later, 300))
        const frame = other.webContents.mainFrame.frames[0]
        const framed: unknown = await frame?.executeJavaScript(call)
        other.destroy()
        return [own, framed]
      },
      { preload, origin: `${APP_ORIGIN}/`, write },
    )
    expect(answers?.[0]).toMatchObject(refused)
    // Not even made where Chromium gives a frame without a page of its own no preload.
    if (answers?.[1] !== 'no bridge') expect(answers?.[1]).toMatchObject(refused)
    await nothingDone(desk)
  })

  await test.step('control 4: a frame in our own window has no bridge, and its messages are refused', async () => {
    const bridge = await desk.page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'))
      return typeof (frame.contentWindow as unknown as { bridge?: unknown }).bridge
    })
    expect(bridge).toBe('undefined')
    // What a frame that got hold of the channel would send: the handler is asked as if it had.
    const answer = await desk.app?.evaluate(async ({ BrowserWindow, ipcMain }, call) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      const handlers = (ipcMain as unknown as { _invokeHandlers: Map<string, (event: object, call: unknown) => unknown> })._invokeHandlers
      return handlers.get('call')?.({ sender: contents, senderFrame: contents?.mainFrame.frames[0] }, call)
    }, write)
    expect(answer).toMatchObject(refused)
    await nothingDone(desk)
  })

  await test.step('control 4: there is one channel to ask and one to cancel', async () => {
    const channels = await desk.app?.evaluate(({ ipcMain }) => ({
      asked: [...(ipcMain as unknown as { _invokeHandlers: Map<string, unknown> })._invokeHandlers.keys()],
      // Electron's own: what it does with an error nobody listens to.
      told: ipcMain
        .eventNames()
        .map(String)
        .filter((name) => name !== 'error'),
    }))
    expect(channels?.asked).toEqual(['call'])
    expect(channels?.told).toEqual(['cancel'])
  })

  await test.step('control 5: too much, or not plain data, is refused before anybody looks at it', async () => {
    const answers = await desk.page.evaluate(
      (call) =>
        Promise.all(
          [
            { ...call, input: { ...call.input, name: 'x'.repeat(10_000_000) } },
            { ...call, input: { ...call.input, name: new Uint8Array(100) } },
            { ...call, input: new Map([['name', 'x']]) },
            { ...call, input: Number.NaN },
          ].map((each) => window.bridge.call(each as never)),
        ),
      write,
    )
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, failure: { code: 'invalid_input' } })
    await nothingDone(desk)
  })

  await test.step('control 4: the same call from our own window is taken', async () => {
    expect(await desk.page.evaluate((call) => window.bridge.call(call as never), write)).toMatchObject({
      ok: true,
      value: { name: 'Forged' },
    })
  })
})

test('a crashed page comes back with the work in main untouched', async ({ desk }) => {
  await desk.page.evaluate((call) => window.bridge.call(call as never), write)
  await desk.app?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())
  const list = { ...write, operation: 'environments.list', input: {} }
  const seen = () =>
    desk.app?.evaluate(async ({ BrowserWindow }, call) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      if (!contents || contents.isCrashed() || contents.isLoading()) return null
      // Asked of a page that ends meanwhile, this would never answer.
      const late = new Promise((answer) => setTimeout(() => answer(null), 1_000))
      return Promise.race([late, contents.executeJavaScript(`bridge.call(${JSON.stringify(call)})`) as Promise<unknown>])
    }, list)
  await expect.poll(seen).toMatchObject({ ok: true, value: { items: [{ name: 'Forged' }] } })
})
