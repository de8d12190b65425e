import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { connectAt, go, listen, practiseAt, sendJson, troubles } from './at-a-screen'
import { test } from './desk'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')
const grid = (page: Page) => page.getByRole('grid')
const section = (page: Page, name: string) => page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name })

test('an org is found, looked at from every side, suspended with a reason and restored', async ({ desk }) => {
  const id = await practiseAt(desk, 'orgs')
  const { page } = desk

  await test.step('it is searched for, and its row leads to its page', async () => {
    await expect(page.getByText('57 orgs')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await page.getByRole('searchbox', { name: 'Search' }).fill('acorn')
    await expect(page.getByText('1 org', { exact: true })).toBeVisible()
    await grid(page).getByText('Acorn Analytics').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Acorn Analytics' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Cass Crosser' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
  })

  await test.step('each section reads a list of its own', async () => {
    await section(page, 'Workspaces').click()
    await expect(grid(page).getByText('Production')).toBeVisible()
    await section(page, 'Usage').click()
    await expect(page.getByRole('region', { name: 'This billing period' }).getByText('last invoice')).toBeVisible()
    await section(page, 'Connectors').click()
    await expect(page.getByRole('table', { name: 'Connections' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await section(page, 'Wallet').click()
    await expect(page.getByRole('table', { name: 'Wallets' })).toBeVisible()
    await section(page, 'Feedback').click()
    await expect(page.getByRole('table', { name: 'Reports' })).toBeVisible()
  })

  await test.step('it is suspended with a reason, and restored', async () => {
    await page.getByRole('button', { name: 'Suspend…' }).click()
    await expect(step(page).getByRole('heading', { name: 'Suspend Acorn Analytics' })).toBeVisible()
    await step(page).getByRole('textbox', { name: 'Reason' }).fill('Chargebacks on three cards')
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Suspend org' }).click()
    await expect(page.getByText('Suspend Acorn Analytics: done')).toBeVisible()
    await section(page, 'Overview').click()
    await expect(page.getByText('Chargebacks on three cards')).toBeVisible()
    await page.getByRole('button', { name: 'Restore…' }).click()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Restore org' }).click()
    await expect(page.getByText('Restore Acorn Analytics: done')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Suspend…' })).toBeVisible()
    const ledger = await desk.call('ledger.list', { operation: 'orgs.suspend' })
    expect(ledger.ok && ledger.value.items[0]).toMatchObject({ state: 'done', target: 'org_practice_acorn' })
  })

  await test.step('both stand among its changes, and in the audit trail of the platform', async () => {
    await section(page, 'Changes').click()
    const changes = page.getByRole('table', { name: 'Audit trail' })
    await expect(changes.getByRole('link', { name: 'org restored' })).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await changes.getByRole('link', { name: 'org suspended' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Audit trail' })).toBeVisible()
    await expect(detail(page).getByText('Chargebacks on three cards').first()).toBeVisible()
    await expect(detail(page).getByRole('link', { name: 'Acorn Analytics' }).first()).toBeVisible()
  })

  await test.step('an empty org says so, and one that is not there too', async () => {
    await go(page, `/e/${id}/orgs/org_practice_empty?section=workspaces`)
    await expect(page.getByText('This org has no workspace yet')).toBeVisible()
    await go(page, `/e/${id}/orgs/org_practice_none`)
    await expect(page.getByText('The server says: There is no such org')).toBeVisible()
    await page.keyboard.press('Escape')
    // The list is as it was left.
    await expect(page.getByText('1 org', { exact: true })).toBeVisible()
    await expect(page.getByRole('searchbox', { name: 'Search' })).toHaveValue('acorn')
  })
  expect(desk.complaints).toEqual([])
})

test('who crosses a boundary is marked with the reason, and their role is changed', async ({ desk }) => {
  const id = await practiseAt(desk, 'members')
  const { page } = desk

  await test.step('the reasons stand in words and lead to each org and to the person', async () => {
    await page.getByRole('searchbox', { name: 'Search' }).fill('crosser@')
    await grid(page)
      .getByRole('row', { name: /^Cass Crosser Acorn/ })
      .click()
    await expect(detail(page).getByText('Admin here, and billing in Birch & Daughters: the two orgs have different owners.')).toBeVisible()
    await expect(detail(page).getByText('Admin, and in none of the org’s 3 workspaces.')).toBeVisible()
    expect(await troubles(page)).toEqual([])
    await detail(page).getByRole('link', { name: 'usr_practice_crosser' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Platform users' })).toBeVisible()
    await expect(detail(page).getByRole('link', { name: 'billing' })).toBeVisible()
    await detail(page).getByRole('link', { name: 'Acorn Analytics' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Acorn Analytics' })).toBeVisible()
  })

  await test.step('the role matrix shows what each may do, and goes to a file with the reasons', async () => {
    await go(page, `/e/${id}/orgs/org_practice_acorn?section=members&view=matrix`)
    await expect(grid(page).getByRole('columnheader', { name: 'Money: usage' })).toBeVisible()
    const file = join(desk.folder, 'members.csv')
    await desk.saveTo(file)
    await page.getByRole('button', { name: 'Export' }).click()
    await expect(page.getByText('21 rows in')).toBeVisible()
    const written = readFileSync(file, 'utf8')
    expect(written).toContain('"Runs one org, has another’s money')
    expect(written).toContain('Money: spend')
    expect(await troubles(page)).toEqual([])
  })

  await test.step('the owner stays, and why is said', async () => {
    await grid(page).getByText('Morgan Member').click()
    await expect(detail(page).getByRole('button', { name: 'Change role…' })).toHaveAccessibleDescription(/Transfer the ownership/)
    await page.keyboard.press('Escape')
    await expect(detail(page)).toBeHidden()
  })

  await test.step('a role is changed: from what to what, and what that gives and takes', async () => {
    await grid(page).getByText('Cass Crosser').click()
    await detail(page).getByRole('combobox', { name: 'New role' }).selectOption('viewer')
    await detail(page).getByRole('button', { name: 'Change role…' }).click()
    await expect(step(page).getByRole('heading', { name: 'Change the role of Cass Crosser in Acorn Analytics' })).toBeVisible()
    await expect(step(page).getByText('admin → viewer')).toBeVisible()
    await expect(step(page).getByText('No longer: run and change agents')).toBeVisible()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Change role' }).click()
    await expect(page.getByText('Change the role of Cass Crosser in Acorn Analytics: done')).toBeVisible()
    await expect(detail(page).getByText('No boundary is crossed.')).toBeVisible()
  })

  await test.step('the ownership goes to another member, and the owner of before stays as an admin', async () => {
    await detail(page).getByRole('button', { name: 'Make owner…' }).click()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Transfer ownership' }).click()
    await expect(page.getByText('Make Cass Crosser in Acorn Analytics its owner: done')).toBeVisible()
    await expect(detail(page).getByRole('button', { name: 'Change role…' })).toHaveAccessibleDescription(/Transfer the ownership/)
    // The list is in order of roles: the new owner comes first once it is read anew, and rows change places then.
    await expect(grid(page).getByRole('row').nth(1)).toContainText('Cass Crosser')
    await grid(page).getByText('Morgan Member').click()
    await detail(page).getByRole('button', { name: 'Remove…' }).click()
    await step(page).getByRole('checkbox').check()
    await step(page).getByRole('button', { name: 'Remove member' }).click()
    await expect(page.getByText('Remove Morgan Member in Acorn Analytics: done')).toBeVisible()
    await expect(page.getByText('20 members')).toBeVisible()
    await expect(detail(page).getByText('This user is not a member of the org.')).toBeVisible()
  })

  await test.step('thousands are read part by part: how far it is stands there, and all of them go to one file', async () => {
    const member = (n: number) => ({ org_id: 'org_1', user_id: `usr_${n}`, email: `p${n}@example.com`, role: 'member' })
    const platform = membersServer(Array.from({ length: 2300 }, (_, n) => member(n)))
    const { base_url, close } = await listen(platform.answer)
    try {
      await connectAt(desk, base_url, 'unused-token-0000', 'members?crosses=all', 'local', 'platform')
      await expect(page.getByText('· reading 2,000 of 2,300')).toBeVisible()
      platform.letGo()
      await expect(page.getByText('2,300 roles')).toBeVisible()
      await expect(page.getByText(/· reading/)).toBeHidden()
      const file = join(desk.folder, 'thousands.csv')
      await desk.saveTo(file)
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      await expect(page.getByText('2,300 rows in')).toBeVisible()
      expect(
        readFileSync(file, 'utf8')
          .split('\r\n')
          .filter((line) => /^,p\d+@example\.com,usr_\d+,/.test(line)),
      ).toHaveLength(2300)
    } finally {
      close()
    }
  })
  expect(desk.complaints).toEqual([])
})

/** A platform with these members and no more. Its last page waits until it is let go. */
const membersServer = (members: readonly object[]) => {
  let held: (() => void)[] | null = []
  const answer: Parameters<typeof listen>[0] = (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
    if (!pathname.endsWith('/members')) return sendJson(response, { items: [], total: 0 })
    const [page, size] = [Number(searchParams.get('page') ?? 1), Number(searchParams.get('page_size') ?? 50)]
    const from = (page - 1) * size
    const send = (): void => sendJson(response, { items: members.slice(from, from + size), total: members.length, page, page_size: size })
    if (held !== null && size > 1 && from > 0 && from + size >= members.length) held.push(send)
    else send()
  }
  return {
    answer,
    letGo: (): void => {
      for (const send of held ?? []) send()
      held = null
    },
  }
}
