import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Feedback } from '@contract/platform/feedback'
import { probeClasses } from '@contract/platform/feedback-words'
import { expect, type Page } from '@playwright/test'
import { probes } from '../../src-main/practice/platform/probes/probes'
import { everyMark } from '../../src-renderer/parts/visible-text'
import { go, practiseAt, troubles } from './at-a-screen'
import { type Desk, test } from './desk'

const grid = (page: Page) => page.getByRole('grid', { name: 'Feedback' })
const row = (page: Page) => grid(page).locator('[role=row][data-index]')
const pane = (page: Page) => page.getByRole('complementary')
const selected = (page: Page): string => decodeURIComponent(/feedback\/([^?]+)/.exec(page.url())?.[1] ?? '')
const itemOf = async (desk: Desk, environment: string, feedback_id: string): Promise<Feedback> => {
  const answer = await desk.call('feedback.get', { feedback_id }, environment)
  if (!answer.ok) throw new Error(answer.failure.what)
  return answer.value
}

test('feedback is triaged by keyboard, a burst by one verdict', async ({ desk }) => {
  const id = await practiseAt(desk, 'feedback')
  const { page } = desk
  const open = async (entry: string, search = ''): Promise<void> => {
    await go(page, `/e/${id}/feedback/${entry}${search}`)
    await expect(pane(page).getByText(entry, { exact: true }).first()).toBeVisible()
    await expect(pane(page).getByRole('button', { name: 'Assign to me' })).toBeVisible()
  }
  const statusOf = async (entry: string) => (await itemOf(desk, id, entry)).status

  await test.step('the worst first; a key each moves it on and opens the next', async () => {
    await expect(row(page).first()).toContainText('The usage export has been empty')
    await page.keyboard.press('j')
    await expect.poll(() => selected(page)).toBe('fb_practice_export')
    await expect(pane(page).getByRole('button', { name: 'Archive' })).toHaveCount(0)
    await page.keyboard.press('a')
    expect(await statusOf('fb_practice_export')).toBe('open')
    await page.keyboard.press('t')
    await expect.poll(() => selected(page)).not.toBe('fb_practice_export')
    await expect.poll(() => statusOf('fb_practice_export')).toBe('triaged')
    await expect(row(page).first()).toContainText('triaged')
    await page.keyboard.press('k')
    await expect.poll(() => selected(page)).toBe('fb_practice_export')
    await page.keyboard.press('d')
    await expect.poll(() => statusOf('fb_practice_export')).toBe('done')
  })

  await test.step('assigned to oneself, noted, and both told in its history', async () => {
    await open('fb_practice_approval')
    await page.keyboard.press('m')
    await expect.poll(async () => (await itemOf(desk, id, 'fb_practice_approval')).assignee_id).toBe('usr_practice_you')
    await page.keyboard.press('n')
    await pane(page).getByLabel('Note, added with Enter').fill('Asked the wallet team.')
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Enter')
    const history = pane(page).getByRole('region', { name: 'History and notes' })
    await expect(history).toContainText('Asked the wallet team.')
    await expect(history).toContainText('Assigned to usr_practice_you')
    expect(selected(page)).toBe('fb_practice_approval')
    await page.keyboard.press('w')
    const assign = page.getByRole('form', { name: 'Assign' })
    await assign.getByRole('textbox', { name: 'Or a user’s id' }).fill('..')
    await page.keyboard.press('Enter')
    await expect(assign.getByText('This is not an id.')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(assign).toHaveCount(0)
  })

  await test.step('two hundred probes get one verdict in one write; what is done can be archived', async () => {
    await go(page, `/e/${id}/feedback?view=security`)
    await expect(page.getByText(/^\d+ to look at, for \d+ pieces · oldest/)).toBeVisible()
    await go(page, `/e/${id}/feedback?view=security&type=sql`)
    await expect(page.getByText(/^\d+ of \d+ to look at · oldest/)).toBeVisible()
    await expect(row(page).first()).toContainText('× 200')
    await row(page).first().click()
    await expect(pane(page).getByRole('heading', { level: 2 })).toHaveText('200 × SQL probe')
    await expect(pane(page).getByText('200 open')).toBeVisible()
    await expect(pane(page).getByText('for all 200')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('d')
    const burst = async () => {
      const answer = await desk.call('feedback.burst', { burst_id: 'burst_practice_sql-sweep' }, id)
      return answer.ok && answer.value.by_status
    }
    await expect.poll(burst).toEqual({ done: 200 })
    await go(page, `/e/${id}/feedback/burst_practice_sql-sweep?view=security&status=done`)
    await expect(pane(page).getByText('200 done')).toBeVisible()
    await pane(page).getByRole('button', { name: 'Archive' }).click()
    await expect.poll(burst).toEqual({ archived: 200 })
    const ledger = await desk.call('ledger.list', { environment: id, target: 'burst_practice_sql-sweep', offset: 0, limit: 10 })
    expect(ledger.ok && ledger.value.items.map(({ operation, state }) => `${operation} ${state}`)).toEqual([
      'feedback.move-burst done',
      'feedback.move-burst done',
    ])
  })

  await test.step('what another operator did first is said, and not undone', async () => {
    await open('fb_practice_markup')
    expect((await desk.call('feedback.move', { feedback_id: 'fb_practice_markup', status: 'done' }, id)).ok).toBe(true)
    await page.keyboard.press('d')
    await expect(grid(page).getByText('done, by another')).toBeVisible()
    await open('fb_practice_markup')
    await expect(pane(page).getByRole('alert')).toContainText('It is done since')
  })

  await test.step('refused, and not known until it was read again', async () => {
    await open('fb_practice_fail_503')
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(pane(page).getByRole('alert')).toContainText('temporarily unavailable')
    await pane(page).getByRole('button', { name: 'Leave it' }).click()
    await open('fb_practice_fail_lost')
    await page.keyboard.press('t')
    await page.getByRole('button', { name: 'Open it' }).click()
    await expect(grid(page).getByText('not known')).toBeVisible()
    await pane(page)
      .getByRole('region', { name: 'This decision is not done' })
      .getByRole('button', { name: 'Read the record again' })
      .click()
    await expect(page.getByText('One decision is not done')).toBeHidden()
    expect(await statusOf('fb_practice_fail_lost')).toBe('triaged')
  })

  await test.step('snoozed at this desk; keys of this screen; nothing there; nothing like it', async () => {
    await open('fb_practice_short')
    await page.keyboard.press('s')
    await expect(page.getByRole('group', { name: 'Snooze' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.keyboard.press('1')
    await go(page, `/e/${id}/feedback?status=snoozed`)
    await expect(row(page)).toHaveCount(1)
    await page.getByRole('button', { name: 'Set keys' }).click()
    await expect(page.getByRole('dialog', { name: 'Keys for feedback' })).toContainText('Copy exactly what was sent')
    await page.keyboard.press('Escape')
    await go(page, `/e/${id}/feedback?search=nosuchwords`)
    await expect(page.getByText('No feedback matches these filters')).toBeVisible()
    await go(page, `/e/${id}/feedback/fb_nobody_has`)
    await expect(pane(page).getByText('No feedback and no burst with this id in Practice.')).toBeVisible()
  })
})

/** Those of practice whose texts are more than one. */
const bursts = [
  ['script-spray', 'script'],
  ['sql-sweep', 'sql'],
  ['path-walk', 'path'],
  ['template-try', 'template'],
] as const

/** Of the app's own files: an address taken out of a probe may lead to its own host as well. */
const isOwnFile = (url: string, shown: string): boolean => {
  const { protocol, origin, pathname } = new URL(url)
  return protocol === 'data:' || (origin === new URL(shown).origin && /^\/(index\.html|assets\/[\w.-]+)?$/.test(pathname))
}

test('every probe of every group is text, and can do nothing', async ({ desk }) => {
  const id = await practiseAt(desk, 'feedback?view=security&status=any')
  const { page, app } = desk
  await expect(row(page).first()).toBeVisible()
  const happened: string[] = []
  page.on('dialog', (dialog) => {
    happened.push(`dialog ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('framenavigated', (frame) => {
    if (frame !== page.mainFrame() || !frame.url().includes('#/e/')) happened.push(`navigated ${frame.url()}`)
  })
  page.on('request', (request) => {
    if (!isOwnFile(request.url(), page.url())) happened.push(`request ${request.url()}`)
  })
  page.on('popup', () => happened.push('popup'))
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    document.addEventListener('securitypolicyviolation', (event) => said.push(`${event.violatedDirective} ${event.blockedURI}`))
  })
  /** What markup of a probe would leave behind, and what of it could be pressed. */
  const foreign = () =>
    page.evaluate(() => {
      const main = document.querySelector('main') ?? document.body
      const pressed = [...main.querySelectorAll('a[href]')].filter((link) => !link.getAttribute('href')?.startsWith('#/'))
      return {
        elements: main.querySelectorAll('script,iframe,object,embed,img,base,meta,link,style,math,dialog,video,audio,marquee').length,
        posting: main.querySelectorAll('form[action]').length,
        links: pressed.length,
        probed: 'probed' in window,
        inside: [...main.querySelectorAll('pre')].reduce((sum, pre) => sum + pre.children.length, 0),
        said: (window as unknown as { said: string[] }).said,
      }
    })
  const nothing = { elements: 0, posting: 0, links: 0, probed: false, inside: 0, said: [] }
  expect(await foreign()).toEqual(nothing)

  for (const group of probeClasses)
    await test.step(`${group}: as it was sent, in view`, async () => {
      for (const [index, text] of probes[group].entries()) {
        await go(page, `/e/${id}/feedback/fb_practice_probe_${group}_${index + 1}?view=security&status=any&type=${group}`)
        const shown = pane(page).getByRole('region', { name: 'What was sent' }).locator('pre').first()
        const wanted = everyMark(text.slice(0, 4000)).text + (text.length > 4000 ? '…' : '')
        await expect.poll(() => shown.evaluate((pre) => pre.textContent).catch(() => null)).toBe(wanted)
        expect(await foreign(), text).toEqual(nothing)
      }
      // Exactly what came is what is copied, to the last mark that can't be seen.
      await page.keyboard.press('x')
      if (app) await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(probes[group].at(-1))
    })

  await test.step('in bursts, decoded, and in a file', async () => {
    for (const [burst, group] of bursts) {
      await go(page, `/e/${id}/feedback/burst_practice_${burst}?view=security&status=any`)
      await expect(pane(page).getByText(`burst_practice_${burst}`, { exact: true }).first()).toBeVisible()
      await pane(page).getByText('Its texts').click()
      await expect(
        pane(page)
          .getByRole('listitem')
          .getByText(probes[group].at(-1) ?? '', { exact: true }),
      ).toBeVisible()
      expect(await foreign(), burst).toEqual(nothing)
    }
    await go(page, `/e/${id}/feedback/fb_practice_probe_script_9?view=security`)
    await expect(pane(page).getByText('<script>alert("base64")</script>')).toBeVisible()
    const file = join(desk.folder, 'probes.csv')
    await desk.saveTo(file)
    await go(page, `/e/${id}/feedback?view=security&status=any&type=command,path`)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText(/rows in/)).toBeVisible()
    const written = readFileSync(file, 'utf8')
    expect(written).toContain("'=cmd|'/C calc'!A0")
    expect(written).toContain('file:///etc/passwd')
    expect(written).not.toContain('{{7*7}}')
    expect(written).not.toMatch(/(^|,)"?[=@+]/m)
    expect(await foreign()).toEqual(nothing)
  })

  expect(happened).toEqual([])
  expect(desk.complaints).toEqual([])
})
