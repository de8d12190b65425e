import type { Locator } from 'playwright'
import type { Desk } from '../e2e/desk'
import { agentWalletTour } from './tour-agent-wallet'
import { connectorsTour } from './tour-connectors'
import { feedbackTour } from './tour-feedback'
import { orgsTour } from './tour-orgs'
import { trustTour } from './tour-trust'
import { usageTour } from './tour-usage'

/** One stop of the tour: what a person does to get there, and the name of its pictures. */
export interface Step {
  name: string
  go: (desk: Desk) => Promise<void>
}

const button = ({ page }: Desk, name: string | RegExp): Locator => page.getByRole('button', { name }).first()
const heading = ({ page }: Desk, name: string | RegExp): Locator => page.getByRole('heading', { name }).first()
const open = async (desk: Desk, screen: string): Promise<void> => {
  // An entry ends with what waits there; "Platform users" is another.
  await desk.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('link', { name: new RegExp(`^${screen}`) })
    .click()
  await desk.page.getByRole('heading', { level: 1, name: screen }).waitFor()
}
/** Rows with somebody in them: before that the grid only shows where they will be. */
const people = async ({ page }: Desk): Promise<Locator> => {
  const rows = page.getByRole('grid').getByRole('row').filter({ hasText: '@' })
  await rows.first().waitFor({ timeout: 30_000 })
  return rows
}
const close = async ({ page }: Desk, dialog: Locator): Promise<void> => {
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** Practice, reached by its API alone or by its database as well; the screen is read anew. */
const reachedBy = async (desk: Desk, sources: 'api' | 'both'): Promise<void> => {
  const listed = await desk.call('environments.list', {})
  const practice = listed.ok ? listed.value.items.find(({ kind }) => kind === 'practice') : undefined
  await desk.call('environments.set_practice_sources', { environment_id: practice?.id ?? '', sources })
  await desk.page.reload()
}

/** The confirm step of a large refund, under these limits. */
const largeRefund = async (desk: Desk, limits: { four_eyes_cents: number }): Promise<Locator> => {
  const { page } = desk
  await desk.call('settings.update', { ...limits, refund_limit_count: 1, refund_limit_cents: 1 })
  await page.evaluate(() => {
    location.hash = `${/^#\/e\/[^/]+/.exec(location.hash)?.[0]}/refunds/${encodeURIComponent('/new/pur_practice_large')}`
  })
  await page.reload()
  await page.getByRole('button', { name: 'Refund…' }).click()
  await page.getByRole('dialog').getByText('Refund the purchase').waitFor()
  return page.getByRole('dialog')
}

const LETTER = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>New skills</title>
  <style>
    body { margin: 0; font-family: Arial, sans-serif }
    .letter { max-width: 600px; margin: 0 auto; padding: 24px }
  </style>
</head>
<body>
  <div class="letter">
    <h1 style="color: #2f5bd7">Ten new skills</h1>
    <img src="https://pictures.example.com/banner.png" width="552">
    <p>Have a look at <a href="https://agentpowers.example.com/new">the new shelf</a>.</p>
    <p><a href="https://agentpowers.example.com/unsubscribe">Unsubscribe</a></p>
  </div>
</body>
</html>`

/** In the order a new person would take, through practice. Each stop stands on the one before. */
export const steps: readonly Step[] = [
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
  {
    name: 'abuse-flags',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await desk.call('settings.update', { four_eyes_cents: null, refund_limit_count: 20, refund_limit_cents: 100_000 })
      await open(desk, 'Abuse flags')
      await desk.page.locator('[role=row][data-index]').first().click()
      await button(desk, 'Legit').waitFor()
    },
  },
  {
    name: 'abuse-flags-fraud-and-hold',
    go: async (desk) => {
      await button(desk, 'Fraud and hold').click()
      await desk.page.getByRole('form', { name: 'Resolve as fraud, then hold the account' }).waitFor()
    },
  },
  {
    name: 'deletions',
    go: async (desk) => {
      await open(desk, 'Pending deletions')
      await (await people(desk)).filter({ hasText: 'leaving.held' }).click()
      await heading(desk, 'Look first').waitFor()
    },
  },
  {
    name: 'claims',
    go: async (desk) => {
      await open(desk, 'Claims')
      await (await people(desk)).filter({ hasText: 'leaving.seller' }).click()
      await heading(desk, 'Claimant and skill').waitFor()
      await desk.page.getByRole('link', { name: 'Open user' }).waitFor()
    },
  },
  {
    name: 'claim-reject-not-offered',
    go: async (desk) => {
      await button(desk, 'Reject').click()
      const asked = desk.page.getByRole('dialog')
      await asked.getByRole('checkbox').check()
      await asked.getByRole('button', { name: 'Reject claim' }).click()
      await asked.getByText('does not offer reject').waitFor()
    },
  },
  {
    name: 'categories',
    go: async (desk) => {
      await close(desk, desk.page.getByRole('dialog'))
      await open(desk, 'Categories')
      await desk.page.getByRole('row', { name: /Developer Tools/ }).click()
      await heading(desk, 'About as a buyer sees it').waitFor()
    },
  },
  {
    name: 'category-change',
    go: async (desk) => {
      await button(desk, 'Edit').click()
      await desk.page.getByLabel('Description').fill('Everything for building and debugging software')
      await desk.page.getByText('Sends only: description').waitFor()
    },
  },
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
      await desk.page.evaluate(() => {
        location.hash = `${/^#\/e\/[^/]+/.exec(location.hash)?.[0]}/refunds/${encodeURIComponent('/new/pur_practice_eur')}`
      })
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
  {
    name: 'marketing-email',
    go: async (desk) => {
      await desk.page.getByRole('link', { name: 'Go to its screens' }).click()
      await reachedBy(desk, 'api')
      await open(desk, 'Marketing e-mail')
      await button(desk, 'New draft').click()
      await desk.page.getByLabel('Subject').fill('Ten new skills on AgentPowers')
      await desk.page.getByRole('textbox', { name: 'HTML', exact: true }).click()
      await desk.page.keyboard.insertText(LETTER)
      await desk.page.frameLocator('iframe:visible').getByRole('heading', { name: 'Ten new skills' }).waitFor()
      await heading(desk, /error: it can/).waitFor()
    },
  },
  {
    name: 'marketing-email-confirm',
    go: async (desk) => {
      await desk.page.getByRole('textbox', { name: 'HTML', exact: true }).click()
      await desk.page.keyboard.press('Control+a')
      await desk.page.keyboard.insertText(LETTER.replace('<img', '<img alt="Ten parcels"'))
      await button(desk, 'Send…').and(desk.page.locator(':not([aria-disabled])')).click()
      await desk.page.getByRole('dialog').getByRole('checkbox').waitFor()
    },
  },
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
  ...orgsTour,
  ...agentWalletTour,
  ...usageTour,
  ...connectorsTour,
  ...feedbackTour,
  ...trustTour,
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
