import type { Locator } from 'playwright'
import type { Desk } from '../e2e/desk'

/** One stop of the tour: what a person does to get there, and the name of its pictures. */
export interface Step {
  name: string
  go: (desk: Desk) => Promise<void>
}

export const button = ({ page }: Desk, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
export const heading = ({ page }: Desk, name: string | RegExp): Locator => page.getByRole('heading', { name }).first()
/** Goes to a screen by the navigation. */
export const open = async (desk: Desk, screen: string): Promise<void> => {
  // An entry ends with what waits there; "Platform users" is another.
  await desk.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click()
  await desk.page.getByRole('heading', { level: 1, name: screen }).waitFor()
}
/** Rows with somebody in them: before that the grid only shows where they will be. */
export const people = async ({ page }: Desk): Promise<Locator> => {
  const rows = page.getByRole('grid').getByRole('row').filter({ hasText: '@' })
  await rows.first().waitFor({ timeout: 30_000 })
  return rows
}
export const close = async ({ page }: Desk, dialog: Locator): Promise<void> => {
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** Practice, reached by its API alone or by its database as well; the screen is read anew. */
export const reachedBy = async (desk: Desk, sources: 'api' | 'both'): Promise<void> => {
  const listed = await desk.call('environments.list', {})
  const practice = listed.ok ? listed.value.items.find(({ kind }) => kind === 'practice') : undefined
  await desk.call('environments.set_practice_sources', { environment_id: practice?.id ?? '', sources })
  await desk.page.reload()
}

/** Goes to an address of the environment that is open. */
export const at = ({ page }: Desk, screen: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = `${/^#\/e\/[^/]+/.exec(location.hash)?.[0]}/${to}`
  }, screen)
