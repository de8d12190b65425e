import { expect, type Page } from '@playwright/test'
import { documented, fileWith } from '../sources/file-database'
import { go, practiseAt, troubles } from './at-a-screen'
import { test } from './desk'

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const dialog = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name })

const tables = `${documented}
  ALTER TABLE users ADD COLUMN account_status TEXT NOT NULL DEFAULT 'active';
  ALTER TABLE users ADD COLUMN created_at TEXT DEFAULT '2026-01-31T09:30:00Z';
  CREATE TABLE reports (id TEXT PRIMARY KEY, kind TEXT, status TEXT, created_at TEXT);
  INSERT INTO reports VALUES ('flag_1', 'velocity', 'open', '2026-01-31T09:30:00Z');`

test('a file alone: its schema told and mapped, the first admin made as the document does, users looked for', async ({ desk }) => {
  const { page } = desk
  await desk.call('settings.update', { grace_seconds: 0 })
  await go(page, '/environments/new')
  await page.getByRole('textbox', { name: 'Name' }).fill('Development')
  await page.getByRole('radio', { name: 'Local' }).click()
  await page.getByRole('textbox', { name: 'Database' }).fill('agentpowers.db')
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(page.getByText('Write the whole address, such as')).toBeVisible()
  await page.getByRole('textbox', { name: 'Database' }).fill(fileWith(tables))
  await page.getByRole('button', { name: 'Connect', exact: true }).click()

  await region(page, 'Database connection').getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText(/It can be read: \d+ of \d+ capabilities work/)).toBeVisible()
  const report = region(page, 'What the database holds')
  await expect(report.getByText('Needs table abuse_flags with columns id, flag_type, status.')).toBeVisible()
  await expect(report.getByText('There is no audit_log table')).toBeVisible()
  expect(await troubles(page)).toEqual([])

  const names = region(page, 'Names in the database')
  await names.getByRole('combobox', { name: 'Table abuse_flags' }).click()
  await page.getByRole('option', { name: 'reports' }).click()
  await names.getByRole('button', { name: 'Columns of abuse_flags' }).click()
  await names.getByRole('combobox', { name: 'flag_type' }).click()
  await page.getByRole('option', { name: 'kind' }).click()
  await names.getByRole('button', { name: 'Save names' }).click()
  await expect(report.getByText('Needs table abuse_flags')).toBeHidden()
  await expect(report.getByText('Without abuse_flags.reference_id')).toBeVisible()

  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('link', { name: 'Admins' }).click()
  const first = region(page, 'Make the first admin')
  await first.getByRole('textbox', { name: '1. Find the user' }).fill('two@example.com')
  await first.getByRole('button', { name: 'Find' }).click()
  await expect(first.getByText("SELECT id, email, display_name FROM users WHERE email = 'two@example.com';")).toBeVisible()
  await first.getByRole('button', { name: '2. Make first admin…' }).click()
  const confirm = dialog(page, 'Make Two_100% the first admin')
  await expect(confirm.getByText("UPDATE users SET is_admin = TRUE WHERE id = 'user_2';")).toBeVisible()
  await expect(confirm.getByText('straight into the database agentpowers.db')).toBeVisible()
  expect(await troubles(page)).toEqual([])
  await confirm.getByRole('checkbox').check()
  await confirm.getByRole('button', { name: 'Make first admin' }).click()
  await expect(page.getByRole('row', { name: /two@example.com/ })).toBeVisible()
  await expect(page.getByText('from the database agentpowers.db')).toBeVisible()

  await page.getByRole('link', { name: 'Users', exact: true }).click()
  const search = page.getByRole('searchbox', { name: 'Search users' })
  await search.fill('_100%')
  await expect(page.getByRole('row', { name: /two@example.com/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /one@example.com/ })).toBeHidden()
  await expect(search).toBeFocused()
  await search.fill('nobody here')
  await expect(page.getByText('Nobody found')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the search' }).click()
  await page.getByRole('row', { name: /one@example.com/ }).click()
  await page.getByRole('button', { name: /^Hold account/ }).click()
  const hold = dialog(page, 'Hold the account of One')
  await expect(hold.getByText('A session they have open is not ended, and no e-mail is sent.')).toBeVisible()
  await hold.getByRole('textbox').fill('Looks stolen')
  await expect(hold.getByText("UPDATE users SET account_status = 'held' WHERE id = 'user_1';")).toBeVisible()
})

test('practice through both: writes by the API, search by the database, and each list says which', async ({ desk }) => {
  const { page } = desk
  const id = await practiseAt(desk, 'users')
  await expect(page.getByRole('searchbox', { name: 'Search users' })).toBeHidden()
  await go(page, `/environments/${id}`)
  await page.getByRole('radio', { name: 'Its admin API and its database' }).click()
  await expect(region(page, 'What the database is asked').getByText('Writes go through the admin API')).toBeVisible()
  await go(page, `/e/${id}/users`)
  await expect(page.getByText('from the admin API')).toBeVisible()
  await page.getByRole('searchbox', { name: 'Search users' }).fill('alex_morgan')
  await expect(page.getByText('from the database world.db')).toBeVisible()
  await expect(page.getByRole('row', { name: /alex_morgan@example.com/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /alex.morgan@example.org/ })).toBeHidden()

  await page.getByRole('link', { name: 'Marketing e-mail' }).click()
  await page.getByRole('button', { name: /^New draft/ }).click()
  await expect(page.getByText(/^[\d,]+ people have opted in, by the database world\.db\.$/)).toBeVisible()
})
