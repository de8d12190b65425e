import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import { type Desk, test } from '../desk'

const elsewhere = [
  'https://example.com/',
  'http://127.0.0.1:9/',
  pathToFileURL('/').href,
  'data:text/html,<title>elsewhere</title>',
  'chrome://version/',
  'smb://127.0.0.1/share',
  'mailto:someone@example.com',
  'opsdesk:x',
]

/** What would have been handed to the system's browser or another program. */
const recordExternal = (desk: Desk): Promise<void> | undefined =>
  desk.app?.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    shell.openExternal = async (address) => void opened.push(address)
  })

/** Without the hash: that is the app's own way about. */
const place = (address: string): string => address.split('#')[0] ?? ''

const stayed = async (desk: Desk, url: string): Promise<void> => {
  await desk.page.waitForTimeout(500)
  const windows = await desk.app?.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))
  expect(windows?.map(place)).toEqual([url])
  expect(place(desk.page.url())).toBe(url)
  expect(await desk.app?.evaluate(() => (globalThis as unknown as { opened: string[] }).opened)).toEqual([])
  // The page is the same one, not one that was loaded anew.
  expect(await desk.page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBe(true)
}

test.beforeEach(async ({ desk }) => {
  await recordExternal(desk)
  await desk.page.evaluate(() => Object.assign(window, { same: true }))
})

test('control 9 and control 10: nothing leads elsewhere', async ({ desk }) => {
  const url = place(desk.page.url())

  await test.step('control 9: links, scripts and refreshes lead nowhere', async () => {
    for (const href of elsewhere) {
      await desk.page.evaluate((to) => {
        const link = Object.assign(document.createElement('a'), { href: to })
        document.body.append(link)
        link.click()
      }, href)
      await desk.page.evaluate((to) => {
        setTimeout(() => {
          location.href = to
        })
      }, href)
    }
    await desk.page.evaluate(() => {
      const refresh = document.createElement('meta')
      refresh.httpEquiv = 'refresh'
      refresh.content = '0; url=https://example.com/'
      document.head.append(refresh)
    })
    await stayed(desk, url)
  })

  await test.step('control 9: forms are not sent', async () => {
    for (const method of ['get', 'post']) {
      await desk.page.evaluate((how) => {
        const form = Object.assign(document.createElement('form'), { action: 'https://example.com/', method: how })
        document.body.append(form)
        form.submit()
      }, method)
    }
    await stayed(desk, url)
  })

  await test.step('control 9: a file dropped on the window does not open in it', async () => {
    const session = await desk.page.context().newCDPSession(desk.page)
    const data = { items: [], files: [process.execPath], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data })
    }
    await stayed(desk, url)
  })

  await test.step('control 9: frames go nowhere', async () => {
    await desk.page.evaluate((hrefs) => {
      for (const src of hrefs) document.body.append(Object.assign(document.createElement('iframe'), { src }))
    }, elsewhere)
    await desk.page.waitForTimeout(500)
    const frames = desk.page.frames().map((frame) => frame.url())
    expect(frames.filter((at) => ![url, '', 'about:blank'].includes(place(at)) && !at.startsWith('chrome-error:'))).toEqual([])
    await stayed(desk, url)
  })

  await test.step('control 10: no second window opens, and nothing goes to another program', async () => {
    for (const href of [...elsewhere, url]) {
      const opened = await desk.page.evaluate((to) => {
        const link = Object.assign(document.createElement('a'), { href: to, target: '_blank' })
        document.body.append(link)
        link.click()
        return window.open(to) !== null || window.open(to, '_blank', 'nodeIntegration=yes,contextIsolation=no') !== null
      }, href)
      expect(opened).toBe(false)
    }
    await stayed(desk, url)
  })

  await test.step('control 10: neither does a middle click or a click with a key held', async () => {
    await desk.page.evaluate(() => {
      const link = Object.assign(document.createElement('a'), { href: 'https://example.com/', textContent: 'Away from here' })
      link.setAttribute('style', 'position: fixed; top: 0; left: 0; z-index: 100000')
      document.body.append(link)
    })
    // By the mouse itself: a click on a locator would wait for the navigation that is refused.
    const at = [8, 8] as const
    await desk.page.mouse.click(...at, { button: 'middle' })
    for (const key of ['Control', 'Shift', 'Meta', 'Alt']) {
      await desk.page.keyboard.down(key)
      await desk.page.mouse.click(...at)
      await desk.page.keyboard.up(key)
    }
    await desk.page.mouse.click(...at)
    await stayed(desk, url)
  })
})

test('the page itself is loaded again', async ({ desk }) => {
  const url = place(desk.page.url())

  await test.step('loading the same page again is allowed: it goes nowhere', async () => {
    await Promise.all([desk.page.waitForEvent('load'), desk.page.evaluate(() => location.reload())])
    expect(place(desk.page.url())).toBe(url)
    expect(await desk.page.evaluate(() => (window as unknown as { same?: boolean }).same)).toBeUndefined()
  })

  await test.step('an empty page, which nobody is asked about, is left again', async () => {
    await desk.page.evaluate(() => Object.assign(window, { same: true }))
    await desk.page.evaluate(() => {
      setTimeout(() => {
        location.href = 'about:blank'
      })
    })
    await expect.poll(() => desk.page.evaluate(() => (window as unknown as { same?: boolean }).same).catch(() => true)).toBeUndefined()
    await expect.poll(() => place(desk.page.url())).toBe(url)
  })
})
