import type { Desk } from '../e2e/desk'
import { at, type Step } from './tour-step'

const detail = ({ page }: Desk) => page.getByRole('complementary')

/** Feedback in both of its modes, from whatever screen of practice one is at. */
export const feedbackTour: readonly Step[] = [
  {
    name: 'feedback',
    go: async (desk) => {
      await at(desk, 'feedback/fb_practice_export')
      await detail(desk).getByText('We bill our customers from it tonight.').waitFor()
      await detail(desk).getByText('Nothing was done with it yet').waitFor()
    },
  },
  {
    name: 'feedback-burst',
    go: async (desk) => {
      await at(desk, 'feedback/burst_practice_sql-sweep?view=security')
      await detail(desk).getByText('for all 200').waitFor()
      await detail(desk).getByText('200 open').waitFor()
    },
  },
  {
    name: 'feedback-probe',
    go: async (desk) => {
      await at(desk, 'feedback/fb_practice_probe_script_9?view=security&type=script&status=any')
      await detail(desk).getByText('<script>alert("base64")</script>').waitFor()
    },
  },
  {
    name: 'notifications',
    go: async (desk) => {
      await at(desk, 'notifications/ntf_practice_nightly?failures=true')
      await detail(desk).getByText('TimeoutError').waitFor()
    },
  },
]
