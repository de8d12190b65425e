import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { connectAt, go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const whole = (heading: string, more = ''): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>News</title></head>
<body><h1>${heading}</h1><p>Here is what others have built on AgentPowers this week. Have a look at the new shelf.</p>${more}
<p><a href="https://agentpowers.example.com/unsubscribe">Unsubscribe</a></p></body></html>`

const subject = (page: Page) => page.getByRole('textbox', { name: 'Subject' })
const html = (page: Page) => page.getByRole('textbox', { name: 'HTML', exact: true })
const checks = (page: Page) => page.getByRole('region', { name: 'Checks' })
const mail = (page: Page) => page.getByRole('region', { name: 'Preview' }).frameLocator('iframe:visible')
const more = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
const saved = (page: Page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()

/** Writes a draft by hand, as far as it being saved. */
const write = async (page: Page, about: string, text: string): Promise<void> => {
  await page.getByRole('button', { name: /^New draft/ }).click()
  await subject(page).fill(about)
  await html(page).click()
  await page.keyboard.insertText(text)
  await expect(page.getByText('Saving…')).toBeHidden()
  await saved(page)
}
/** Confirms it, as far as the press. */
const send = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Send…/ }).click()
  const step = page.getByRole('dialog')
  await step.getByRole('checkbox').check()
  await step.getByRole('button', { name: 'Send e-mail' }).click()
  await expect(step).toBeHidden()
}
const at = async (desk: Desk, mail_grace_seconds: number): Promise<string> => {
  const id = await practiseAt(desk, 'marketing-email')
  await desk.call('settings.update', { mail_grace_seconds })
  return id
}

test('a mail is written, kept over a reload, looked at in every manner, and brought back from a version', async ({ desk }) => {
  await at(desk, 0)
  const { page } = desk
  expect(await troubles(page)).toEqual([])
  await write(page, 'Ten new skills', whole('Ten of them'))
  await expect(mail(page).getByRole('heading', { name: 'Ten of them' })).toBeVisible()
  expect(await troubles(page)).toEqual([])

  await subject(page).fill('Eleven new skills')
  // Not a moment to rest: it is saved on the way out.
  await page.reload()
  await expect(subject(page)).toHaveValue('Eleven new skills')
  await expect(html(page)).toContainText('Ten of them')

  await page.getByText('Phone', { exact: true }).click()
  await expect.poll(() => page.locator('iframe:visible').evaluate((frame) => frame.clientWidth)).toBe(375)
  await page.getByText('Desktop', { exact: true }).click()
  await expect.poll(() => page.locator('iframe:visible').evaluate((frame) => frame.clientWidth)).toBe(700)
  await page.getByRole('button', { name: 'Dark preview' }).click()
  await expect(page.locator('iframe:visible')).toHaveCSS('color-scheme', 'dark')
  await page.getByText('Plain text', { exact: true }).click()
  await expect(page.getByRole('region', { name: 'Plain text' })).toContainText('Have a look at the new shelf.')

  await html(page).click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText('<p>Oh')
  await saved(page)
  await more(page, 'Versions…')
  const versions = page.getByRole('dialog')
  await versions
    .getByRole('button', { name: /typed · 3\d\d characters/ })
    .first()
    .click()
  await versions.getByRole('button', { name: 'Bring this one back' }).click()
  await expect(html(page)).toContainText('Ten of them')
  await resize(desk, 1000, 700)
  expect(await troubles(page)).toEqual([])

  expect(desk.complaints).toEqual([])
  await more(page, 'Delete')
  await page.getByRole('link', { name: 'Deleted' }).click()
  await page.getByRole('row', { name: /Eleven new skills/ }).click()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Drafts' }).click()
  await expect(page.getByRole('row', { name: /Eleven new skills/ })).toBeVisible()
})

test('two windows at one draft: neither loses what it typed', async ({ desk }) => {
  const id = await at(desk, 0)
  const { page } = desk
  await write(page, 'Ten new skills', whole('Ten of them'))
  const drafts = await desk.call('drafts.list', { environment_id: id })
  const draft = drafts.ok ? drafts.value.items[0] : undefined
  if (!draft) throw new Error('There is no draft.')
  // What another window would send.
  const other = { draft_id: draft.id, writer: crypto.randomUUID(), base: draft.version, subject: 'From the other window', html: '<p>Other' }
  expect((await desk.call('drafts.save', other)).ok).toBe(true)
  await subject(page).fill('From this window')
  await expect(page.getByText('This draft was changed in another window.')).toBeVisible()
  await expect(subject(page)).toHaveValue('From this window')
  await page.getByRole('main').getByRole('link', { name: 'Drafts' }).click()
  await expect(page.getByRole('row', { name: /From the other window/ }).first()).toBeVisible()
  await expect(page.getByRole('row', { name: /From this window/ })).toBeVisible()
})

test('a file is taken in, errors keep it from being sent, a template is filled in, and a message file is written', async ({ desk }) => {
  await at(desk, 0)
  const { page } = desk
  const file = join(desk.folder, 'mail.html')
  writeFileSync(file, whole('Hello {{first_name}}', '<script>1</script><img src="https://pictures.example.com/a.png">'))
  await page.getByRole('button', { name: /^New draft/ }).click()
  await subject(page).fill('News for {{first_name}}')
  await page.getByLabel('An .html file').setInputFiles(file)
  await expect(html(page)).toContainText('Hello {{first_name}}')
  await expect(checks(page).getByRole('heading', { name: /errors: it can’t be sent/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send…' })).toHaveAttribute('aria-disabled', 'true')
  expect(await troubles(page)).toEqual([])
  await page.getByRole('button', { name: '1 picture not shown' }).click()
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('https://pictures.example.com/a.png')

  const dropped = await page.evaluateHandle((text) => {
    const held = new DataTransfer()
    held.items.add(new File([text], 'dropped.html', { type: 'text/html' }))
    return held
  }, whole('Hello {{first_name}}'))
  const place = page.getByRole('region', { name: 'HTML of the e-mail' })
  await place.dispatchEvent('dragover', { dataTransfer: dropped })
  await place.dispatchEvent('drop', { dataTransfer: dropped })
  await expect(html(page)).not.toContainText('script')
  await saved(page)
  await more(page, 'Save as a template…')
  await page.getByRole('dialog').getByRole('button', { name: 'Save template' }).click()
  await expect(page.getByText('Filled in each time: first_name.')).toBeVisible()
  await page.getByRole('button', { name: 'Fill in…' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'first_name' }).fill('<b>Ada</b>')
  await page.getByRole('dialog').getByRole('button', { name: 'Make the draft' }).click()
  await expect(subject(page)).toHaveValue('News for <b>Ada</b>')
  await expect(html(page)).toContainText('Hello &lt;b&gt;Ada&lt;/b&gt;')

  await desk.saveTo(join(desk.folder, 'mail.eml'))
  await more(page, 'Export as .eml…')
  await expect(page.getByText(/^Saved as .*mail\.eml$/)).toBeVisible()
  const message = readFileSync(join(desk.folder, 'mail.eml'), 'utf8')
  expect(message).toMatch(/^Subject: /m)
  expect(message).toMatch(/multipart\/alternative/)
})

test('it is undone, then sent: the count, the history, its exact HTML, and a draft made of it', async ({ desk }) => {
  await at(desk, 30)
  const { page } = desk
  const text = whole('Ten of them')
  await write(page, 'Ten new skills', text)
  await page.getByRole('button', { name: /^Send…/ }).click()
  await expect(page.getByRole('dialog')).toContainText('None was sent from this desk yet')
  expect(await troubles(page)).toEqual([])
  await page.keyboard.press('Escape')
  await send(page)
  await expect(page.getByRole('region', { name: 'On their way' })).toContainText('leaves in')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByText(/undone, nothing was sent/)).toBeVisible()
  const before = await desk.call('ledger.list', {})
  expect(before.ok && before.value.total).toBe(0)

  await desk.call('settings.update', { mail_grace_seconds: 0 })
  await send(page)
  const reached = page.getByText(/^It was sent to \d+ people\./)
  await expect(reached).toBeVisible()
  const count = /\d+/.exec((await reached.textContent()) ?? '')?.[0] ?? ''
  expect(Number(count)).toBeGreaterThan(50)
  await expect(checks(page)).toContainText('a mail sent lately')
  await page.getByRole('button', { name: /^Send…/ }).click()
  await expect(page.getByRole('dialog')).toContainText(`reached ${count} people`)
  await expect(page.getByRole('dialog')).toContainText('It is much like “Ten new skills”')
  await page.keyboard.press('Escape')

  await page.getByRole('main').getByRole('link', { name: 'Drafts' }).click()
  await page.getByRole('link', { name: 'Sent' }).click()
  const row = page.getByRole('row', { name: /Ten new skills/ })
  await expect(row).toContainText(count)
  expect(await troubles(page)).toEqual([])
  await row.click()
  await expect(page.getByRole('region', { name: 'What became of it' })).toContainText(`${count} people`)
  await expect(mail(page).getByRole('heading', { name: 'Ten of them' })).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await page.getByRole('button', { name: 'Use as a new draft' }).click()
  await expect(subject(page)).toHaveValue('Ten new skills')
  await expect(html(page)).toContainText('Ten of them')
})

test('in production it is unlocked in place, and the environment and the subject are typed', async ({ desk }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-server-'))
  const server = await startPracticeInWorker({ folder, users: 200, fresh: true }, pathToFileURL(resolve('out/main/practice.js')))
  try {
    await desk.call('settings.update', { mail_grace_seconds: 0 })
    await connectAt(desk, server.base_url, server.token, 'marketing-email', 'production')
    const { page } = desk
    await write(page, 'Ten new skills', whole('Ten of them'))
    await page.getByRole('button', { name: /^Send…/ }).click()
    const step = page.getByRole('dialog')
    const press = step.getByRole('button', { name: 'Send e-mail' })
    await step.getByRole('textbox').fill('Elsewhere: Ten new skills')
    await expect(press).toBeDisabled()
    await step.getByRole('button', { name: 'Unlock for 10 minutes' }).click()
    await expect(press).toBeEnabled()
    await step.getByRole('textbox').fill('Ten new skills')
    await expect(press).toBeDisabled()
    await step.getByRole('textbox').fill('Elsewhere: Ten new skills')
    await press.click()
    await expect(page.getByText(/^It was sent to [\d,]+ people\./)).toBeVisible()
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('no answer came: it says what to look at, and nothing is sent until a person has said what happened', async ({ desk }) => {
  const id = await at(desk, 0)
  const { page } = desk
  await write(page, 'News, try fail_lost', whole('Lost'))
  await send(page)
  await expect(page.getByRole('alert')).toContainText('nobody knows whether it was done')
  await expect(page.getByRole('alert')).toContainText('Look at the log of your mail service')
  await expect(page.getByRole('button', { name: 'Send…' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('no other goes out until that is settled')).toBeVisible()
  await page.reload()
  await page.getByRole('button', { name: 'Say what happened…' }).click()
  const settle = page.getByRole('dialog')
  await settle.getByRole('textbox').fill('It is in the mail service’s log.')
  await settle.getByRole('button', { name: 'It happened' }).click()
  await expect(settle).toBeHidden()
  await go(page, `/e/${id}/marketing-email/sent`)
  await expect(page.getByRole('row', { name: /fail_lost/ })).toContainText('settled: done')
})
