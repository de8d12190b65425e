import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { page, refused } from './platform-answers'

const PAGE = 'What you manage in admin: "Model and commerce health — model catalog"; for every rollout "/admin/models … remain responsive".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

/** Models that every practice world has. */
const larch = {
  id: 'larch-1-mini',
  name: 'Larch 1 mini',
  vendor: 'Treeline',
  stage: 'available',
  health: 'down',
  health_since: '2026-01-20T20:00:00Z',
  health_reason: 'Every request is answered with 529 overloaded since its vendor moved it to another region.',
  requests: 19052,
  error_rate: 0.19274,
  latency_p50_ms: null,
  latency_p95_ms: null,
  currency: 'usd',
  input_price: '7.5',
  output_price: '30',
  price_changed_at: null,
  context_tokens: 128000,
  orgs: 14,
  deprecated_at: null,
  retires_at: null,
  replaced_by: null,
  updated_at: '2026-01-20T23:57:00Z',
  day: ['ok', 'degraded', 'down'],
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const modelsExchanges: Exchange[] = [
  {
    name: 'models, those that are down, the dearest first',
    source: ASSUMED,
    operation: 'models.list',
    input: { health: 'down', sort_by: 'output_cost', sort_order: 'desc' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/models',
      query: { health: 'down', sort_by: 'output_cost', sort_order: 'desc', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 200, body: page(larch) },
    exact: ['items.0.id', 'items.0.health', 'items.0.input_price', 'items.0.output_price', 'total'],
  },
  {
    name: 'one model',
    source: ASSUMED,
    operation: 'models.get',
    input: { model_id: 'larch-1-mini' },
    request: { method: 'GET', path: '/api/v1/admin/models/larch-1-mini', headers: asAdmin },
    response: { status: 200, body: larch },
    exact: ['id', 'name', 'vendor', 'stage', 'health_reason', 'context_tokens'],
  },
  {
    name: 'one model whose id has a slash and more: one part of the path, encoded',
    source: ASSUMED,
    operation: 'models.get',
    input: { model_id: 'inkwell/quill-2:beta #1 100%' },
    request: { method: 'GET', path: '/api/v1/admin/models/inkwell%2Fquill-2%3Abeta%20%231%20100%25', headers: asAdmin },
    response: {
      status: 200,
      body: {
        ...larch,
        id: 'inkwell/quill-2:beta #1 100%',
        name: 'Quill 2 beta',
        vendor: 'Inkwell',
        stage: 'preview',
        context_tokens: null,
        latency_p50_ms: 400,
        latency_p95_ms: 900,
      },
    },
    exact: ['id', 'name', 'vendor', 'stage'],
  },
  {
    name: 'one model, that nobody has',
    source: ASSUMED,
    operation: 'models.get',
    input: { model_id: 'larch-9' },
    request: { method: 'GET', path: '/api/v1/admin/models/larch-9', headers: asAdmin },
    response: { status: 404, body: refused('record_not_found', 'There is no such model') },
    exact: [],
  },
  {
    name: 'how a model answered, by the hour',
    source: ASSUMED,
    operation: 'models.health',
    input: { model_id: 'larch-1' },
    request: { method: 'GET', path: '/api/v1/admin/models/larch-1/health', headers: asAdmin },
    response: {
      status: 200,
      body: {
        model_id: 'larch-1',
        hours: [{ at: '2026-01-18T00:00:00Z', health: 'ok', requests: 1540, errors: 4, p50_ms: 2167, p95_ms: 6894 }],
      },
    },
    exact: ['model_id', 'hours.0.health'],
  },
  {
    name: 'which orgs ask a model',
    source: ASSUMED,
    operation: 'models.orgs',
    input: { model_id: 'larch-1', org_id: 'org_practice_acorn' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/models/larch-1/orgs',
      query: { org_id: 'org_practice_acorn', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: {
        items: [
          {
            org_id: 'org_practice_acorn',
            org_name: 'Acorn Analytics',
            requests: 2919,
            error_rate: 0.0291,
            spend_cents: 25759,
            currency: 'usd',
            last_at: '2026-01-03T09:44:25Z',
          },
        ],
        total: 1,
        page: 1,
        page_size: 100,
      },
    },
    exact: ['items.0.org_id', 'items.0.currency', 'total'],
  },
]
