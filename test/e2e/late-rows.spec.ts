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
