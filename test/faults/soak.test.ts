import { expect, test } from 'vitest'
import { soak } from './soak-run'

test('a short soak: nothing doubled, lost, left unresolved or told otherwise than it was', { timeout: 300_000 }, async () => {
  const { faults, kills, points, by, doubled, lost, unresolved, untrue } = await soak(1, { faults: 70, kills: 9 })
  expect({ doubled, lost, unresolved, untrue }).toEqual({ doubled: 0, lost: 0, unresolved: 0, untrue: 0 })
  expect(faults).toBeGreaterThanOrEqual(70)
  expect(kills).toBeGreaterThanOrEqual(9)
  expect(points.size).toBeGreaterThanOrEqual(4)
  for (const operation of ['refunds.issue', 'marketing-email.send']) expect(by.get(operation)?.carried, operation).toBeGreaterThan(0)
})

test('negative control: with the ledger off the same harness finds duplicates', { timeout: 300_000 }, async () => {
  const { doubled, by } = await soak(2, { faults: 60, kills: 3, ledger_off: true })
  expect(doubled).toBeGreaterThan(0)
  expect(by.get('refunds.issue')?.doubled).toBeGreaterThan(0)
})
