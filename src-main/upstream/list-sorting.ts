import { type Result, succeed } from '@contract/failure'
import type { RowsAnswer } from './envelope'
import { type Ask, isRefusal, keyOf, type Parameters, type Sorting } from './list-dialect'

export interface Sort {
  key: string
  order: 'asc' | 'desc'
}

/** The names the document's own words suggest: tried first, and sent where nobody knows better. */
export const likelySorting: Sorting = { style: 'two', key: 'sort_by', order: 'sort_order' }

const two: Sorting[] = [
  likelySorting,
  ...[
    ['sort_by', 'order'],
    ['sort', 'order'],
    ['sort', 'dir'],
    ['order_by', 'direction'],
    ['sort_by', 'direction'],
    ['sort_by', 'sort_dir'],
    ['sort', 'direction'],
    ['sort', 'sort_order'],
    ['order_by', 'order'],
    ['order_by', 'order_dir'],
    ['sortBy', 'sortOrder'],
    ['sortBy', 'order'],
    ['orderBy', 'orderDirection'],
  ].map(([key = '', order = '']): Sorting => ({ style: 'two', key, order })),
]
const signed: Sorting[] = ['sort', 'ordering', 'order_by', 'sort_by', 'order'].map((key) => ({ style: 'signed', key }))

/** The parameters that ask for this order. */
export const sortParameters = (sorting: Sorting | null, { key, order }: Sort): Parameters => {
  if (!sorting) return {}
  return sorting.style === 'two' ? { [sorting.key]: key, [sorting.order]: order } : { [sorting.key]: order === 'desc' ? `-${key}` : key }
}

/**
 * Finds out how a server sorts: asks for both orders and compares. Null where it obeys none of the usual ways; undefined
 * where the rows can't tell, being too few or all alike in this key. A group of names is first asked at once, so that a
 * server that sorts in no way costs six requests. `ask` fetches the first page.
 */
export const findSorting = async (ask: Ask, key: string): Promise<Result<Sorting | null | undefined>> => {
  const likely = await compare(ask, key, likelySorting)
  if (!likely.ok || likely.value === true) return likely.ok ? succeed(likelySorting) : likely
  if (likely.value === undefined) return succeed(undefined)

  for (const group of [two, signed]) {
    const together = await compare(ask, key, ...group)
    if (!together.ok) return together
    if (together.value === undefined) return succeed(undefined)
    // Obeyed, or refused as a whole: one of the group may be meant.
    if (together.value === false) continue
    for (const sorting of group === two ? group.slice(1) : group) {
      const alone = await compare(ask, key, sorting)
      if (!alone.ok) return alone
      if (alone.value === true) return succeed(sorting)
    }
  }
  return succeed(null)
}

/** true: obeyed. false: not obeyed. undefined: the rows can't tell. null: refused. */
const compare = async (ask: Ask, key: string, ...group: Sorting[]): Promise<Result<boolean | null | undefined>> => {
  const of = (order: 'asc' | 'desc'): Parameters => Object.assign({}, ...group.map((sorting) => sortParameters(sorting, { key, order })))
  const up = await ask(of('asc'))
  if (!up.ok) return isRefusal(up.failure) ? succeed(null) : up
  const down = await ask(of('desc'))
  if (!down.ok) return isRefusal(down.failure) ? succeed(null) : down
  return succeed(obeyed(up.value, down.value, key))
}

const obeyed = ({ rows: up }: RowsAnswer, { rows: down }: RowsAnswer, key: string): boolean | undefined => {
  const same = up.length === down.length && up.every((row, index) => keyOf(row) === keyOf(down[index]))
  const values = new Set([...up, ...down].map((row) => keyOf(fieldOf(row, key) ?? null)))
  // All alike, or the server derives the key from a field of another name: then only a change of order tells.
  if (values.size < 2) return same || values.has('null') === false ? undefined : true
  if (same) return false
  // Rows that only came in another order by chance: the one asked to be the smallest must not be larger than the other.
  return !isLarger(fieldOf(up[0], key), fieldOf(down[0], key))
}

const isLarger = (one: unknown, other: unknown): boolean => {
  if (typeof one === 'string' && typeof other === 'string') return one > other && one.toLowerCase() > other.toLowerCase()
  if ((typeof one === 'number' && typeof other === 'number') || (typeof one === 'boolean' && typeof other === 'boolean')) return one > other
  return false
}

const fieldOf = (row: unknown, key: string): unknown =>
  typeof row === 'object' && row !== null && Object.hasOwn(row, key) ? (row as Record<string, unknown>)[key] : undefined
