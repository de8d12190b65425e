import { contract } from '@contract'
import type { ListDialect } from '@contract/desk/environments'
import { complaintsOf } from '../../../parts/complaints'

/** The dialect as a form holds it: every field at once, so that switching a style back and forth loses nothing. */
export interface DialectFields {
  paging: 'page' | 'offset' | 'none'
  page: string
  size: string
  first: '0' | '1'
  offset: string
  limit: string
  sorting: 'two' | 'signed' | 'none'
  key: string
  order: string
  max_size: number | ''
}

/** Starts from what is known, else from the names most servers use. */
export const fieldsOf = (dialect: ListDialect | null): DialectFields => {
  const paging = dialect?.paging
  const sorting = dialect?.sorting
  return {
    paging: dialect ? (paging?.style ?? 'none') : 'page',
    page: paging?.style === 'page' ? paging.page : 'page',
    size: paging?.style === 'page' ? paging.size : 'page_size',
    first: paging?.style === 'page' && paging.first === 0 ? '0' : '1',
    offset: paging?.style === 'offset' ? paging.offset : 'offset',
    limit: paging?.style === 'offset' ? paging.limit : 'limit',
    sorting: dialect ? (sorting?.style ?? 'none') : 'two',
    key: sorting?.key ?? 'sort_by',
    order: sorting?.style === 'two' ? sorting.order : 'sort_order',
    max_size: dialect?.max_size ?? '',
  }
}

export const dialectOf = (fields: DialectFields): ListDialect => ({
  paging: pagingOf(fields),
  sorting: sortingOf(fields),
  max_size: fields.max_size === '' ? null : Number(fields.max_size),
  source: 'set',
  found_at: null,
})

const pagingOf = ({ paging, page, size, first, offset, limit }: DialectFields): ListDialect['paging'] => {
  if (paging === 'none') return null
  if (paging === 'offset') return { style: 'offset', offset: offset.trim(), limit: limit.trim() }
  return { style: 'page', page: page.trim(), size: size.trim(), first: first === '0' ? 0 : 1 }
}

const sortingOf = ({ sorting, key, order }: DialectFields): ListDialect['sorting'] => {
  if (sorting === 'none') return null
  return sorting === 'two' ? { style: 'two', key: key.trim(), order: order.trim() } : { style: 'signed', key: key.trim() }
}

/** The contract's complaints, and a name for every parameter that is used. */
export const validateDialect = (fields: DialectFields): Record<string, string> => {
  const dialect = dialectOf(fields)
  const complaints = complaintsOf(contract['environments.set_dialect'].input, { environment_id: '', service: 'marketplace', dialect })
  const named = { ...dialect.paging, ...dialect.sorting }
  for (const [name, value] of Object.entries(named)) if (value === '') complaints[name] = 'Write the parameter’s name.'
  return complaints
}
