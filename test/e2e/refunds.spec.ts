import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { startPracticeInWorker } from '../../src-main/practice/start'
import { connectAt, go, practiseAt, resize, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const purchase = (page: Page) => detail(page).getByRole('textbox', { name: 'Purchase' })
const sent = (page: Page) => detail(page).getByRole('figure', { name: 'Reason as it is sent' })
const refund = (page: Page) => detail(page).getByRole('button', { name: 'Refund…' })
const issue = (page: Page) => step(page).getByRole('button', { name: 'Issue refund' })

/** Asks for a refund of what is pasted, and sends it. */
const send = async (page: Page, pasted: string): Promise<void> => {
  await purchase(page).fill(pasted)
  await refund(page).click()
  await step(page).getByRole('checkbox').check()
  await issue(page).click()
}

/** All the text of a PDF file, page by page. */
const textOfPdf = async (file: string): Promise<string> => {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(file)), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await pdf.getPage(at + 1)).getTextContent()))
  return pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' ')
}

interface Watched {
  paper: { preferences: Record<string, unknown> | null; printed: number }
}

/** Control 1: looks at the window that lays out paper. The system's print dialog is answered here, as its other dialogs are. */
const watchPaper = async ({ app }: Desk): Promise<void> =>
  app?.evaluate((electron) => {
    const paper: Watched['paper'] = { preferences: null, printed: 0 }
    Object.assign(globalThis, { paper })
    electron.app.on('browser-window-created', (_, window) => {
      const contents = window.webContents as unknown as { getLastWebPreferences(): Record<string, unknown>; print: unknown }
      paper.preferences = contents.getLastWebPreferences()
      contents.print = (_options: unknown, answer: (printed: boolean, why: string) => void) => {
        paper.printed++
        answer(true, '')
      }
    })
  })
const watched = ({ app }: Desk): Promise<Watched['paper']> | undefined => app?.evaluate(() => (globalThis as unknown as Watched).paper)

test('a ticket is pasted, a purchase chosen, confirmed and refunded; the receipt is copied and is a real PDF', async ({ desk }) => {
  const id = await practiseAt(desk, 'refunds')
  const { page } = desk
  await expect(page.getByRole('button', { name: 'New refund' }).first()).toBeVisible()
  await page.keyboard.press('n')
  await expect(purchase(page)).toBeFocused()
  await refund(page).click()
  await expect(detail(page).getByText('A purchase id is needed.')).toBeVisible()
  await purchase(page).fill('They paid on 2026-11-03 and are angry.')
  await expect(detail(page).getByText('No purchase id was found in this.')).toBeVisible()
  await purchase(page).fill('Ticket 4711\nhttps://agentpowers.example.com/purchases/pur_practice_0001?from=mail\nand pur_practice_0002')
  await expect(detail(page).getByText('2 purchases are in this. Which one?')).toBeVisible()
  await refund(page).click()
  await expect(detail(page).getByText('Choose one of the purchases below.')).toBeVisible()
  await detail(page).getByRole('button', { name: 'Refund all 2 as a batch…' }).click()
  await expect(step(page).getByText('pur_practice_0002')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(step(page)).toHaveCount(0)
  await detail(page).getByRole('radio', { name: 'pur_practice_0001' }).check()
  await expect(detail(page).getByText('The marketplace’s API has no read of purchases')).toBeVisible()
  await expect(detail(page).getByText('Nobody tried to refund it from this desk.')).toBeVisible()

  // Narrowing down the list beside it loses nothing of the form.
  await page.getByRole('combobox', { name: 'Time' }).selectOption('today')
  await expect(page).toHaveURL(/span=|today/)
  await expect(detail(page).getByRole('radio', { name: 'pur_practice_0001' })).toBeChecked()

  await expect(sent(page)).toHaveText('No reason: an empty text is sent.')
  await detail(page).getByRole('combobox', { name: 'Reason' }).selectOption('technical')
  const words = detail(page).getByRole('textbox', { name: 'In words' })
  await expect(words).toHaveValue('The skill does not run for the buyer.')
  await words.fill('x'.repeat(1995))
  await expect(detail(page).getByText('2,006 of 2,000')).toBeVisible()
  await expect(detail(page).getByText('A reason has at most 2,000 characters')).toBeVisible()
  await refund(page).click()
  await expect(step(page)).toHaveCount(0)
  await words.fill('Crashes on start, <b>twice</b>.')
  await expect(sent(page)).toHaveText('technical: Crashes on start, <b>twice</b>.')

  await refund(page).click()
  await expect(step(page).getByText('POST /v1/admin/refunds/pur_practice_0001')).toBeVisible()
  await expect(step(page).getByText('"reason": "technical: Crashes on start, <b>twice</b>."')).toBeVisible()
  await expect(issue(page)).toBeDisabled()
  await step(page).getByRole('checkbox').check()
  await issue(page).click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Refund $49.00 succeeded')
  await expect(detail(page).getByText('it can’t be seen from here whether they have happened')).toBeVisible()
  await expect(detail(page).getByText('names no currency: the amount is shown in USD')).toBeVisible()
  const refund_id = await detail(page)
    .getByRole('button', { name: /copy refund id/ })
    .textContent()
  expect(refund_id).toMatch(/re_practice/)

  await detail(page).getByRole('button', { name: 'Copy', exact: true }).click()
  await expect(detail(page).getByRole('button', { name: 'Copied' })).toBeVisible()
  const file = join(desk.folder, 'receipt.pdf')
  await watchPaper(desk)
  await desk.saveTo(file)
  await detail(page).getByRole('button', { name: 'Save as PDF' }).click()
  await expect(detail(page).getByText('Saved as')).toBeVisible({ timeout: 30_000 })
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  const text = await textOfPdf(file)
  for (const word of [
    'Refund of the purchase pur_practice_0001',
    '$49.00',
    'succeeded',
    'technical: Crashes on start, <b>twice</b>.',
    'practice',
  ])
    expect(text).toContain(word)
  await detail(page).getByRole('button', { name: 'Print' }).click()
  if (desk.app) {
    await expect.poll(async () => (await watched(desk))?.printed).toBe(1)
    const safe = { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false }
    expect((await watched(desk))?.preferences).toMatchObject(safe)
    expect((await watched(desk))?.preferences?.preload).toBeFalsy()
  }
  expect(desk.complaints).toEqual([])

  // The receipt has an address of its own, and the form knows of it.
  const address = await page.evaluate(() => location.hash)
  await desk.reopen()
  await go(desk.page, address)
  await expect(detail(desk.page).getByRole('heading', { level: 2 })).toHaveText('Refund $49.00 succeeded')
  await go(desk.page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_0001`)
  await expect(detail(desk.page).getByText('From this desk before:')).toBeVisible()
  await send(desk.page, 'pur_practice_0001')
  await expect(step(desk.page).getByText('It was refunded from this desk before')).toBeVisible()
  await expect(step(desk.page).getByText('It was refunded already: the buyer has the money back.')).toBeVisible()
})

test('every refusal is in words, at the form and afterwards', async ({ desk }) => {
  await practiseAt(desk, 'refunds/%2Fnew')
  const { page } = desk
  for (const [purchase_id, words] of [
    ['pur_practice_pending', 'It is not completed: its status is pending. Only a completed purchase can be refunded.'],
    ['pur_practice_free', 'It has no PaymentIntent: nothing was paid through Stripe, so there is nothing to give back.'],
    ['pur_practice_fail_400', 'It is not completed, or has no PaymentIntent: the server’s words don’t say which.'],
    ['pur_practice_nothing', 'No purchase has this id in this environment.'],
  ] as const) {
    await send(page, purchase_id)
    await expect(step(page).getByText(words)).toBeVisible()
    await expect(step(page).getByText('Nothing was changed.')).toBeVisible()
    // The form took the reason, an empty one too.
    await expect(step(page).getByRole('textbox', { name: 'Reason' })).toHaveCount(0)
    await step(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(detail(page).getByText(words)).toBeVisible()
  }
  await detail(page).getByRole('link', { name: 'Open' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Refund refused')
  await expect(detail(page).getByText('No purchase has this id in this environment.')).toBeVisible()
  await detail(page).getByRole('button', { name: 'New refund of it…' }).click()
  await expect(purchase(page)).toHaveValue('pur_practice_nothing')
})

test('without Stripe nothing happens, and the same form may be pressed again later', async ({ desk }) => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-e2e-server-'))
  const server = await startPracticeInWorker({ folder, users: 200, fresh: true }, pathToFileURL(resolve('out/main/practice.js')))
  try {
    await connectAt(desk, `${server.base_url}/without_stripe`, server.token, 'refunds/%2Fnew')
    const { page } = desk
    await send(page, 'pur_practice_0003')
    await expect(step(page).getByText('Stripe is not available. Nothing happened, and it is safe to try again later.')).toBeVisible()
    await expect(issue(page)).toBeEnabled()
    const ledger = await desk.call('ledger.list', { operation: 'refunds.issue' })
    expect(ledger.ok && ledger.value.items.map(({ state, tries }) => [state, tries])).toEqual([['refused', 1]])
  } finally {
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  }
})

test('an outcome nobody knows can’t be pressed into a second refund', async ({ desk }) => {
  const id = await practiseAt(desk, 'refunds/%2Fnew')
  const { page } = desk
  await send(page, 'pur_practice_fail_lost')
  await expect(step(page).getByText('Nobody knows whether the buyer got the money back.')).toBeVisible({ timeout: 40_000 })
  await expect(issue(page)).toBeDisabled()
  await step(page).getByRole('button', { name: 'Read the record again' }).click()
  await expect(step(page).getByText('only a person can say')).toBeVisible()
  await expect(issue(page)).toBeDisabled()
  await step(page).getByRole('button', { name: 'Close' }).click()
  await expect(refund(page)).toBeDisabled()
  await expect(refund(page)).toHaveAccessibleDescription('Settle the earlier refund of it first.')
  await expect(detail(page).getByRole('alert')).toContainText('its end is not known')
  // Another form, another day: it is still in the way.
  await desk.reopen()
  await go(desk.page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_fail_lost`)
  await expect(refund(desk.page)).toBeDisabled()
  // It is settled where it stands, by the form as by its own panel.
  await detail(desk.page).getByRole('link', { name: 'Open' }).click()
  await expect(detail(desk.page).getByRole('button', { name: 'Say what happened…' })).toBeVisible()
  await desk.page.goBack()
  await detail(desk.page).getByRole('button', { name: 'Say what happened…' }).click()
  await step(desk.page).getByRole('textbox', { name: 'How you know' }).fill('Stripe shows it')
  await step(desk.page).getByRole('button', { name: 'It happened' }).click()
  await expect(step(desk.page)).toHaveCount(0)
  await expect(detail(desk.page).getByRole('alert')).toHaveCount(0)
  await expect(refund(desk.page)).toBeEnabled()
  await refund(desk.page).click()
  await expect(step(desk.page).getByText('It was refunded from this desk before')).toBeVisible()
})

test('nothing of a refund keeps anyone out, large or small', async ({ desk }) => {
  const { page } = desk
  await practiseAt(desk, 'refunds/%2Fnew')
  await purchase(page).fill('pur_practice_0001\npur_practice_0002')
  await detail(page).getByRole('radio').first().check()
  await expect(detail(page).getByText('Nobody tried')).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await refund(page).click()
  await step(page).getByRole('checkbox').check()
  await issue(page).click()
  await expect(detail(page).getByRole('heading', { level: 2 })).toContainText('succeeded')
  expect(await troubles(page)).toEqual([])
  await resize(desk, 1000, 700)
  expect(await detail(page).evaluate((panel) => panel.scrollWidth - panel.clientWidth)).toBe(0)
})
