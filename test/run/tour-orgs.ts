import { at, type Step } from './tour-step'

/** Orgs, their people and their roles, from whatever screen of practice one is at. */
export const orgsTour: readonly Step[] = [
  {
    name: 'orgs',
    go: async (desk) => {
      await at(desk, 'orgs')
      await desk.page.getByRole('grid').getByText('Acorn Analytics').waitFor()
    },
  },
  {
    name: 'org',
    go: async (desk) => {
      await desk.page.getByRole('grid').getByText('Acorn Analytics').click()
      await desk.page.getByRole('link', { name: 'Cass Crosser' }).waitFor()
    },
  },
  {
    name: 'org-role-matrix',
    go: async (desk) => {
      await at(desk, 'orgs/org_practice_cobalt?section=members&view=matrix')
      await desk.page.getByRole('grid').getByText('billing').first().waitFor()
    },
  },
  {
    name: 'org-wallet',
    go: async (desk) => {
      await at(desk, 'orgs/org_practice_acorn?section=wallet')
      await desk.page.getByRole('table', { name: 'Spend waiting for approval' }).waitFor()
    },
  },
  {
    name: 'role-boundaries',
    go: async (desk) => {
      await at(desk, `members/${encodeURIComponent('org_practice_acorn/usr_practice_crosser')}`)
      await desk.page.getByRole('complementary').getByText('different owners').first().waitFor()
    },
  },
  {
    name: 'platform-user',
    go: async (desk) => {
      await at(desk, 'platform-users/usr_practice_crosser')
      await desk.page.getByRole('complementary').getByText('different owners').first().waitFor()
    },
  },
  {
    name: 'workspaces',
    go: async (desk) => {
      await at(desk, 'workspaces/ws_practice_acorn_1')
      await desk.page.getByRole('complementary').getByRole('link', { name: 'Morgan Member' }).waitFor()
    },
  },
]
