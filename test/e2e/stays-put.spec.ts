import { expect, type Page } from '@playwright/test'
import { go, practiseAt } from './at-a-screen'
import { test } from './desk'
import { watchMoves } from './moves'

const detail = (page: Page) => page.getByRole('complementary')
const step = (page: Page) => page.getByRole('dialog')

test('what a refund is made with stays under the pointer while the purchase is read, and read again the other way', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  expect((await desk.call('environments.set_practice_sources', { environment_id: id, sources: 'both' })).ok).toBe(true)
  const { page } = desk
  const moves = await watchMoves(page)
  const known = async (): Promise<void> => {
    await expect(detail(page).getByText('$49.00 paid, $0.00 given back')).toBeVisible()
    await expect(detail(page).getByText('Nobody tried to refund it from this desk.')).toBeVisible()
  }

  await go(page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_0001`)
  await known()
  expect(await moves()).toEqual([])

  await detail(page).getByRole('radio', { name: 'Through Stripe itself' }).check()
  await expect(detail(page).getByText('Looking for the purchase.')).toBeHidden()
  await known()
  expect(await moves()).toEqual([])

  await detail(page).getByRole('button', { name: 'Refund…' }).click()
  await expect(step(page).getByRole('button', { name: 'Issue refund' })).toBeVisible()
  await step(page).getByRole('checkbox').check()
  expect((await moves()).filter((move) => !move.startsWith('Cancel'))).toEqual([])
})

test('what is asked back in a dialog comes with what it is about, where nothing can be read of it too', async ({ desk }) => {
  const id = await practiseAt(desk, 'users')
  const { page } = desk
  const moves = await watchMoves(page)
  // Nothing that is connected reads a purchase: it is asked for all the same, and the answer comes late.
  await go(page, `/e/${id}/refunds/%2Fnew%2Fpur_practice_0001`)
  await expect(detail(page).getByText('Nobody tried to refund it from this desk.')).toBeVisible()
  expect(await moves()).toEqual([])
  await detail(page).getByRole('button', { name: 'Refund…' }).click()
  await step(page).getByRole('checkbox').check()
  expect((await moves()).filter((move) => !move.startsWith('Cancel'))).toEqual([])
})

test('the ways on from a record of the platform stay where they are while the rest of it is read', async ({ desk }) => {
  const id = await practiseAt(desk, 'runtime')
  const { page } = desk
  const moves = await watchMoves(page)

  await go(page, `/e/${id}/connector-events/evt_practice_recovered`)
  await expect(detail(page).getByRole('tab', { name: 'Payload' })).toBeVisible()
  await expect(detail(page).getByRole('button', { name: 'To read' })).toBeVisible()
  expect((await moves()).filter((move) => /^(Payload|Headers|Attempts|Difference)/.test(move))).toEqual([])

  await go(page, `/e/${id}/security-events/sev_practice_leak`)
  await expect(detail(page).getByRole('region', { name: 'Within the hour' })).toBeVisible()
  expect((await moves()).filter((move) => /^(Every event|What )/.test(move))).toEqual([])
})
