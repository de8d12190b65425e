import type { Desk } from '../e2e/desk'
import { at, type Step } from './tour-step'

/** Goes to one of the screen's views, or to a record in it. */
const inWallets = (desk: Desk, place: string): Promise<void> => at(desk, `agent-wallet${place}`)
const detail = ({ page }: Desk) => page.getByRole('complementary')

/** Agents' wallets, from whatever screen of practice one is at. */
export const agentWalletTour: readonly Step[] = [
  {
    name: 'agent-wallets',
    go: async (desk) => {
      await inWallets(desk, '/wal_practice')
      await detail(desk).getByText('say the same of this card').waitFor()
    },
  },
  {
    name: 'agent-wallet-request',
    go: async (desk) => {
      await inWallets(desk, '/spr_practice_late?view=requests')
      await detail(desk).getByText('3 h before the approval').waitFor()
    },
  },
  {
    name: 'agent-wallet-approve',
    go: async (desk) => {
      await inWallets(desk, '/spr_practice_waiting_over?view=requests')
      await desk.page.getByRole('button', { name: 'Approve…' }).click()
      await desk.page.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).waitFor()
    },
  },
  {
    name: 'agent-wallet-declined',
    go: async (desk) => {
      await desk.page.keyboard.press('Escape')
      await desk.page.getByRole('dialog').waitFor({ state: 'hidden' })
      await inWallets(desk, '/iauth_practice_no_insufficient_funds?view=authorizations&outcome=declined')
      await detail(desk).getByText('Top up the Issuing balance').waitFor()
    },
  },
  {
    name: 'agent-wallet-dispute',
    go: async (desk) => {
      await inWallets(desk, '/ipi_practice_disputed?view=transactions&anomaly=any')
      await detail(desk).getByText('Disputed: submitted').waitFor()
    },
  },
  {
    name: 'agent-wallet-differences',
    go: async (desk) => {
      await inWallets(desk, '/iauth_practice_more?view=differences')
      await detail(desk).getByRole('table', { name: 'What differs' }).waitFor()
    },
  },
]
