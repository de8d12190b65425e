import { expect, type Page } from '@playwright/test'
import { go } from './at-a-screen'

export const grid = (page: Page) => page.getByRole('grid', { name: 'Categories' })
export const row = (page: Page, name: string | RegExp) => grid(page).getByRole('row', { name })
export const detail = (page: Page) => page.getByRole('complementary')
export const step = (page: Page) => page.getByRole('dialog')
export const field = (page: Page, name: string) => detail(page).getByRole('textbox', { name })
/** What a sent edit came to, at the foot of the page. */
export const line = (page: Page) => page.getByRole('region', { name: 'On their way' }).getByRole('alert')
export const dismiss = (page: Page) => line(page).getByRole('button', { name: 'Dismiss' }).click()
export const send = (page: Page, button: string) => step(page).getByRole('button', { name: button })

export const openNew = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'New category' }).first().click()
  await expect(field(page, 'Name')).toBeFocused()
}
/** Fills the form of a new category and asks to send it. */
export const ask = async (page: Page, name: string, description = ''): Promise<void> => {
  await field(page, 'Name').fill(name)
  await field(page, 'Description').fill(description)
  await detail(page).getByRole('button', { name: 'Create…' }).click()
}
export const edit = async (page: Page, id: string, slug: string): Promise<void> => {
  await go(page, `/e/${id}/categories/${slug}%2Fedit`)
  await expect(field(page, 'Name')).toBeVisible()
}
