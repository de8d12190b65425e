import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import Papa from 'papaparse'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

test('the catalogue: what is down first, its past by the hour, its price, and who must be told when it goes', async ({ desk }) => {
  const id = await practiseAt(desk, 'models')
  const { page } = desk
  const grid = page.getByRole('grid', { name: 'Models' })
  const detail = page.getByRole('complementary')

  await test.step('the worst first, with price and bars', async () => {
    const first = grid.getByRole('row').nth(1)
    await expect(first).toContainText('Larch 1 mini')
    await expect(first).toContainText('down')
    await expect(first).toContainText('$0.075')
    await expect(first.getByRole('img', { name: /^The last 48 hours: ok in \d+, degraded in \d+, down in 4$/ })).toBeVisible()
    await page.getByRole('button', { name: /^Out, a million/ }).click()
    await expect(grid.getByRole('row').nth(1)).toContainText('$60.0075')
    expect(await troubles(page)).toEqual([])
  })

  await test.step('one that is degraded: why, since when, and every hour as a table', async () => {
    await page.getByRole('group', { name: 'Health' }).getByRole('button', { name: 'degraded' }).click()
    await expect(page.getByText('2 models')).toBeVisible()
    await grid.getByRole('row', { name: 'Heron Large' }).click()
    await expect(detail.getByText('Answers begin four times as late as usual')).toBeVisible()
    await detail.getByText('Every hour as a table').click()
    await expect(detail.getByRole('region', { name: 'Every hour' }).getByRole('row')).toHaveCount(73)
    expect(await troubles(page)).toEqual([])
  })

  await test.step('one that goes: by when, what takes its place, and a file of the orgs that ask it', async () => {
    await go(page, `/e/${id}/models/heron-0.9`)
    await expect(detail.getByText(/They have to ask another model by then/)).toBeVisible()
    const file = join(desk.folder, 'orgs.csv')
    await desk.saveTo(file)
    await detail.getByRole('button', { name: 'Export' }).click()
    await expect(detail.getByText(/rows? in/)).toBeVisible()
    const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8').replace(/^\ufeff/, ''), {
      header: true,
      skipEmptyLines: true,
    })
    expect(data.length).toBeGreaterThan(0)
    for (const row of data) expect(row.org_id).toMatch(/^org_practice_/)
    await detail.getByRole('link', { name: 'heron-large' }).click()
    await expect(detail.getByRole('heading', { level: 2, name: 'Heron Large' })).toBeVisible()
  })

  await test.step('one whose id has a slash and more: opened from the list, by its address, and after a reload', async () => {
    await go(page, `/e/${id}/models?search=${encodeURIComponent('inkwell/quill-2')}`)
    await grid.getByRole('row', { name: 'Quill 2 beta' }).click()
    const own = `#/e/${id}/models/inkwell%2Fquill-2%3Abeta%20%231%20100%25`
    await expect.poll(() => page.evaluate(() => location.hash.split('?')[0])).toBe(own)
    await expect(detail.getByRole('heading', { level: 2, name: 'Quill 2 beta' })).toBeVisible()
    await page.reload()
    await expect(detail.getByRole('heading', { level: 2, name: 'Quill 2 beta' })).toBeVisible()
    await expect(detail.getByText('Every hour as a table')).toBeVisible()
  })

  await test.step('one that nobody has, and a filter that nothing fits', async () => {
    await go(page, `/e/${id}/models/larch-99`)
    await expect(detail.getByRole('alert')).toContainText('There is no such model')
    await go(page, `/e/${id}/models?search=zzz`)
    await page.getByRole('button', { name: 'Show all' }).click()
    await expect(page.getByText('34 models')).toBeVisible()
  })
})
