import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Desk, openDesk } from '../e2e/desk'

export const USERS = 1_000_000

/** Opsdesk in a practice world of a million users, at the users' list. */
export interface BigDesk extends Desk {
  /** The world's own database file. */
  readonly database: string
  /** Megabytes the main process held before and after its practice server had that world. */
  readonly mainBefore: number
}

export const openBigDesk = async (folder: string): Promise<BigDesk> => {
  const desk = await openDesk({ shell: 'electron', folder })
  const mainBefore = await mainMemory(desk)
  const practice = await desk.call('environments.practise', {})
  if (!practice.ok) throw new Error(practice.failure.what)
  const made = await desk.call('environments.reset_practice', { environment_id: practice.value.id, users: USERS })
  if (!made.ok) throw new Error(made.failure.what)
  // tsx names the functions it compiles with a call the page does not know.
  await desk.page.addInitScript({ content: 'globalThis.__name = (named) => named' })
  await desk.page.reload()
  await desk.page.evaluate((id) => {
    location.hash = `#/e/${id}/users`
  }, practice.value.id)
  await rowsAreThere(desk)
  const world = join(folder, 'practice', practice.value.id)
  const file = readdirSync(world).find((name) => /\.(db|sqlite)$/.test(name))
  if (!file) throw new Error(`No database in ${world}`)
  return Object.assign(desk, { database: join(world, file), mainBefore })
}

export const rowsAreThere = (desk: Desk): Promise<void> =>
  desk.page.getByRole('grid').getByRole('row').filter({ hasText: '@' }).first().waitFor({ timeout: 60_000 })

/** The main process's resident memory in megabytes; its worker threads are in it. */
export const mainMemory = async (desk: Desk): Promise<number> =>
  ((await desk.app?.evaluate(() => process.memoryUsage().rss)) ?? Number.NaN) / 1_000_000
