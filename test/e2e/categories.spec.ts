import { expect } from '@playwright/test'
import { connectAt, go, listen, practiseAt, resize, sendJson, troubles } from './at-a-screen'
import { ask, detail, dismiss, edit, field, grid, line, openNew, row, send, step } from './at-the-categories'
import { test } from './desk'

test('a new category: made, refused, not known; and deletes', async ({ desk }) => {
  const id = await practiseAt(desk, 'categories')
  const { page } = desk

  await test.step('a category is made: slug foreseen, icon drawn, keywords as chips, seen as a buyer sees it', async () => {
    await expect(page.getByText('15 categories')).toBeVisible()
    await openNew(page)
    await field(page, 'Name').fill('Café & Büro')
    await expect(detail(page).getByText('cafe-buro')).toBeVisible()
    await expect(detail(page).getByText('No category has it.')).toBeVisible()
    await field(page, 'Name').fill('  Developer  tools!')
    await expect(detail(page).getByText('The slug developer-tools is taken by “Developer Tools”.')).toBeVisible()
    await detail(page).getByRole('button', { name: 'Create…' }).click()
    await expect(step(page)).toHaveCount(0)
    await field(page, 'Name').fill('ليلى')
    await detail(page).getByRole('button', { name: 'Create…' }).click()
    await expect(detail(page).getByText('A name needs a letter from a to z')).toBeVisible()

    await field(page, 'Name').fill('Home & Garden')
    await field(page, 'Description').fill('Plants, mostly')
    await detail(page).getByRole('radio', { name: 'palette' }).check()
    await detail(page).getByRole('combobox', { name: 'Keywords' }).pressSequentially('roses, soil,')
    const preview = detail(page).getByRole('figure', { name: 'Preview' })
    await expect(preview).toContainText('Home & Garden')
    await expect(preview.getByRole('listitem')).toHaveText(['roses', 'soil'])
    await detail(page).getByRole('button', { name: 'Create…' }).click()
    await expect(step(page).getByText('POST /v1/admin/categories')).toBeVisible()
    await expect(step(page).getByText('"sample_keywords": "roses, soil"')).toBeVisible()
    await send(page, 'Create category').click()
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('Home & Garden')
    await expect(page.getByText('16 categories')).toBeVisible()
    expect(page.url()).toContain('/categories/home-garden')
  })

  await test.step('a delete is done where nothing is in the way; where skills are, that is explained', async () => {
    for (const [slug, words, servers] of [
      ['design', 'The API lists no skills, so Opsdesk can’t name them', /active skills? reference it/],
      ['fail_409', 'Active skills are in this category', /it conflicts/],
      ['fail_503', 'not available at the moment', /Service temporarily unavailable/],
    ] as const) {
      await go(page, `/e/${id}/categories/${slug}`)
      await expect(detail(page).getByRole('button', { name: 'Delete' })).toBeVisible()
      await page.keyboard.press('x')
      await send(page, 'Delete category').click()
      await expect(line(page)).toContainText(words)
      await expect(line(page)).toContainText(servers)
      await dismiss(page)
    }
    await go(page, `/e/${id}/categories/legal`)
    await detail(page).getByRole('button', { name: 'Delete' }).click()
    await expect(step(page).getByText('DELETE /v1/admin/categories/legal')).toBeVisible()
    await send(page, 'Delete category').click()
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page)).toBeHidden()
    await expect(row(page, /Legal/)).toHaveCount(0)
    await go(page, `/e/${id}/categories/legal`)
    await expect(detail(page).getByText('No category has this slug in Practice.')).toBeVisible()
  })

  await test.step('what the server refuses of a new one is said, and what was typed stays', async () => {
    await go(page, `/e/${id}/categories`)
    await expect(row(page, /Automation/)).toBeVisible()
    const claims = await desk.call('claims.list', {}, id)
    const skill = claims.ok ? claims.value.items.find(({ skill_slug }) => skill_slug !== null)?.skill_name : null
    await openNew(page)
    for (const [name, description, words] of [
      [skill ?? '', '', 'A skill has this slug already. Choose another name for the category.'],
      ['One', 'a fail_400', 'bad request'],
      ['Two', 'a fail_422', 'this was provoked'],
      ['Three', 'a fail_503', 'Service temporarily unavailable'],
    ] as const) {
      await ask(page, name, description)
      // Lists are read again after each refusal: a press while the record is looked at again is not lost.
      await send(page, 'Create category').click()
      await expect(step(page)).toHaveCount(0)
      await expect(line(page)).toHaveCount(1)
      await expect(line(page)).toContainText(words)
      await dismiss(page)
      await expect(field(page, 'Name')).toHaveValue(name)
      await expect(field(page, 'Description')).toHaveValue(description)
    }
    // Made by somebody else since the list was read: it is looked for before anything is sent.
    await desk.call('categories.create', { name: 'Four' }, id)
    await ask(page, 'four')
    await expect(
      step(page).getByText('The slug is taken by “Four”.').or(detail(page).getByText('The slug four is taken')).first(),
    ).toBeVisible()
    await go(page, '/guide')
    await step(page).getByRole('button', { name: 'Leave' }).click()
  })

  await test.step('an outcome nobody knows keeps the text, and leads to where it is settled', async () => {
    await go(page, `/e/${id}/categories`)
    await openNew(page)
    await ask(page, 'Lost and found', 'an answer that is fail_lost')
    await send(page, 'Create category').click()
    await expect(line(page)).toContainText('nobody knows whether it was done', { timeout: 40_000 })
    await expect(field(page, 'Description')).toHaveValue('an answer that is fail_lost')
    await line(page).getByRole('link', { name: 'Open it in the ledger' }).click()
    await step(page).getByRole('button', { name: 'Leave' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Ledger' })).toBeVisible()
  })
})

test('the list: empty, failing, partial, without a mouse, and nothing keeps anyone out', async ({ desk }) => {
  const { page } = desk

  await test.step('an empty list says what to do, a failing one what happened, a partial one what is left out', async () => {
    const at = async (body: unknown, status = 200): Promise<() => void> => {
      const server = await listen((_, response) => sendJson(response, body, status))
      await connectAt(desk, server.base_url, 'made-up', 'categories')
      return server.close
    }
    const empty = await at({ items: [], total: 0 })
    await expect(page.getByText('No categories in Elsewhere')).toBeVisible()
    empty()
    const failing = await at({ detail: 'no' }, 403)
    await expect(page.getByRole('alert')).toContainText('may not do this (403)')
    failing()
    const partial = await at({ items: [{ id: 'cat-a', category: 'a', name: 'A' }, { nonsense: true }], total: 2 })
    await expect(page.getByText('1 of 2 rows here could not be read and is left out.')).toBeVisible()
    await expect(row(page, /^A\b/)).toBeVisible()
    partial()
  })

  const id = await practiseAt(desk, 'categories')

  await test.step('the whole of it works without a mouse', async () => {
    await expect(row(page, /Automation/)).toBeVisible()
    await page.keyboard.press('n')
    await expect(field(page, 'Name')).toBeFocused()
    await page.keyboard.type('By hand')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Typed')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await expect(detail(page).getByRole('radio', { name: 'megaphone' })).toBeChecked()
    await page.keyboard.press('Tab')
    await page.keyboard.type('one')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(step(page).getByRole('button', { name: 'Cancel' })).toBeFocused()
    await expect(send(page, 'Create category')).toBeEnabled()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(step(page)).toHaveCount(0)
    await expect(detail(page).getByRole('heading', { level: 2 })).toHaveText('By hand')
    await page.keyboard.press('x')
    await expect(send(page, 'Delete category')).toBeEnabled()
    await step(page).getByRole('button', { name: 'Cancel' }).press('Tab')
    await page.keyboard.press('Enter')
    await expect(row(page, /By hand/)).toHaveCount(0)
  })

  await test.step('nothing on the screen keeps anyone out, large or small', async () => {
    await go(page, `/e/${id}/categories/developer-tools`)
    await expect(detail(page).getByRole('figure')).toBeVisible()
    await expect(row(page, /Automation/)).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await edit(page, id, 'developer-tools')
    expect(await troubles(page)).toEqual([])
    await resize(desk, 1000, 700)
    await expect(grid(page)).toBeHidden()
    await page.getByRole('button', { name: 'Close' }).click()
    await page.getByRole('button', { name: 'Close' }).click()
    await expect(grid(page)).toBeVisible()
    expect(await grid(page).evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
    expect(await troubles(page)).toEqual([])
  })
})

test('a press is taken while the list behind it is read again, which may take a while', async ({ desk }) => {
  const { page } = desk
  let refuse = (): void => undefined
  let refused = false
  const server = await listen((request, response) => {
    if (request.method === 'POST') {
      refuse = () => {
        refused = true
        sendJson(response, { detail: 'Service temporarily unavailable' }, 503)
      }
    } else if (!refused) sendJson(response, { items: [{ id: 'cat-a', category: 'a', name: 'A' }], total: 1 })
    // Whoever reads after the refusal waits.
  })
  await connectAt(desk, server.base_url, 'made-up', 'categories')
  await expect(row(page, /^A\b/)).toBeVisible()
  await openNew(page)
  await ask(page, 'First')
  await send(page, 'Create category').click()
  await expect(step(page)).toHaveCount(0)
  await ask(page, 'Second')
  await expect(send(page, 'Create category')).toBeEnabled()
  refuse()
  await expect(line(page)).toContainText('Service temporarily unavailable')
  await expect(page.getByRole('progressbar', { name: 'Reading the record' })).toBeVisible()
  await expect(send(page, 'Create category')).toBeEnabled()
  server.close()
})
