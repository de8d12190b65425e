import type { Exchange } from './exchanges'
import { asAdmin } from './headers'
import { refused } from './platform-answers'

const PRODUCTS = 'snap_practice_product_6'
const FAILED = 'snap_practice_order_4'
const NONE = 'snap_practice_none'

const PAGE = 'What you manage in admin: "Model and commerce health — model catalog and shopping store/product/order snapshots".'
const ASSUMED = `platform-admin, ${PAGE} No path, field or error is documented: our published assumption.`

const products = {
  id: PRODUCTS,
  kind: 'product',
  taken_at: '2026-02-01T22:00:00Z',
  took_ms: 13_800,
  state: 'complete',
  rows: 391,
  failures: 0,
  source: 'catalog-sync',
  store_id: null,
  detail: null,
}
const failed = {
  ...products,
  id: FAILED,
  kind: 'order',
  took_ms: 30_000,
  state: 'failed',
  rows: 0,
  source: 'order-feed',
  detail: 'The order feed answered with HTTP 502.',
}

/** Written by hand from platform-admin and the published assumption: see exchanges.ts. */
export const commerceExchanges: Exchange[] = [
  {
    name: 'snapshots of products, the newest one',
    source: ASSUMED,
    operation: 'commerce.snapshots',
    input: { kind: 'product', limit: 1 },
    request: {
      method: 'GET',
      path: '/api/v1/admin/commerce/snapshots',
      query: { kind: 'product', page: '1', page_size: '1' },
      headers: asAdmin,
    },
    response: { status: 200, body: { items: [products], total: 6, page: 1, page_size: 1 } },
    exact: ['items.0.id', 'items.0.kind', 'items.0.state', 'total', 'page', 'page_size'],
  },
  {
    name: 'one snapshot, which could not be taken',
    source: ASSUMED,
    operation: 'commerce.snapshot',
    input: { snapshot_id: FAILED },
    request: { method: 'GET', path: `/api/v1/admin/commerce/snapshots/${FAILED}`, headers: asAdmin },
    response: { status: 200, body: failed },
    exact: ['id', 'state', 'rows', 'detail'],
  },
  {
    name: 'rows of a snapshot, by what they are called',
    source: ASSUMED,
    operation: 'commerce.rows',
    input: { snapshot_id: PRODUCTS, search: 'price jumps' },
    request: {
      method: 'GET',
      path: '/api/v1/admin/commerce/snapshot-rows',
      query: { snapshot_id: PRODUCTS, search: 'price jumps', page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: {
      status: 200,
      body: {
        items: [
          {
            id: 'prod_practice_price',
            name: 'Kettle, whose price jumps',
            store_id: 'store_practice_1',
            org_id: null,
            state: 'in_stock',
            amount_cents: 63_999,
            currency: 'usd',
            quantity: 10,
            updated_at: '2026-02-01T22:00:00Z',
            details: { sku: 'PRICE', shipping: { carrier: 'DHL', cents: 499 }, tags: ['practice'] },
          },
        ],
        total: 1,
        page: 1,
        page_size: 100,
      },
    },
    exact: ['items.0.id', 'items.0.name', 'items.0.amount_cents', 'items.0.currency', 'total'],
  },
  {
    name: 'rows of a snapshot that nobody has',
    source: ASSUMED,
    operation: 'commerce.rows',
    input: { snapshot_id: NONE },
    request: {
      method: 'GET',
      path: '/api/v1/admin/commerce/snapshot-rows',
      query: { snapshot_id: NONE, page: '1', page_size: '100' },
      headers: asAdmin,
    },
    response: { status: 404, body: refused('record_not_found', 'There is no such snapshot') },
    exact: [],
  },
]
