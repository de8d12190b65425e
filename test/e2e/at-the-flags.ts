import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { expect, type Page } from '@playwright/test'
import { castId } from '../../src-main/practice/cast'
import type { Desk } from './desk'
import { practise as practiseIn } from './practice-world'

export const go = (page: Page, address: string) =>
  page.evaluate((hash) => {
    location.hash = hash
  }, address)

/** Opens practice at the flags, in a world of this size, where an edit can be undone for so many seconds. */
export const practise = async (desk: Desk, { users = 200, grace = 0 } = {}): Promise<string> => {
  const { id } = await practiseIn(desk, users)
  await desk.call('settings.update', { grace_seconds: grace })
  await go(desk.page, `/e/${id}/abuse-flags`)
  await expect(row(desk.page).first()).toBeVisible()
  return id
}

export const grid = (page: Page) => page.getByRole('grid', { name: 'Abuse flags' })
export const row = (page: Page) => grid(page).locator('[role=row][data-index]')
export const pane = (page: Page) => page.getByRole('complementary')
export const heading = (page: Page) => pane(page).getByRole('heading', { level: 2 })

/** Opens a flag by its address. */
export const open = async (page: Page, environment: string, flag: string): Promise<void> => {
  await go(page, `/e/${environment}/abuse-flags/${flag}`)
  await expect(pane(page).getByText(flag, { exact: true })).toBeVisible()
  await expect(pane(page).getByRole('button', { name: 'Legit' })).toBeVisible()
}
export const selected = (page: Page): string => decodeURIComponent(/abuse-flags\/([^?]+)/.exec(page.url())?.[1] ?? '')

export const flagOf = async (desk: Desk, environment: string, flag_id: string): Promise<AbuseFlag> => {
  const answer = await desk.call('abuse-flags.get', { flag_id }, environment)
  if (!answer.ok || !answer.value) throw new Error(`There is no flag ${flag_id}`)
  return answer.value
}
export const statusOf = async (desk: Desk, environment: string, flag: string) => (await flagOf(desk, environment, flag)).status
export const accountOf = async (desk: Desk, environment: string, word: string) => {
  const answer = await desk.call('users.get', { user_id: castId(word) }, environment)
  return answer.ok ? answer.value?.account_status : null
}
