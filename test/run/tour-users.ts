import { button, close, heading, open, people, type Step } from './tour-step'

/** From the first window to what needs somebody. */
export const beginningTour: readonly Step[] = [
  {
    name: 'welcome',
    go: (desk) => heading(desk, 'Welcome to Opsdesk').waitFor(),
  },
  {
    name: 'home',
    go: async (desk) => {
      await button(desk, 'Practise first').click()
      await heading(desk, 'Home').waitFor({ timeout: 60_000 })
      await desk.page.getByRole('region', { name: 'Trials' }).getByText('Seen').waitFor({ timeout: 30_000 })
      await desk.page.locator('.recharts-bar-rectangle path').first().waitFor()
    },
  },
  {
    name: 'notices',
    go: async (desk) => {
      await open(desk, 'Notices')
      await button(desk, /^Look now/).click()
      await desk.page.getByText(/Last look/).waitFor()
    },
  },
  {
    name: 'watched',
    go: async (desk) => {
      await button(desk, 'What is watched').click()
      await desk.page.getByRole('checkbox', { name: 'Pause watching' }).waitFor()
    },
  },
]

/** Users and admins: found, changed, many at once, taken back. */
export const usersTour: readonly Step[] = [
  {
    name: 'users',
    go: async (desk) => {
      await open(desk, 'Users')
      await people(desk)
    },
  },
  {
    name: 'users-sorted',
    go: async (desk) => {
      await button(desk, /^E-mail/).click()
      await desk.page.locator('[role=columnheader][aria-sort=ascending]', { hasText: 'E-mail' }).waitFor()
      await people(desk)
    },
  },
  {
    name: 'columns',
    go: async (desk) => {
      await button(desk, 'Columns').click()
      await desk.page.getByRole('menu').waitFor()
    },
  },
  {
    name: 'user',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('menu'))
      await (await people(desk)).filter({ hasNotText: 'you' }).nth(4).click()
      await button(desk, 'Make admin').waitFor()
    },
  },
  {
    name: 'user-make-admin',
    go: async (desk) => {
      await button(desk, 'Make admin').click()
      await desk.page.getByRole('dialog').getByRole('button', { name: 'Make admin' }).waitFor()
    },
  },
  {
    name: 'admins',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await open(desk, 'Admins')
      await people(desk)
    },
  },
  {
    name: 'admin-you',
    go: async (desk) => {
      await (await people(desk)).filter({ hasText: 'you' }).first().click()
      await heading(desk, 'Roles').waitFor()
    },
  },
  {
    name: 'selected',
    go: async (desk) => {
      await open(desk, 'Users')
      const rows = await people(desk)
      await rows.nth(2).getByRole('checkbox').click()
      await rows.nth(9).click({ modifiers: ['Shift'] })
      await desk.page.getByRole('region', { name: 'Selected rows' }).waitFor()
    },
  },
  {
    name: 'many-preview',
    go: async (desk) => {
      await button(desk, 'Hold account…').click()
      await button(desk, /^Can be done/).waitFor()
      await desk.page.getByRole('textbox', { name: 'Reason' }).fill('One network, one card')
    },
  },
  {
    name: 'job',
    go: async (desk) => {
      await button(desk, /^Hold account: \d/).click()
      await heading(desk, /^Hold account (running|ended)/).waitFor()
      await heading(desk, /^Hold account ended/).waitFor()
    },
  },
  {
    name: 'paste-ids',
    go: async (desk) => {
      await open(desk, 'Users')
      await people(desk)
      await button(desk, 'Paste ids…').click()
      await desk.page.getByRole('textbox', { name: 'Ids of users' }).waitFor()
    },
  },
  {
    name: 'hold-can-be-undone',
    go: async (desk) => {
      // Long enough for two pictures, on a slow machine too.
      await desk.call('settings.update', { grace_seconds: 30 })
      await close(desk, desk.page.getByRole('dialog'))
      await (await people(desk)).filter({ hasText: 'active' }).nth(12).click()
      await button(desk, 'Hold account').click()
      const dialog = desk.page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('Suspected fraudulent purchase pattern')
      await dialog.getByRole('button', { name: 'Hold account' }).click()
      await desk.page.getByRole('region', { name: 'On their way' }).waitFor()
    },
  },
]
