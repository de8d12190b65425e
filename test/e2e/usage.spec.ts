import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import Papa from 'papaparse'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const grid = (page: Page, name: string) => page.getByRole('grid', { name })
const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const view = (page: Page, name: string) => page.getByRole('navigation', { name: 'Usage and spend' }).getByRole('link', { name })

test('from the spend of all to one org: its limit, its reasons, and a threshold that every operator sees', async ({ desk }) => {
  const id = await practiseAt(desk, 'usage')
  const { page } = desk
  const orgs = grid(page, 'Usage and spend')

  await test.step('what all spend, one currency at a time, and the same as a table', async () => {
    await expect(page.getByText('57 orgs')).toBeVisible()
    const spend = page.getByRole('region', { name: 'Spend over time' })
    await expect(spend.getByText(/^about \$/)).toBeVisible()
    await spend.getByText('Spend in USD as a table').click()
    await expect(spend.getByRole('table').getByRole('row')).toHaveCount(31)
    await page.getByRole('group', { name: 'Currency' }).getByRole('button', { name: 'EUR' }).click()
    await expect(spend.getByText(/^about €/)).toBeVisible()
    await expect(orgs.getByRole('row').nth(1)).toContainText('payment failed')
    expect(await troubles(page)).toEqual([])
  })

  await test.step('those over their limit; one of them, why, and who says so', async () => {
    await page.getByRole('group', { name: 'Billing' }).getByRole('button', { name: 'over limit' }).click()
    await expect(page.getByText('2 orgs')).toBeVisible()
    await orgs.getByRole('row', { name: 'Birch & Daughters' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Birch & Daughters' })).toBeVisible()
    const unusual = page.getByRole('region', { name: 'Anomalies' })
    await expect(unusual.getByRole('listitem').filter({ hasText: 'the platform' })).toContainText('its last invoice is not paid')
    await expect(unusual.getByText(/^It has spent \$[\d,.]+, over its limit of \$/)).toBeVisible()
    await page.getByText('Spend by day as a table').click()
    await expect(page.getByRole('region', { name: 'Spend by day' }).getByRole('row')).toHaveCount(21)
    expect(await troubles(page)).toEqual([])
  })

  await test.step('what the platform found is set aside on this desk: Home counts one less, and it is put back', async () => {
    const count = async (): Promise<number> => {
      const waits = page.getByRole('navigation', { name: 'Screens' }).getByRole('link', { name: /^Usage and spend/ })
      return Number(/\d+/.exec((await waits.textContent()) ?? '')?.[0] ?? 0)
    }
    const seen = await desk.call('home.spend', {}, id)
    const before = seen.ok ? seen.value.count : 0
    expect(before).toBeGreaterThan(1)
    await expect.poll(count).toBe(before)
    const unusual = page.getByRole('list', { name: 'Anomalies' })
    const theirs = unusual.getByRole('listitem').filter({ hasText: 'its last invoice is not paid' })
    await theirs.getByRole('button', { name: 'Set aside…' }).click()
    await theirs.getByRole('button', { name: 'Seen, until it is found anew' }).click()
    await expect(theirs).toBeHidden()
    await expect.poll(count).toBe(before - 1)
    await go(page, `/e/${id}/home`)
    await expect(page.getByText('1 set aside on this desk is not counted.')).toBeVisible()
    await go(page, `/e/${id}/usage/%2Fanomalies`)
    await expect(grid(page, 'Usage anomalies').getByRole('row', { name: 'Birch & Daughters' })).toContainText('set aside')
    await expect(grid(page, 'Usage anomalies').getByRole('row', { name: 'Dormant Labs' })).not.toContainText('set aside')
    await go(page, `/e/${id}/usage?health=over_limit`)
    await expect(orgs.getByRole('row', { name: 'Birch & Daughters' }).getByText('1 aside')).toBeVisible()
    await orgs.getByRole('row', { name: 'Birch & Daughters' }).click()
    await page.getByText('1 set aside on this desk only: the platform and other desks go on showing it').click()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('list', { name: 'Set aside on this desk' }).getByRole('button', { name: 'Put back' }).click()
    await expect(theirs).toBeVisible()
    await expect.poll(count).toBe(before)
  })

  await test.step('its threshold is changed, after a complaint; the note of another operator stays', async () => {
    await go(page, `/e/${id}/usage/org_practice_acorn`)
    await expect(page.getByText('Agreed with them by phone')).toBeVisible()
    await page.keyboard.press('t')
    const form = page.getByRole('form', { name: 'Threshold' })
    await expect(form.getByRole('textbox', { name: 'Note' })).toHaveValue(/^Agreed with them by phone/)
    await form.getByRole('textbox', { name: 'Spend of a period' }).fill('7,500')
    await form.getByRole('button', { name: 'Save threshold…' }).click()
    await expect(form.getByText('Write it without commas, such as 1234.50.')).toBeVisible()
    await form.getByRole('textbox', { name: 'Spend of a period' }).fill('7500')
    await form.getByRole('textbox', { name: 'Spend of one day' }).fill('')
    await form.getByRole('button', { name: 'Save threshold…' }).click()
    await expect(step(page).getByText('Watch the spend of Acorn Analytics')).toBeVisible()
    await expect(step(page)).toContainText('$2,000.00')
    await step(page).getByRole('button', { name: 'Save threshold' }).click()
    await expect(page.getByText('$7,500.00 a period')).toBeVisible()
    await expect(page.getByText('not reached in this period')).toBeVisible()
  })

  await test.step('it stands among the thresholds, and is removed', async () => {
    await go(page, `/e/${id}/usage/%2Fthresholds`)
    const row = grid(page, 'Spend thresholds').getByRole('row', { name: 'Acorn Analytics' })
    await expect(row).toContainText('$7,500.00')
    await row.click()
    await page.getByRole('button', { name: 'Remove…' }).click()
    await step(page).getByRole('button', { name: 'Remove threshold' }).click()
    await expect(page.getByText('None is set.')).toBeVisible()
  })

  await test.step('the anomalies, by kind; one leads to its org', async () => {
    await go(page, `/e/${id}/usage`)
    await view(page, 'Anomalies').click()
    await page.getByRole('group', { name: 'Kind' }).getByRole('button', { name: 'sudden stop' }).click()
    await grid(page, 'Usage anomalies').getByRole('row', { name: 'Dormant Labs' }).click()
    await expect(page.getByText(/^Nothing was spent for 12 days, where/)).toBeVisible()
  })
})

test('usage is exported: started, cancelled, failed, saved as a file, and there after a restart', async ({ desk }) => {
  const id = await practiseAt(desk, 'usage/org_practice_acorn')
  const { page } = desk
  const start = async (): Promise<void> => {
    await detail(page).getByRole('button', { name: 'Start export…' }).click()
    await step(page).getByRole('button', { name: 'Start export' }).click()
  }

  await test.step('of one org, from its page: gathered by the platform, then saved as CSV', async () => {
    await page.getByRole('button', { name: 'Export usage…' }).click()
    await expect(detail(page).getByRole('textbox', { name: 'Org’s id' })).toHaveValue('org_practice_acorn')
    await detail(page).getByLabel('Last day').fill('2020-01-01')
    await detail(page).getByRole('button', { name: 'Start export…' }).click()
    await expect(detail(page).getByText('The last day is before the first.')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Last 30 days' }).click()
    await expect(detail(page).getByLabel('Last day')).not.toHaveValue('2020-01-01')
    const [from, to] = [await detail(page).getByLabel('First day').inputValue(), await detail(page).getByLabel('Last day').inputValue()]
    const days = await desk.call('usage.org_days', { org_id: 'org_practice_acorn' }, id)
    const asked = days.ok ? [...days.value.days, ...days.value.last_days].filter(({ day }) => day >= from && day <= to) : []
    const rows = asked.flatMap(({ categories }) => categories).length
    // Five a day; practice has no days after it was seeded, which may have been before midnight.
    expect(rows).toBeGreaterThan(140)
    await start()
    await expect(detail(page).getByText(`${rows} of ${rows}`)).toBeVisible()
    const file = join(desk.folder, 'usage.csv')
    await desk.saveTo(file)
    await detail(page).getByRole('button', { name: 'Export' }).click()
    await expect(detail(page).getByText(`${rows} rows in`)).toBeVisible()
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data).toHaveLength(rows)
    expect(data[0]).toMatchObject({ org_id: 'org_practice_acorn', org_name: 'Acorn Analytics', category: 'models', currency: 'usd' })
    expect(await troubles(page)).toEqual([])
  })

  await test.step('of all orgs: it runs, and is cancelled', async () => {
    await page.getByRole('button', { name: 'New export' }).click()
    await start()
    await expect(detail(page).getByRole('progressbar', { name: 'Rows gathered' })).toBeVisible()
    await detail(page).getByRole('button', { name: 'Cancel export…' }).click()
    await step(page).getByRole('button', { name: 'Cancel export' }).click()
    await expect(detail(page).getByText('cancelled', { exact: true })).toBeVisible()
  })

  await test.step('of an org whose figures are not closed: it fails, with the reason', async () => {
    await go(page, `/e/${id}/usage/%2Fnew-export%2Forg_practice_dormant`)
    await start()
    await expect(detail(page).getByRole('alert')).toContainText('ask billing to close them first')
  })

  await test.step('after a restart the platform still has all of them', async () => {
    await desk.reopen()
    await go(desk.page, `/e/${id}/usage/%2Fexports`)
    const rows = grid(desk.page, 'Usage exports').getByRole('row')
    await expect(rows).toHaveCount(8)
    for (const [at, words] of ['failed', 'cancelled', 'done'].entries()) await expect(rows.nth(at + 1)).toContainText(words)
  })
})
