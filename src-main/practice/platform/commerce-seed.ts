import type { CommerceRow } from '@contract/platform/commerce'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { chance, letters, pick, whole } from '../draw'
import { orgId, type PlatformCast } from './platform-cast'
import type { PlatformSeed } from './platform-world'

type Kind = 'store' | 'product' | 'order'
type Row = CommerceRow & { details: Record<string, unknown> }

interface StoredSnapshot {
  id: string
  kind: Kind
  /** Its place among those of its kind, from 1, the oldest. */
  n: number
  /** How many hours before the last full hour it was taken, whenever one looks. */
  hours: number
  took_ms: number
  state: 'complete' | 'partial' | 'failed'
  failures: number
  source: string
  detail: string | null
}

/** How many there are of each kind, how old the newest is, and how many hours lie between two. Orders are overdue. */
const series: Record<Kind, { count: number; newest: number; every: number; source: string }> = {
  store: { count: 5, newest: 9, every: 24, source: 'store-directory' },
  product: { count: 6, newest: 2, every: 6, source: 'catalog-sync' },
  order: { count: 8, newest: 5, every: 1, source: 'order-feed' },
}
const kinds = Object.keys(series) as Kind[]
/** The place of the snapshot that was read in part, and of the one that could not be read at all. */
const PARTIAL = { kind: 'product', n: 3 } as const
const FAILED = { kind: 'order', n: 4 } as const

export const snapshotId = (kind: string, n: number): string => `snap_practice_${kind}_${n}`

/**
 * Snapshots of stores, products and orders, each a little other than the one before. A row that stays the same through several
 * snapshots is kept once, with the first and the last of them.
 */
export const commerceSeed: PlatformSeed = {
  tables: `
    CREATE TABLE commerce_snapshots (
      id TEXT PRIMARY KEY, kind TEXT NOT NULL, n INTEGER NOT NULL, hours INTEGER NOT NULL, took_ms INTEGER, state TEXT NOT NULL,
      failures INTEGER, source TEXT, detail TEXT
    );
    CREATE TABLE commerce_rows (
      kind TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, id TEXT NOT NULL, name TEXT, store_id TEXT, org_id TEXT, state TEXT,
      amount_cents INTEGER, currency TEXT, quantity INTEGER, updated_at TEXT, details TEXT
    );
    CREATE INDEX commerce_rows_kind ON commerce_rows (kind, first, last);
  `,
  rows: (cast) => ({ commerce_snapshots: kinds.flatMap(snapshots), commerce_rows: kinds.flatMap((kind) => kept(kind, cast)) }),
}

const snapshots = (kind: Kind): StoredSnapshot[] => {
  const { count, newest, every, source } = series[kind]
  return Array.from({ length: count }, (_, index) => {
    const n = index + 1
    const partial = kind === PARTIAL.kind && n === PARTIAL.n
    const failed = kind === FAILED.kind && n === FAILED.n
    return {
      id: snapshotId(kind, n),
      kind,
      n,
      hours: newest + (count - n) * every,
      took_ms: failed ? 30_000 : 800 * n + (kind === 'product' ? 9000 : 700),
      state: failed ? 'failed' : partial ? 'partial' : 'complete',
      failures: partial ? 61 : 0,
      source,
      detail: failed
        ? 'The order feed answered with HTTP 502.'
        : partial
          ? 'Two stores did not answer in time: their products are missing.'
          : null,
    }
  })
}

/** Every version of every row, with the first and the last snapshot that holds it. */
const kept = (kind: Kind, cast: PlatformCast): object[] => {
  const random = cast.random(`commerce-${kind}`)
  const { count } = series[kind]
  const open = new Map<string, { row: Row; first: number }>()
  const closed: object[] = []
  const close = (id: string, last: number): void => {
    const one = open.get(id)
    if (one) closed.push({ kind, first: one.first, last, ...one.row })
    open.delete(id)
  }
  let rows = first[kind](random, cast)
  for (let n = 1; n <= count; n++) {
    if (n > 1) rows = [...rows.flatMap((row) => next(kind, row, random, cast, n)), ...fresh(kind, random, cast, n)]
    const read = rows.filter((row, at) => isRead(kind, n, row, at))
    const present = new Map(read.map((row) => [row.id, row]))
    for (const [id, { row }] of [...open]) if (present.get(id) !== row) close(id, n - 1)
    for (const row of read) if (!open.has(row.id)) open.set(row.id, { row, first: n })
  }
  for (const id of [...open.keys()]) close(id, count)
  return closed
}

const isRead = (kind: Kind, n: number, row: Row, at: number): boolean => {
  if (kind === FAILED.kind && n === FAILED.n) return false
  return !(kind === PARTIAL.kind && n === PARTIAL.n) || (row.store_id !== storeId(2) && row.store_id !== storeId(5) && at % 40 !== 0)
}

const STORES = 22
const storeId = (n: number): string => `store_practice_${n}`
const goods = 'Lamp Desk Kettle Chair Notebook Backpack Cable Keyboard Mug Jacket Bicycle Headphones Tent Stove Rope Drill'.split(' ')
const looks = 'oak, black, small, travel, winter, refurbished, blue, solar, folding, 2-pack'.split(', ')

const first: Record<Kind, (random: RandomGenerator, cast: PlatformCast) => Row[]> = {
  store: (random, cast) => Array.from({ length: STORES }, (_, n) => store(random, cast, n + 1)),
  product: (random, cast) => [...hostile(cast), ...Array.from({ length: 380 }, (_, n) => product(random, cast, `prod_${n + 1}`))],
  order: (random, cast) => Array.from({ length: 240 }, (_, n) => order(random, cast, n + 1, 1)),
}

const store = (random: RandomGenerator, cast: PlatformCast, n: number): Row => ({
  id: storeId(n),
  name:
    ['Corner Supply', 'Nordlys Möbler', 'متجر النخيل', '<b>Bold Store</b>', 'The Shop of Many Very Long Department Names and Sons'][
      n - 1
    ] ?? `Store ${n}`,
  store_id: storeId(n),
  org_id: null,
  state: n === 7 ? 'paused' : 'open',
  amount_cents: null,
  currency: pick(random, ['usd', 'eur', 'gbp']),
  quantity: whole(random, 10, 60),
  updated_at: cast.ago(whole(random, 5, 90)),
  details: { address: `https://store-${n}.example.com`, ships_to: ['US', 'DE'], returns: { days: 30, free: chance(random, 0.5) } },
})

const product = (random: RandomGenerator, cast: PlatformCast, id: string): Row => ({
  id,
  name: `${pick(random, goods)}, ${pick(random, looks)}`,
  store_id: storeId(whole(random, 1, STORES)),
  org_id: null,
  state: chance(random, 0.08) ? 'out_of_stock' : 'in_stock',
  amount_cents: whole(random, 4, 400) * 100 - 1,
  currency: 'usd',
  quantity: whole(random, 0, 240),
  updated_at: cast.ago(whole(random, 4, 60)),
  details: {
    sku: `SKU-${letters(random)}`,
    shipping: { carrier: pick(random, ['DHL', 'UPS', 'Post']), cents: 499 },
    tags: [pick(random, looks)],
  },
})

const order = (random: RandomGenerator, cast: PlatformCast, n: number, at: number): Row => {
  const agent = pick(random, cast.agents)
  return {
    id: `order_practice_${at}_${n}`,
    name: `${whole(random, 1, 4)} × ${pick(random, goods)}`,
    store_id: storeId(whole(random, 1, STORES)),
    org_id: agent.org_id,
    state: at > 1 ? 'placed' : pick(random, ['placed', 'paid', 'shipped', 'delivered', 'delivered', 'cancelled']),
    amount_cents: whole(random, 10, 900) * 100 - 1,
    currency: 'usd',
    quantity: whole(random, 1, 6),
    updated_at: cast.ago(whole(random, 1, 20)),
    details: { agent_id: agent.id, workspace_id: agent.workspace_id, payment: { card_ends_with: '4242' } },
  }
}

const hostile = (cast: PlatformCast): Row[] => {
  const one = (word: string, name: string, rest: Partial<Row> = {}): Row => ({
    id: `prod_practice_${word}`,
    name,
    store_id: storeId(1),
    org_id: null,
    state: 'in_stock',
    amount_cents: 1999,
    currency: 'usd',
    quantity: 10,
    updated_at: cast.ago(12),
    details: { sku: word.toUpperCase(), shipping: { carrier: 'DHL', cents: 499 }, tags: ['practice'] },
    ...rest,
  })
  return [
    one('price', 'Kettle, whose price jumps'),
    one('script', '<script>alert("product")</script>'),
    one('formula', "=1+1+cmd|' /C calc'!A0"),
    one('rtl', 'قميص قطني \u202Egnp.exe'),
    one('long', 'A product with a name that goes on and on, as sellers write them to be found for every word there is: '.repeat(3)),
    one('unpriced', 'Nobody says what it costs', { amount_cents: null, currency: null, quantity: null, details: {} }),
    one('leaves', 'Taken from the shelf'),
  ]
}

/** What becomes of a row by the next snapshot: gone, changed, or the very same. */
const next = (kind: Kind, row: Row, random: RandomGenerator, cast: PlatformCast, n: number): Row[] => {
  const updated_at = cast.ago(series[kind].newest / 24)
  if (kind === 'store') return [chance(random, 0.12) ? { ...row, quantity: (row.quantity ?? 0) + whole(random, -4, 9), updated_at } : row]
  if (kind === 'order') return [moved(row, random, updated_at)]
  if (row.id === 'prod_practice_price') return [{ ...row, amount_cents: (row.amount_cents ?? 0) * 2 + 1, updated_at }]
  if (row.id === 'prod_practice_leaves' && n === series.product.count) return []
  const draw = whole(random, 0, 999)
  if (draw < 8) return []
  if (draw < 40) return [{ ...row, amount_cents: Math.round(((row.amount_cents ?? 1000) * whole(random, 80, 125)) / 100), updated_at }]
  if (draw < 90) {
    const quantity = Math.max(0, (row.quantity ?? 0) - whole(random, 1, 60))
    return [{ ...row, quantity, state: quantity === 0 ? 'out_of_stock' : row.state, updated_at }]
  }
  if (draw < 100)
    return [
      {
        ...row,
        updated_at,
        details: { ...row.details, shipping: { carrier: pick(random, ['DHL', 'UPS', 'Post']), cents: 599 }, recalled: draw < 93 },
      },
    ]
  return [row]
}

const steps: Record<string, string> = { placed: 'paid', paid: 'shipped', shipped: 'delivered' }
const moved = (row: Row, random: RandomGenerator, updated_at: string): Row => {
  const state = steps[row.state ?? '']
  if (state === undefined || !chance(random, 0.18)) return row
  const shipped = state === 'shipped' ? { tracking: `TRK${letters(random)}` } : {}
  return { ...row, state: chance(random, 0.1) ? 'cancelled' : state, updated_at, details: { ...row.details, ...shipped } }
}

const fresh = (kind: Kind, random: RandomGenerator, cast: PlatformCast, n: number): Row[] => {
  if (kind === 'store') return n === 3 ? [store(random, cast, STORES + 1)] : []
  if (kind === 'order') return Array.from({ length: whole(random, 4, 14) }, (_, at) => order(random, cast, at + 1, n))
  const more = Array.from({ length: whole(random, 2, 7) }, (_, at) => product(random, cast, `prod_${n}_${at + 1}`))
  return n === 2 ? [...more, { ...product(random, cast, 'prod_practice_org'), name: orgId('acorn') }] : more
}
