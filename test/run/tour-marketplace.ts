import { button, close, heading, open, people, type Step } from './tour-step'

/** Abuse flags, deletions, claims and categories. */
export const marketplaceTour: readonly Step[] = [
  {
    name: 'abuse-flags',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await desk.call('settings.update', { four_eyes_cents: null, refund_limit_count: 20, refund_limit_cents: 100_000 })
      await open(desk, 'Abuse flags')
      await desk.page.locator('[role=row][data-index]').first().click()
      await button(desk, 'Legit').waitFor()
    },
  },
  {
    name: 'abuse-flags-fraud-and-hold',
    go: async (desk) => {
      await button(desk, 'Fraud and hold').click()
      await desk.page.getByRole('form', { name: 'Resolve as fraud, then hold the account' }).waitFor()
    },
  },
  {
    name: 'deletions',
    go: async (desk) => {
      await open(desk, 'Pending deletions')
      await (await people(desk)).filter({ hasText: 'leaving.held' }).click()
      await heading(desk, 'Look first').waitFor()
    },
  },
  {
    name: 'claims',
    go: async (desk) => {
      await open(desk, 'Claims')
      await (await people(desk)).filter({ hasText: 'leaving.seller' }).click()
      await heading(desk, 'Claimant and skill').waitFor()
      await desk.page.getByRole('link', { name: 'Open user' }).waitFor()
    },
  },
  {
    name: 'claim-reject-not-offered',
    go: async (desk) => {
      await button(desk, 'Reject').click()
      const asked = desk.page.getByRole('dialog')
      await asked.getByRole('checkbox').check()
      await asked.getByRole('button', { name: 'Reject claim' }).click()
      await asked.getByText('does not offer reject').waitFor()
    },
  },
  {
    name: 'categories',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await open(desk, 'Categories')
      await desk.page.getByRole('row', { name: /Developer Tools/ }).click()
      await heading(desk, 'About as a buyer sees it').waitFor()
    },
  },
  {
    name: 'category-change',
    go: async (desk) => {
      await button(desk, 'Edit').click()
      await desk.page.getByLabel('Description').fill('Everything for building and debugging software')
      await desk.page.getByText('Sends only: description').waitFor()
    },
  },
]
