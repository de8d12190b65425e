import { contract, type Input } from '@contract'
import { type Category, categoryIcons, slugOf } from '@contract/marketplace/categories'
import { complaintsOf } from '../../../parts/complaints'

/** What the form holds: keywords one by one, the icon empty where it is none of the eight. */
export interface CategoryFields {
  name: string
  description: string
  icon: CategoryIcon | ''
  keywords: string[]
}
export type CategoryIcon = (typeof categoryIcons)[number]

export const isIcon = (icon: string): icon is CategoryIcon => categoryIcons.some((one) => one === icon)

/** "debug, lint,  test" one by one; empty ones and repeats are left out. */
export const keywordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]

export const emptyFields: CategoryFields = { name: '', description: '', icon: 'grid', keywords: [] }

export const fieldsOf = ({ name, description, icon, sample_keywords }: Category): CategoryFields => ({
  name,
  description,
  icon: isIcon(icon) ? icon : '',
  keywords: keywordsOf(sample_keywords),
})

export const createInput = ({ name, description, icon, keywords }: CategoryFields): Input<'categories.create'> => ({
  name: name.trim(),
  description: description.trim(),
  ...(icon === '' ? {} : { icon }),
  sample_keywords: keywords.join(', '),
})

export type Changes = Omit<Input<'categories.update'>, 'slug'>

/** Only what is another now than when the form was filled: the API changes those fields and leaves the others alone. */
export const changesOf = (before: Category, now: CategoryFields): Changes => {
  const was = fieldsOf(before)
  return {
    ...(now.name.trim() === before.name.trim() ? {} : { name: now.name.trim() }),
    ...(now.description.trim() === before.description.trim() ? {} : { description: now.description.trim() }),
    ...(now.icon === was.icon || now.icon === '' ? {} : { icon: now.icon }),
    ...(now.keywords.join() === was.keywords.join() ? {} : { sample_keywords: now.keywords.join(', ') }),
  }
}

const words: Record<keyof Changes, string> = { name: 'name', description: 'description', icon: 'icon', sample_keywords: 'keywords' }

/** "name, keywords"; empty where nothing changes. */
export const changedWords = (changes: Changes): string =>
  (Object.keys(words) as (keyof Changes)[])
    .filter((field) => changes[field] !== undefined)
    .map((field) => words[field])
    .join(', ')

/** The contract's complaints by the form's own field names. */
const byField = ({ sample_keywords, ...rest }: Record<string, string>): Record<string, string> => ({
  ...rest,
  ...(sample_keywords ? { keywords: sample_keywords } : {}),
})

export const validateNew =
  (categories: readonly Category[]) =>
  (fields: CategoryFields): Record<string, string> => {
    const clash = clashOf(fields.name, categories)
    return { ...(clash ? { name: clash } : {}), ...byField(complaintsOf(contract['categories.create'].input, createInput(fields))) }
  }

export const validateChange =
  (before: Category) =>
  (fields: CategoryFields): Record<string, string> =>
    byField(complaintsOf(contract['categories.update'].input, { slug: before.category, ...changesOf(before, fields) }))

/** Who has the slug a new category of this name would get; null where none of those listed has. */
export const clashOf = (name: string, categories: readonly Category[]): string | null => {
  const slug = slugOf(name)
  const holder = slug === '' ? undefined : categories.find(({ category }) => category === slug)
  return holder ? `The slug ${slug} is taken by “${holder.name.slice(0, 100)}”.` : null
}

/** Which fields of a category are no longer what the form was filled from. */
export const movedWords = (before: Category, now: Category): string =>
  (Object.keys(words) as (keyof Changes)[])
    .filter((field) => before[field] !== now[field])
    .map((field) => words[field])
    .join(', ')
