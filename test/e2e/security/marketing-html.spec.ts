import { expect, type Page } from '@playwright/test'
import { practiseAt } from '../at-a-screen'
import { type Desk, test } from '../desk'
import { listen } from './listener'

/** Each tries to run something, to ask for something, or to go somewhere. `to` is a listener's address. */
const payloads = (to: string, app: string): string[] => [
  `<script>fetch('${to}/script'); alert('script'); top.location = '${to}/top'; document.body.textContent = 'ran'</script>`,
  `<script src="${to}/script.js"></script><script type="module">import '${to}/module.js'</script>`,
  `<img src="${to}/img.png" onerror="alert('onerror')"><img srcset="${to}/srcset.png 1x, ${to}/srcset2.png 2x"><picture><source srcset="${to}/source.png"><img></picture>`,
  `<svg onload="alert('svg')"><image href="${to}/svg-image.png"/><use href="${to}/use.svg#x"/><script>alert('in svg')</script></svg>`,
  `<iframe srcdoc="<script>alert('srcdoc'); parent.location='${to}/srcdoc'</script><img src='${to}/srcdoc.png'>"></iframe>`,
  `<iframe src="${to}/frame"></iframe><iframe src="javascript:alert('frame')"></iframe><iframe src="${app}/"></iframe><iframe src="data:text/html,<script>alert('data')</script>"></iframe>`,
  `<object data="${to}/object"></object><embed src="${to}/embed"><applet code="${to}/applet"></applet>`,
  `<video src="${to}/video.mp4" poster="${to}/poster.png" autoplay></video><audio src="${to}/audio.mp3" autoplay></audio><track src="${to}/track.vtt">`,
  `<style>@import '${to}/import.css'; @font-face { font-family: f; src: url(${to}/font.woff2) } * { font-family: f } body { background: url(${to}/body.png); cursor: url(${to}/cursor.png), auto } li { list-style-image: url(${to}/list.png) }</style><ul><li>x</li></ul>`,
  `<p style="background: url(${to}/inline.png); border-image: url(${to}/border.png) 1; -webkit-mask-image: url(${to}/mask.png)">x</p>`,
  `<table background="${to}/table.png"><tr><td background="${to}/td.png">x</td></tr></table><body background="${to}/bg.png">`,
  `<details open ontoggle="alert('toggle')"><summary>x</summary></details><marquee onstart="alert('marquee')">x</marquee><dialog open>x</dialog>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=alert('mxss')></style></table></mtext></math>`,
]
/** What a person may press. */
const pressed = (to: string, app: string): string[] => [
  `<form action="${to}/form" method="post" id="f"><input name="x" autofocus onfocus="alert('focus')"><input type="image" src="${to}/input.png"><button>Press the form</button></form>`,
  `<a href="${to}/link">A plain link</a> <a href="${to}/top" target="_top">A link to the top</a> <a href="${to}/blank" target="_blank">A link to a new window</a>`,
  `<a href="javascript:alert('link')">A link that runs</a> <a href="${app}/" target="_top">A link to the app</a> <a href="${to}/download" download>A download</a> <a href="${to}/ping" ping="${to}/pinged">A ping</a>`,
]
/** They stand in the head, as a mail's own would. */
const inHead = (to: string): string =>
  ['preload', 'prefetch', 'dns-prefetch', 'preconnect', 'prerender', 'stylesheet', 'icon', 'modulepreload', 'manifest']
    .map((rel) => `<link rel="${rel}" href="${to}/${rel}" as="script">`)
    .join('') +
  `<base href="${to}/base/" target="_top"><meta http-equiv="refresh" content="0; url=${to}/refresh">` +
  `<meta http-equiv="Content-Security-Policy" content="default-src *; script-src 'unsafe-inline'"><meta http-equiv="set-cookie" content="a=b">` +
  `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to}/speculation"]}]}</script>`

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('button', { name: /^New draft/ }).click()
  await page.getByRole('textbox', { name: 'HTML', exact: true }).click()
  await page.keyboard.insertText(text)
}

/** Opens a draft of every payload, presses what can be pressed in its preview, and tells what came of it. */
const tryEverything = async (desk: Desk): Promise<void> => {
  const { page } = desk
  const listener = await listen()
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  const windows: string[] = []
  page.context().on('page', (other) => windows.push(other.url()))
  const app = new URL(page.url()).origin
  const hosts = [`http://127.0.0.1:${listener.tcp}`, `https://127.0.0.1:${listener.tcp}`]
  await write(
    page,
    `<html><head>${hosts.map(inHead).join('')}</head><body><h1>All of it</h1>${hosts.flatMap((to) => [...pressed(to, app), '<hr>']).join('\n')}${hosts.flatMap((to) => payloads(to, app)).join('\n')}</body></html>`,
  )
  const address = page.url()
  // Drawn as large as it is: presses on a frame that is drawn smaller miss what they are meant for.
  await page.getByText('Phone', { exact: true }).click()
  await page.getByRole('textbox', { name: 'HTML', exact: true }).focus()
  const mail = page.getByRole('region', { name: 'Preview' }).frameLocator('iframe:visible')
  await expect(mail.getByRole('heading', { name: 'All of it' })).toBeVisible()
  // The cursor is where a person left it: nothing in the mail took the focus.
  await expect(page.getByRole('textbox', { name: 'HTML', exact: true })).toBeFocused()
  for (const name of [
    'A plain link',
    'A link to the top',
    'A link to a new window',
    'A link that runs',
    'A link to the app',
    'A download',
    'A ping',
  ])
    await mail.getByText(name, { exact: true }).first().click({ timeout: 5_000 })
  await mail.getByText('A link to a new window').first().click({ button: 'middle' })
  await mail.getByRole('button', { name: 'Press the form' }).first().click()
  await expect(mail.getByRole('heading', { name: 'All of it' })).toBeVisible()

  // Asked for, main fetches pictures, but not from this machine.
  await page.getByRole('button', { name: /pictures not shown/ }).click()
  await page.getByRole('button', { name: 'Show pictures' }).click()
  await expect(page.getByRole('button', { name: 'Hide pictures' })).toBeVisible()
  await expect(page.getByText(/not on the public internet/).first()).toBeVisible()
  await page.waitForTimeout(2_000)

  expect(listener.visits).toEqual([])
  expect(dialogs).toEqual([])
  expect(windows).toEqual([])
  expect(page.url()).toBe(address)
  const elsewhere = page
    .frames()
    .map((frame) => frame.url())
    .filter((url) => url !== address && !url.startsWith(`${app}/preview/`) && !/^(about:|chrome-error:|$)/.test(url))
  expect(elsewhere).toEqual([])
  await listener.close()
}

test('control 19: whatever a mail holds, its preview runs nothing, asks for nothing and goes nowhere', async ({ desk }) => {
  await practiseAt(desk, 'marketing-email')
  await tryEverything(desk)
  const frame = desk.page.locator('iframe:visible')
  expect(await frame.getAttribute('sandbox')).toBe('')
  expect(await frame.getAttribute('allow')).toBeNull()
})

test('control 19: nor where the app’s own policy is out of the way', async ({ desk }) => {
  await practiseAt(desk, 'marketing-email')
  const session = await desk.page.context().newCDPSession(desk.page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await desk.page.reload()
  // It is really gone, or this would be the test above once more.
  expect(await desk.page.evaluate(() => new Promise((answer) => setTimeout(() => answer(new Function('return 1')()))))).toBe(1)
  await tryEverything(desk)
})
