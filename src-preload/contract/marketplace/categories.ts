import { z } from 'zod'
import { found, Id, Instant, list, mutation, operations, Window } from '../operation'
import { firstOf } from '../tolerant'
import { Acknowledgement } from './admins'

/** The Lucide icons the API takes (agentpowers-admin, Create a Category). A category read may have another. */
export const categoryIcons = ['bar-chart', 'code', 'grid', 'megaphone', 'palette', 'shield', 'trending-up', 'zap'] as const

/**
 * The slug the API makes of a name: small letters and digits, everything else a hyphen, none at the ends; accents are
 * dropped. The document says "auto-generated from name" and shows one example, so this is a prediction: the answer's
 * `category` is what it came to. Empty where the name has no letter a slug can hold.
 */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')

const spelt = firstOf({ category: ['category', 'slug'], sample_keywords: ['sample_keywords', 'keywords'] })
const created = z.object({
  id: z.string().max(200),
  /** The slug. */
  category: z.string().max(200),
  name: text,
  description: text,
  icon: text,
  sample_keywords: z.union([z.array(z.string()).transform((words) => words.join(', ')), text]),
})

/** One category. `icon` is any text: one of `categoryIcons` where the API itself set it. */
export const Category = z.preprocess(spelt, created.extend({ updated_at: Instant.nullish().transform((at) => at ?? null) }))
export type Category = z.output<typeof Category>

const Name = z
  .string()
  .trim()
  .min(1, 'A category needs a name.')
  .max(100, 'A name has at most 100 characters.')
  .refine((name) => name === '' || slugOf(name) !== '', 'A name needs a letter from a to z, or a digit: its slug is made of them.')
const Description = z.string().trim().max(2000, 'A description has at most 2,000 characters.')
const Icon = z.enum(categoryIcons)
const Keywords = z.string().trim().max(2000, 'Keywords have at most 2,000 characters.')

/** An update renames without a new slug, so a name in other letters will do there. */
const UpdatedName = z.string().trim().min(1, 'A category needs a name.').max(100, 'A name has at most 100 characters.')

const CategoryCreateRequest = z.strictObject({
  name: Name,
  description: Description.default(''),
  icon: Icon.default('grid'),
  sample_keywords: Keywords.default(''),
})

/** Only what is to change. The API refuses a request that holds nothing but the slug. */
const CategoryUpdateRequest = z.strictObject({
  slug: Id,
  name: UpdatedName.optional(),
  description: Description.optional(),
  icon: Icon.optional(),
  sample_keywords: Keywords.optional(),
})
type CategoryUpdateRequest = z.output<typeof CategoryUpdateRequest>

const Target = z.strictObject({ slug: Id })
const categoriesList = list({ system: 'marketplace', route: 'GET /v1/admin/categories', input: z.strictObject(Window), row: Category })

const reading = (slug: string) => ({ operation: 'categories.get', input: { slug } })
const changes = ({ slug: _, ...fields }: CategoryUpdateRequest): [string, unknown][] =>
  Object.entries(fields).filter(([, value]) => value !== undefined)
const isAsWanted = (category: Category, wanted: [string, unknown][]): boolean =>
  wanted.every(([field, value]) => category[field as keyof Category] === value)

/** What every change of the categories declares alike. */
const changed = {
  system: 'marketplace',
  effect: 'edit',
  invalidates: ['categories'],
  without_api: { lost: ['A search index or cache of the marketplace may not learn of it.'] },
} as const
const theSlug = ({ slug }: { slug: string }): string => slug

/** agentpowers-admin, Category Management. */
export const categories = operations('categories')({
  'categories.list': categoriesList,
  'categories.get': found({
    system: 'marketplace',
    list: 'categories.list',
    rows: categoriesList,
    key: (category) => category.category,
    wanted: (input) => input.slug,
    input: Target,
  }),
  'categories.create': mutation({
    ...changed,
    route: 'POST /v1/admin/categories',
    input: CategoryCreateRequest,
    output: z.preprocess(spelt, created),
    target: (input) => slugOf(input.name),
    confirm: {
      subject: (input) => reading(slugOf(input.name)),
      title: 'Create the category {who}',
      consequence: 'Sellers can put skills into it at once, and buyers see it. Its slug can’t be changed afterwards.',
      undo: 'Delete the category while no active skill is in it.',
      button: 'Create category',
      absent: 'to_do',
      eligible: (category: Category) => `The slug is taken by “${category.name.slice(0, 100)}”.`,
      happened: (category: Category, input) => category.name === input.name,
    },
  }),
  'categories.update': mutation({
    ...changed,
    route: 'PUT /v1/admin/categories/{slug}',
    input: CategoryUpdateRequest,
    output: Category,
    target: theSlug,
    confirm: {
      subject: (input) => reading(input.slug),
      title: 'Change the category {who}',
      consequence: 'Buyers see the new words at once. The slug stays, so links and skills do too.',
      undo: 'Change it back.',
      button: 'Change category',
      eligible: (category: Category, input) => (isAsWanted(category, changes(input)) ? 'It is so already: nothing would change.' : null),
      happened: (category: Category, input) => isAsWanted(category, changes(input)),
    },
    checks: [{ read: null, refuse: (input) => (changes(input).length === 0 ? 'Nothing is changed.' : null) }],
  }),
  'categories.delete': mutation({
    ...changed,
    route: 'DELETE /v1/admin/categories/{slug}',
    input: Target,
    output: Acknowledgement,
    target: theSlug,
    confirm: {
      subject: (input) => reading(input.slug),
      title: 'Delete the category {who}',
      consequence: 'It disappears for buyers and sellers. The server refuses while active skills are in it.',
      undo: 'Create it again under the same name; its slug will be the same.',
      button: 'Delete category',
      absent: 'done',
      eligible: (_category: Category) => null,
      happened: (_category: Category) => false,
    },
  }),
})
