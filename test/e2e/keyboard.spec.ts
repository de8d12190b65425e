import { expect } from '@playwright/test'
import { go, practiseAt } from './at-a-screen'
import { test } from './desk'

for (const [capability, list] of [
  ['claims', 'a table'],
  ['feedback', 'a queue'],
] as const)
  test(`rows of ${list} take the keyboard once they are there, and leave it to what was gone to meanwhile`, async ({ desk }) => {
    const { page } = desk
    const id = await practiseAt(desk, capability)
    const grid = page.getByRole('grid')
    await page.reload()
    await expect(grid).toBeFocused()
    // Somebody who is quicker than the rows: there as soon as the navigation is, which no list is before.
    await page.addInitScript(() => {
      const looking = new MutationObserver(() => {
        const heading = document.querySelector<HTMLElement>('nav button[aria-expanded]')
        heading?.focus()
        if (heading) looking.disconnect()
      })
      looking.observe(document, { childList: true, subtree: true })
    })
    await page.reload()
    await expect(grid.getByRole('row').nth(1)).toBeVisible()
    await expect(page.getByRole('navigation', { name: 'Screens' }).getByRole('button').first()).toBeFocused()
    await go(page, `/e/${id}/ledger`)
    await go(page, `/e/${id}/${capability}`)
    await expect(grid).toBeFocused()
  })

test('what lies over a page gives the keyboard back as it closes', async ({ desk }) => {
  const { page } = desk
  const id = await practiseAt(desk, 'admins')
  const grid = page.getByRole('grid')
  const remove = page.getByRole('complementary').getByRole('button', { name: 'Remove admin' })
  const dialog = page.getByRole('dialog')
  const leave = async (): Promise<void> => {
    await expect(dialog).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  await expect(grid).toBeFocused()
  await page.keyboard.press('Control+k')
  await leave()
  await expect(grid).toBeFocused()
  await page.keyboard.press('?')
  await leave()
  await expect(grid).toBeFocused()

  await test.step('to the button that opened it; of a menu, to the menu’s', async () => {
    await go(page, `/e/${id}/admins/user_2practice000000000000000bob`)
    await remove.press('Enter')
    await leave()
    await expect(remove).toBeFocused()
    await page.getByRole('button', { name: 'Settings', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Time to undo…' }).click()
    await leave()
    await expect(page.getByRole('button', { name: 'Settings', exact: true })).toBeFocused()
  })

  await test.step('to the page where that is gone, and not where the palette led elsewhere', async () => {
    await page.evaluate(() => document.body.appendChild(document.createElement('button')).focus())
    await page.keyboard.press('Control+k')
    await expect(dialog).toBeVisible()
    await page.evaluate(() => document.body.querySelector(':scope > button')?.remove())
    await leave()
    await expect(page.getByRole('main')).toBeFocused()
    await remove.focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Find or do anything' }).fill('Claims')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('grid', { name: 'Claims' })).toBeFocused()
  })
})
