import { close, open, type Step } from './tour-step'

/** What Agentbot says. */
export const agentbotTour: readonly Step[] = [
  {
    name: 'agentbot',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await open(desk, 'Agentbot')
      await desk.page.getByRole('listitem').filter({ hasText: 'Webhook Relay' }).getByRole('img').waitFor()
    },
  },
  {
    name: 'agentbot-trials',
    go: async (desk) => {
      await desk.page.getByRole('button', { name: /^Copy \d+ e-mail/ }).scrollIntoViewIfNeeded()
      await desk.page.locator('.recharts-line').first().waitFor()
    },
  },
]
