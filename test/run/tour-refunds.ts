import type { Locator } from 'playwright'
import type { Desk } from '../e2e/desk'
import { at, button, close, heading, open, reachedBy, type Step } from './tour-step'

/** The confirm step of a large refund, under these limits. */
const largeRefund = async (desk: Desk, limits: { four_eyes_cents: number }): Promise<Locator> => {
  const { page } = desk
  await desk.call('settings.update', { ...limits, refund_limit_count: 1, refund_limit_cents: 1 })
  await at(desk, `refunds/${encodeURIComponent('/new/pur_practice_large')}`)
  await page.reload()
  await page.getByRole('button', { name: 'Refund…' }).click()
  await page.getByRole('dialog').getByText('Refund the purchase').waitFor()
  return page.getByRole('dialog')
}

/** What stops a refund before it is sent. */
export const secondPersonTour: readonly Step[] = [
  {
    name: 'second-person',
    go: async (desk) => {
      await open(desk, 'Second person')
      await desk.page.getByText('Public key', { exact: true }).waitFor()
    },
  },
  {
    name: 'second-person-asked',
    go: async (desk) => {
      const dialog = await largeRefund(desk, { four_eyes_cents: 2000 })
      await dialog.getByRole('textbox', { name: 'Amount, as you know it' }).fill('2499.00')
      await button(desk, 'Export request for a second person').waitFor()
    },
  },
  {
    name: 'limit-of-an-hour',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      const dialog = await largeRefund(desk, { four_eyes_cents: 300_000 })
      await dialog.getByRole('textbox', { name: 'Amount, as you know it' }).fill('2499.00')
      await dialog.getByRole('checkbox').check()
      await dialog.getByRole('button', { name: 'Issue refund' }).click()
      await dialog.getByRole('button', { name: 'Issue it all the same' }).waitFor()
    },
  },
]

/** Refunds and purchases, by the API, the database and Stripe. */
export const refundsTour: readonly Step[] = [
  {
    name: 'refund',
    go: async (desk) => {
      await button(desk, 'Cancel').click()
      await desk.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
      await open(desk, 'Refunds')
      await button(desk, 'New refund').click()
      await desk.page
        .getByRole('complementary')
        .getByRole('textbox', { name: 'Purchase' })
        .fill('https://agentpowers.example.com/purchases/pur_practice_0001')
      await desk.page.getByRole('complementary').getByRole('combobox', { name: 'Reason' }).selectOption('technical')
      await desk.page.getByText('Nobody tried to refund it').waitFor()
    },
  },
  {
    name: 'refund-confirm',
    go: async (desk) => {
      await button(desk, 'Refund…').click()
      await desk.page.getByRole('dialog').getByRole('checkbox').check()
    },
  },
  {
    name: 'refund-receipt',
    go: async (desk) => {
      await desk.page.getByRole('dialog').getByRole('button', { name: 'Issue refund' }).click()
      await heading(desk, 'What comes of it').waitFor()
    },
  },
  {
    name: 'refunds',
    go: async (desk) => {
      await button(desk, 'Close').click()
      await desk.page
        .getByRole('grid', { name: 'Refunds' })
        .getByRole('row', { name: /pur_practice_0001/ })
        .waitFor()
    },
  },
  {
    name: 'refunds-figures',
    go: async (desk) => {
      await button(desk, 'Figures').click()
      await desk.page.locator('.recharts-bar-rectangle path').first().waitFor()
    },
  },
  {
    name: 'refunds-batch',
    go: async (desk) => {
      await button(desk, 'Batch…').click()
      const list = 'purchase_id,amount\npur_practice_0001,49.00\npur_practice_0002,9.99\npur_practice_0003,19.00\npur_practice_0003,19.00'
      await desk.page.getByRole('textbox', { name: 'Ids of purchases' }).fill(list)
      await button(desk, 'Preview').click()
      await desk.page.getByText('As stated in the list').waitFor()
    },
  },
  {
    name: 'purchases-without-database',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await open(desk, 'Purchases')
      await desk.page.getByText('reads purchases').waitFor()
    },
  },
  {
    name: 'purchase',
    go: async (desk) => {
      await reachedBy(desk, 'both')
      await desk.page.getByRole('searchbox', { name: 'Search' }).fill('practice_refunded')
      await desk.page.getByRole('grid').getByText('pur_practice_refunded').click()
      await desk.page.getByText('visa ending in').waitFor()
    },
  },
  {
    name: 'refund-through-stripe',
    go: async (desk) => {
      await at(desk, `refunds/${encodeURIComponent('/new/pur_practice_eur')}`)
      await desk.page.getByRole('radio', { name: 'Through Stripe itself' }).check()
      await desk.page.getByRole('button', { name: 'Refund…' }).click()
      await desk.page.getByRole('dialog').getByText('POST /v1/refunds').waitFor()
    },
  },
  {
    name: 'stripe-connection',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await desk.page.evaluate(() => {
        location.hash = `#/environments/${/^#\/e\/([^/]+)/.exec(location.hash)?.[1]}`
      })
      const connection = desk.page.getByRole('region', { name: 'Stripe connection' })
      await connection.getByRole('button', { name: 'Test connection' }).click()
      await connection.getByRole('list', { name: 'What was found out' }).scrollIntoViewIfNeeded()
    },
  },
]
