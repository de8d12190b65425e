import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { marketplaceForTwo } from '../two-admins'
import { startCore } from './core-process'
import { deskFolder, ENVIRONMENT } from './desk-folder'
import { failureOf, successOf } from './fault-desk'

/** A whole core in a process and a folder of its own, under its own admin's token. */
const machine = async (market: Awaited<ReturnType<typeof marketplaceForTwo>>, admin: string) => {
  const folder = deskFolder(Number(new URL(market.base_url).port))
  const core = await startCore(folder, { timeout: 10_000 })
  onTestFinished(async () => {
    core.kill()
    await core.ended
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
  const token = await market.tokenOf(admin)
  successOf(await core.call('environments.set_token', { environment_id: ENVIRONMENT, service: 'marketplace', token }))
  const refund = (purchase_id: string) =>
    core.call('refunds.issue', { purchase_id, reason: 'Charged twice.' }, { attempt: randomUUID(), typed: 'read back' })
  return { core, refund }
}

test('fault 10: two operators on two machines refund the same purchase: one refund, and the other is told', async () => {
  const market = await marketplaceForTwo()
  onTestFinished(market.close)
  const [one, other] = await Promise.all([machine(market, 'you'), machine(market, 'chiara')])
  // At the same moment, and one after the other.
  for (const [purchase, at_once] of [
    ['pur_practice_0001', true],
    ['pur_practice_0002', false],
  ] as const) {
    const first = one.refund(purchase)
    if (!at_once) await first
    const answers = await Promise.all([first, other.refund(purchase)])
    const [done, refused] = answers[0].ok ? answers : [answers[1], answers[0]]
    expect(successOf(done)).toMatchObject({ status: 'succeeded' })
    expect(failureOf(refused)).toMatchObject({
      code: 'bad_request',
      happened: 'refused',
      status: 400,
      server_words: expect.stringMatching(/refunded/),
    })
    expect((await market.refunded()).filter((one) => one.purchase === purchase)).toHaveLength(1)
  }
  for (const { core } of [one, other])
    expect(successOf(await core.call('ledger.list', {})).items.filter(({ state }) => state === 'unknown')).toEqual([])
})
