import { at, type Step } from './tour-step'

/** Security events, the audit trail, runtime and commerce, from whatever screen of practice one is at. */
export const trustTour: readonly Step[] = [
  {
    name: 'security-events',
    go: async (desk) => {
      await at(desk, 'security-events')
      await desk.page.getByRole('grid').getByText('15 in 54 min').waitFor()
    },
  },
  {
    name: 'security-event',
    go: async (desk) => {
      await at(desk, 'security-events/sev_practice_burst_3')
      await desk.page
        .getByRole('complementary')
        .getByRole('button', { name: /^Acknowledge all/ })
        .waitFor()
    },
  },
  {
    name: 'audit-trail',
    go: async (desk) => {
      await at(desk, 'audit-trail/aud_practice_takeover')
      await desk.page.getByRole('complementary').getByRole('table', { name: 'What changed' }).waitFor()
    },
  },
  {
    name: 'runtime',
    go: async (desk) => {
      await at(desk, 'runtime')
      await desk.page.getByRole('list', { name: 'Needs attention' }).getByText('connector-deliveries').waitFor()
    },
  },
  {
    name: 'runtime-queue',
    go: async (desk) => {
      await at(desk, 'runtime/connector-deliveries?show=queues')
      await desk.page.getByRole('complementary').getByText('Waiting over time as a table').waitFor()
    },
  },
  {
    name: 'runtime-jobs',
    go: async (desk) => {
      await at(desk, 'runtime/job_practice_exports_stalled_1?show=jobs&queue=exports')
      await desk.page.getByRole('complementary').getByText('It stopped moving').waitFor()
    },
  },
  {
    name: 'commerce',
    go: async (desk) => {
      await at(desk, 'commerce/snap_practice_product_6')
      await desk.page.getByRole('complementary').getByRole('link', { name: 'What changed since the one before' }).waitFor()
    },
  },
  {
    name: 'commerce-difference',
    go: async (desk) => {
      await at(desk, 'commerce/snap_practice_product_6?show=difference&against=snap_practice_product_5&row=prod_practice_price')
      await desk.page.getByRole('complementary').getByRole('table', { name: 'Field by field' }).waitFor()
    },
  },
]
