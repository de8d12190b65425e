import type { Desk } from '../e2e/desk'
import { at, type Step } from './tour-step'

/** Goes to a record of a screen. */
const record = (desk: Desk, screen: string, id = ''): Promise<void> => at(desk, `${screen}${id && `/${encodeURIComponent(id)}`}`)

const drawn = ({ page }: Desk): Promise<void> => page.locator('.recharts-line-curve').first().waitFor()

/** Usage, spend and the models it is spent on, from whatever screen of practice one is at. */
export const usageTour: readonly Step[] = [
  {
    name: 'usage',
    go: async (desk) => {
      await record(desk, 'usage')
      await desk.page.getByRole('grid').getByText('Birch & Daughters').waitFor()
      await drawn(desk)
    },
  },
  {
    name: 'usage-org',
    go: async (desk) => {
      await record(desk, 'usage', 'org_practice_acorn')
      await desk.page.getByText('this desk').first().waitFor()
      await drawn(desk)
    },
  },
  {
    name: 'usage-org-by-day',
    go: async (desk) => {
      await desk.page.getByRole('heading', { name: 'Threshold' }).evaluate((where) => where.scrollIntoView({ block: 'end' }))
      await desk.page.locator('.recharts-bar-rectangle path').first().waitFor()
    },
  },
  {
    name: 'usage-anomalies',
    go: async (desk) => {
      await record(desk, 'usage', '/anomalies')
      await desk.page.getByRole('grid').getByText('Acorn Analytics').first().waitFor()
    },
  },
  {
    name: 'usage-export',
    go: async (desk) => {
      await record(desk, 'usage', '/exports/exp_practice_3')
      await desk.page.getByRole('complementary').getByText('ask billing to close them first').waitFor()
    },
  },
  {
    name: 'model',
    go: async (desk) => {
      await record(desk, 'models', 'larch-1-mini')
      await desk.page.getByRole('complementary').getByText('529 overloaded').waitFor()
      await drawn(desk)
    },
  },
]
