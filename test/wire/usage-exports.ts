import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

/** An org that every practice world has. */
export const ACORN = 'org_practice_acorn'

const PAGE = 'What you manage in admin: "Usage and spend control — billing health, usage exports, and operational spend review".'
export const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

const finished = {
  id: 'exp_practice_2',
  state: 'done',
  from: '2025-12-03',
  to: '2026-01-01',
  org_id: ACORN,
  org_name: 'Acorn Analytics',
  rows_done: 150,
  rows_total: 150,
  asked_by: 'usr_practice_staff',
  created_at: '2026-01-17T00:00:00Z',
  ended_at: '2026-01-17T00:00:01Z',
  failure: null,
}
export const paged = (page_size: string) => ({ page: '1', page_size })

/** Exports of usage: asked for, gathered, read and cancelled. */
export const usageExportExchanges: Exchange[] = [
  {
    name: 'exports of one org',
    source: `${ASSUMED} "usage exports".`,
    operation: 'usage.exports',
    input: { org_id: ACORN },
    request: { method: 'GET', path: '/api/v1/admin/usage/exports', query: { org_id: ACORN, ...paged('100') }, headers: asAdmin },
    response: { status: 200, body: page(finished) },
    exact: ['items.0.id', 'items.0.state', 'items.0.rows_done', 'items.0.rows_total', 'total'],
  },
  {
    name: 'one export',
    source: ASSUMED,
    operation: 'usage.export',
    input: { export_id: 'exp_practice_2' },
    request: { method: 'GET', path: '/api/v1/admin/usage/exports/exp_practice_2', headers: asAdmin },
    response: { status: 200, body: finished },
    exact: ['id', 'state', 'org_id', 'rows_total'],
  },
  {
    name: 'the rows of an export that is done',
    source: ASSUMED,
    operation: 'usage.export_rows',
    input: { export_id: 'exp_practice_2', limit: 1 },
    request: { method: 'GET', path: '/api/v1/admin/usage/exports/exp_practice_2/rows', query: paged('1'), headers: asAdmin },
    response: {
      status: 200,
      body: {
        items: [{ day: '2025-12-03', org_id: ACORN, org_name: 'Acorn Analytics', category: 'models', cents: 2406, currency: 'usd' }],
        total: 150,
        page: 1,
        page_size: 1,
      },
    },
    exact: ['items.0.org_id', 'items.0.category', 'items.0.currency', 'total'],
  },
  {
    name: 'the rows of an export that failed',
    source: ASSUMED,
    operation: 'usage.export_rows',
    input: { export_id: 'exp_practice_3' },
    request: { method: 'GET', path: '/api/v1/admin/usage/exports/exp_practice_3/rows', query: paged('100'), headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'This export is not done') },
    exact: [],
  },
  {
    name: 'an export is started',
    source: ASSUMED,
    operation: 'usage.start_export',
    input: { from: '2025-12-03', to: '2026-01-01', org_id: ACORN },
    request: {
      method: 'POST',
      path: '/api/v1/admin/usage/exports',
      headers: asAdmin,
      body: { from: '2025-12-03', to: '2026-01-01', org_id: ACORN },
    },
    response: { status: 200, body: { ...finished, id: 'exp_7Yk', state: 'queued', rows_done: 0, ended_at: null } },
    exact: ['state', 'from', 'to', 'org_id', 'rows_done', 'failure'],
  },
  {
    name: 'an export that has ended is cancelled',
    source: ASSUMED,
    operation: 'usage.cancel_export',
    input: { export_id: 'exp_practice_2' },
    request: { method: 'POST', path: '/api/v1/admin/usage/exports/exp_practice_2/cancel', headers: asAdmin },
    response: { status: 409, body: refused('conflict', 'This export has ended') },
    exact: [],
  },
]
