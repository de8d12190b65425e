import { contract } from '@contract'
import type { Confirm } from '@contract/operation'
import { expect, test } from 'vitest'
import { differences } from '../../src-main/writes/look-again'

const movingOf = (operation: 'usage.cancel_export' | 'usage.set_threshold') =>
  (contract[operation].confirm as Confirm<unknown> | null)?.moving

test('what moves by itself stops nothing, and everything else still does', () => {
  const seen = { id: 'exp_1', state: 'running', rows_done: 10, rows_total: 400, to: '2026-11-20' }
  const moving = movingOf('usage.cancel_export')
  expect(differences(seen, { ...seen, rows_done: 380 })).toEqual({ rows_done: '10 → 380' })
  expect(differences(seen, { ...seen, state: 'queued', rows_done: 380 }, moving)).toEqual({})
  expect(differences(seen, { ...seen, to: '2026-11-21', rows_done: 380 }, moving)).toEqual({ to: '2026-11-20 → 2026-11-21' })
})

test('a threshold another operator set meanwhile is noticed, the spend that goes on is not', () => {
  const seen = { org_id: 'org_1', spend_cents: 100, threshold_cents: null, updated_at: '2026-11-20T00:00:00Z' }
  const moving = movingOf('usage.set_threshold')
  expect(differences(seen, { ...seen, spend_cents: 120, updated_at: '2026-11-20T01:00:00Z' }, moving)).toEqual({})
  expect(differences(seen, { ...seen, threshold_cents: 500 }, moving)).toEqual({ threshold_cents: 'nothing → 500' })
})
