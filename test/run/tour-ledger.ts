import { button, heading, open, type Step } from './tour-step'

/** What was done, and that it is whole. */
export const ledgerTour: readonly Step[] = [
  {
    name: 'ledger',
    go: async (desk) => {
      await desk.page.getByRole('button', { name: 'Undo' }).click()
      await open(desk, 'Ledger')
      await button(desk, 'Verify').click()
      await desk.page.getByText('The ledger is whole').waitFor()
    },
  },
  {
    name: 'ledger-story',
    go: async (desk) => {
      await desk.page.getByRole('grid').getByRole('row').nth(1).click()
      await heading(desk, 'Asked').waitFor()
    },
  },
]

/** A rollout, from its name to its end. */
export const rolloutsTour: readonly Step[] = [
  {
    name: 'rollouts-new',
    go: async (desk) => {
      await open(desk, 'Rollout checklist')
      await button(desk, /^New rollout/).click()
      await desk.page.getByRole('textbox', { name: 'What is rolled out' }).fill('Connectors 4.2')
    },
  },
  {
    name: 'rollouts-measured',
    go: async (desk) => {
      await button(desk, 'Begin').click()
      await button(desk, /^Measure all/).click()
      await desk.page.getByRole('button', { name: 'Measure again' }).nth(6).waitFor({ timeout: 30_000 })
    },
  },
  {
    name: 'rollouts-ended',
    go: async (desk) => {
      await desk.page.getByRole('textbox', { name: 'Why it ends all the same' }).fill('Put off until the queues are clear')
      await button(desk, 'End rollout').click()
      await button(desk, 'Signed file').waitFor()
    },
  },
]
