import { button, close, heading, open, type Step } from './tour-step'

/** The desk itself: its settings, keys, environments and guide. */
export const deskTour: readonly Step[] = [
  {
    name: 'settings-of-the-desk',
    go: async (desk) => {
      await open(desk, 'Settings')
      await heading(desk, 'Reasons for refunds').waitFor()
    },
  },
  {
    name: 'find',
    go: async (desk) => {
      await button(desk, 'Find or do anything').click()
      await desk.page.getByRole('combobox', { name: 'Find or do anything' }).fill('env')
    },
  },
  {
    name: 'keys',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await button(desk, 'Settings').click()
      await desk.page.getByRole('menuitem', { name: 'Show keys' }).click()
      await desk.page.getByRole('dialog', { name: 'Keys' }).waitFor()
    },
  },
  {
    name: 'settings',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog', { name: 'Keys' }))
      await button(desk, 'Settings').click()
      await desk.page.getByRole('menuitem', { name: 'Dark' }).waitFor()
    },
  },
  {
    name: 'connect',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('menu'))
      await open(desk, 'Environments')
      await button(desk, 'Connect an environment').click()
      await desk.page.getByLabel('Name', { exact: true }).fill('Production')
      // Nobody listens there, so that the test of the connection has something to say.
      await desk.page.getByLabel('Marketplace address').fill('http://127.0.0.1:9')
    },
  },
  {
    name: 'environment-production',
    go: async (desk) => {
      await button(desk, 'Connect').and(desk.page.locator('[type=submit]')).click()
      await desk.page.getByRole('heading', { level: 1, name: 'Production' }).waitFor()
      await button(desk, 'Test connection').click()
      await desk.page.getByText('No token to send').first().waitFor()
    },
  },
  {
    name: 'environments',
    go: async (desk) => {
      await open(desk, 'Environments')
      await button(desk, 'Open Production').waitFor()
    },
  },
  {
    name: 'production-without-a-token',
    go: async (desk) => {
      await button(desk, 'Open Production').click()
      await desk.page.getByText('Reading only').waitFor()
      await desk.page.getByRole('alert').first().waitFor()
    },
  },
  {
    name: 'environment-practice',
    go: async (desk) => {
      await open(desk, 'Environments')
      await desk.page.getByRole('main').getByRole('link', { name: 'Practice', exact: true }).click()
      await heading(desk, 'Practice').waitFor()
    },
  },
  {
    name: 'environment-database',
    go: async (desk) => {
      await desk.page.getByRole('radio', { name: 'Its admin API and its database' }).click()
      await desk.page.getByRole('button', { name: 'Read it again' }).waitFor()
      await heading(desk, 'What the database holds').evaluate((where) => where.scrollIntoView())
    },
  },
  {
    name: 'users-search',
    go: async (desk) => {
      await desk.page.getByRole('main').getByRole('button', { name: 'Open', exact: true }).click()
      // Until it is open, the navigation leads to the other one's screens.
      await button(desk, /^Environment: Practice\./).waitFor()
      await open(desk, 'Users')
      await desk.page.getByRole('searchbox', { name: 'Search users' }).fill('alex_morgan')
      await desk.page.getByText('from the database world.db').waitFor()
    },
  },
  {
    name: 'guide',
    go: async (desk) => {
      await open(desk, 'Guide')
      await desk.page.getByRole('article').getByRole('heading').first().waitFor()
    },
  },
]
