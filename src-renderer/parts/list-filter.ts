import type { Sort } from './table-header'

/** How a filter stands in an address, and back: both the search, written with its question mark, empty where nothing is chosen. */
export interface Addressed<F> {
  read: (search: string) => F
  write: (filter: F) => string
}

/** The search of an address, with its question mark; what is empty is left out, and so is the mark where nothing is left. */
export const searchOf = (words: object): string => {
  const search = new URLSearchParams(
    Object.entries(words).flatMap(([name, value]) => (typeof value === 'string' && value.trim() !== '' ? [[name, value]] : [])),
  )
  return search.size > 0 ? `?${search}` : ''
}

/** The words of an address’s search; what is none is empty, what is too long is cut. */
export const wordsIn = (search: string): ((name: string) => string) => {
  const asked = new URLSearchParams(search)
  return (name) => (asked.get(name) ?? '').slice(0, 200)
}

/** The word where it is one of these, else empty. */
export const oneOf = <const V extends string>(words: readonly V[], word: string): V | '' => words.find((one) => one === word) ?? ''

/** The word where it is a day, `2026-11-21`, else empty. */
export const dayOf = (word: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(word) && !Number.isNaN(Date.parse(word)) ? word : '')

/** What of these is not empty, without the space around it. */
export const given = <F extends { [K in keyof F]: string }>(fields: F): { [K in keyof F]?: Exclude<F[K], ''> } =>
  Object.fromEntries(
    Object.entries<string>(fields).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]])),
  ) as never

/** Whether any of these is not empty. */
export const isGiven = <F extends { [K in keyof F]: string }>(fields: F): boolean =>
  Object.values<string>(fields).some((value) => value.trim() !== '')

/** A filter’s word may be any text, or is one of some. */
export const anything = 'anything'
type Word = typeof anything | readonly string[]

type WordsOf<W extends Record<string, Word>> = { [K in keyof W]: W[K] extends readonly (infer V extends string)[] ? V | '' : string }
interface Sorted<S extends string> {
  sort_by: S | ''
  sort_order: 'asc' | 'desc' | ''
}

/**
 * The filter of a list whose words stand in the address under the names the server has for them: `search` any text, `status` one of
 * some; and by what it is sorted, where it can be. What is none of its words counts as none.
 */
export const listFilter = <const W extends Record<string, Word>, const S extends string = never>(words: W, sorts: readonly S[] = []) => {
  type Words = WordsOf<W>
  type Filter = Words & Sorted<S>
  const pick = (of: (name: string, word: Word) => string): Words =>
    Object.fromEntries(Object.entries(words).map(([name, word]) => [name, of(name, word)])) as Words
  const chosen = (filter: Words): Words => pick((name) => filter[name] ?? '')
  return {
    read: (search: string): Filter => {
      const word = wordsIn(search)
      return {
        ...pick((name, among) => (among === anything ? word(name) : oneOf(among, word(name)))),
        sort_by: oneOf(sorts, word('sort_by')),
        sort_order: oneOf(['asc', 'desc'], word('sort_order')),
      }
    },
    write: searchOf as (filter: Filter) => string,
    /** What the list is asked. */
    input: (filter: Filter): { [K in keyof Words]?: Exclude<Words[K], ''> } & { sort_by?: S; sort_order?: 'asc' | 'desc' } => ({
      ...given(chosen(filter)),
      ...(filter.sort_by === '' ? {} : { sort_by: filter.sort_by, sort_order: filter.sort_order || 'asc' }),
    }),
    isNarrowed: (filter: Words): boolean => isGiven(chosen(filter)),
    /** Every word taken back. How it is sorted stays. */
    none: pick(() => ''),
  }
}

/** What a list’s head shows of its sorting, `first` where nobody chose one, and how it is changed. */
export const sortOf = <S extends string>({ sort_by, sort_order }: Sorted<S>, first: S, change: (to: Sorted<S>) => void): Sort => ({
  by: sort_by || first,
  order: sort_order || 'asc',
  onSort: (by, order) => change({ sort_by: by as S, sort_order: order }),
})
