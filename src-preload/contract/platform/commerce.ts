import { z } from 'zod'
import { AnyJson } from '../any-json'
import { Instant, list, operations, query, Window } from '../operation'
import { countOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** What a snapshot is of: the stores agents shop in, their products, or the orders. */
export const snapshotKinds = ['store', 'product', 'order'] as const
/** Whether everything there was to read was read. */
export const snapshotStates = ['complete', 'partial', 'failed'] as const

/** One snapshot: what the platform read from stores at one time (platform-admin: shopping store/product/order snapshots). */
export const CommerceSnapshot = z.object({
  id: RecordId.describe('Its id.'),
  kind: word(snapshotKinds).describe('What it is of.'),
  taken_at: Instant.describe('When it was taken.'),
  took_ms: countOrNull.describe('How long that took, in milliseconds.'),
  state: word(snapshotStates).describe('Whether everything there was to read was read.'),
  rows: countOrNull.describe('How many rows it holds.'),
  failures: countOrNull.describe('How many rows could not be read.'),
  source: textOrNull(200).describe('Where it was read from, such as catalog-sync.'),
  store_id: textOrNull(200).describe('The one store it is of; null where it is of all.'),
  detail: textOrNull().describe('What the platform says of it in words.'),
})
export type CommerceSnapshot = z.output<typeof CommerceSnapshot>

/** One store, product or order as a snapshot holds it. */
export const CommerceRow = z.object({
  id: RecordId.describe('The id of that store, product or order: the same in every snapshot.'),
  name: textOrNull(1000).describe('What it is called.'),
  store_id: textOrNull(200).describe('The store it belongs to.'),
  org_id: textOrNull(200).describe('The org whose agent ordered; null for stores and products.'),
  state: textOrNull(100).describe('How it stood: open, in_stock, shipped and the like.'),
  amount_cents: countOrNull.describe('A product’s price or an order’s total, in the smallest unit.'),
  currency: textOrNull(10).describe('ISO 4217, lower case.'),
  quantity: countOrNull.describe('A product’s stock, the items of an order, or the products of a store.'),
  updated_at: textOrNull(64).describe('When the store last changed it.'),
  details: AnyJson.describe('Whatever else was read of it: any JSON.'),
})
export type CommerceRow = z.output<typeof CommerceRow>

/** Our stated assumption: platform-admin names the page, no path. */
export const commerce = operations('commerce')({
  'commerce.snapshots': list({
    system: 'platform',
    route: 'GET /api/v1/admin/commerce/snapshots',
    input: z.strictObject({
      ...Window,
      kind: z.string().max(100).optional().describe('Only snapshots of this kind.'),
      until: Instant.optional().describe('Only those taken before this instant.'),
    }),
    row: CommerceSnapshot,
    offers: 'commerce snapshots',
  }),
  'commerce.snapshot': query({
    system: 'platform',
    route: 'GET /api/v1/admin/commerce/snapshots/{snapshot_id}',
    input: z.strictObject({ snapshot_id: PlatformId }),
    output: CommerceSnapshot,
    offers: 'single commerce snapshots',
  }),
  'commerce.rows': list({
    system: 'platform',
    route: 'GET /api/v1/admin/commerce/snapshot-rows',
    input: z.strictObject({
      ...Window,
      snapshot_id: PlatformId.describe('The snapshot whose rows are asked for.'),
      search: z.string().trim().min(1).max(200).optional().describe('Part of an id or a name, in any case.'),
      state: z.string().max(100).optional().describe('Only rows that stood so.'),
      store_id: z.string().max(200).optional().describe('Only rows of this store.'),
      org_id: z.string().max(200).optional().describe('Only orders of this org.'),
    }),
    row: CommerceRow,
    offers: 'rows of commerce snapshots',
  }),
})
