import { at, type Step } from './tour-step'

/** Connectors and their events, from whatever screen of practice one is at. */
export const connectorsTour: readonly Step[] = [
  {
    name: 'connectors',
    go: async (desk) => {
      await at(desk, 'connectors')
      await desk.page.getByRole('grid').getByText('Team chat').waitFor()
    },
  },
  {
    name: 'connector',
    go: async (desk) => {
      await desk.page.getByRole('grid').getByText('Team chat').click()
      await desk.page.getByText('Events by outcome as a table').waitFor()
    },
  },
  {
    name: 'connections',
    go: async (desk) => {
      await at(desk, 'connectors?view=connections')
      await desk.page.getByText('Connections by state as a table').waitFor()
    },
  },
  {
    name: 'connector-events',
    go: async (desk) => {
      await at(desk, 'connector-events')
      await desk.page.getByRole('grid').getByText('retrying').first().waitFor()
    },
  },
  {
    name: 'connector-event',
    go: async (desk) => {
      await at(desk, 'connector-events/evt_practice_markup')
      await desk.page.getByRole('tabpanel').getByText('onerror').waitFor()
    },
  },
  {
    name: 'connector-event-difference',
    go: async (desk) => {
      await at(desk, 'connector-events/evt_practice_recovered?tab=difference')
      await desk.page.getByRole('table', { name: 'Outcome: what differs' }).waitFor()
    },
  },
  {
    name: 'connector-events-by-cause',
    go: async (desk) => {
      await at(desk, 'connector-events?view=causes&cause=signature_failed')
      await desk.page.getByRole('complementary').getByText('80 events').waitFor()
    },
  },
  {
    name: 'connector-events-recover',
    go: async (desk) => {
      await at(desk, 'connector-events')
      await desk.page.getByRole('button', { name: 'Recover since…' }).click()
      await desk.page.getByRole('dialog').getByRole('button', { name: '7 days' }).click()
      await desk.page.getByRole('table', { name: 'By cause' }).getByText('Signature failed').waitFor()
    },
  },
  {
    name: 'connector-events-none',
    go: async (desk) => {
      await desk.page.keyboard.press('Escape')
      await desk.page.getByRole('dialog').waitFor({ state: 'hidden' })
      await at(desk, 'connector-events?org_id=org_practice_empty')
      await desk.page.getByText('No events match these filters').waitFor()
    },
  },
]
