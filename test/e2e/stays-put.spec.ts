import { expect, type Page } from '@playwright/test'
import { go, practiseAt } from './at-a-screen'
import { test } from './desk'
import { watchMoves } from './moves'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')

const known = async (page: Page): Promise<void> => {
  await expect(detail(page).getByText('$49.00 paid, $0.00 given back')).toBeVisible()
  await expect(detail(page).getByText('Nobody tried to refund it from this desk.')).toBeVisible()
}

test('what is pressed stays where it is while what is above it is read', async ({ desk }) => {
  const id = await practiseAt(desk, 'runtime')
  const { page } = desk
  const moves = await watchMoves(page)
  /** Asks for the refund, which is not sent. Cancel stands at the foot before the rest is there. */
  const ask = async (): Promise<void> => {
    await detail(page).getByRole('button', { name: 'Refund…' }).click()
    await step(page).getByRole('checkbox').check()
    await expect(step(page).getByRole('button', { name: 'Issue refund' })).toBeEnabled()
    expect((await moves()).filter((move) => !move.startsWith('Cancel'))).toEqual([])
    await step(page).getByRole('button', { name: 'Cancel' }).click()
    await expect(step(page)).toHaveCount(0)
  }

  await test.step('the tabs of a connector event, and the ways on from a security event', async () => {
    await go(page, `/e/${id}/connector-events/evt_practice_recovered`)
    await expect(detail(page).getByRole('tab', { name: 'Payload' })).toBeVisible()
    await expect(detail(page).getByRole('button', { name: 'To read' })).toBeVisible()
    expect((await moves()).filter((move) => /^(Payload|Headers|Attempts|Difference)/.test(move))).toEqual([])
    await go(page, `/e/${id}/security-events/sev_practice_leak`)
    await expect(detail(page).getByRole('region', { name: 'Within the hour' })).toBeVisible()
    expect((await moves()).filter((move) => /^(Every event|What )/.test(move))).toEqual([])
  })

  await test.step('the form of a refund and its confirm step, where nothing can be read of the purchase', async () => {
    await go(page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_0001`)
    await expect(detail(page).getByText('Nobody tried to refund it from this desk.')).toBeVisible()
    expect(await moves()).toEqual([])
    await ask()
  })

  await test.step('and where the purchase is read, and read again the other way', async () => {
    expect((await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'both' })).ok).toBe(true)
    // The window has the sources once it reads purchases.
    await go(page, `/e/${id}/purchases`)
    await expect(page.getByRole('grid', { name: 'Purchases' })).toBeVisible()
    await moves()
    await go(page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_0001`)
    await known(page)
    expect(await moves()).toEqual([])
    await detail(page).getByRole('radio', { name: 'Through Stripe itself' }).check()
    await expect(detail(page).getByText('Looking for the purchase.')).toBeHidden()
    await known(page)
    expect(await moves()).toEqual([])
    await ask()
  })
})
