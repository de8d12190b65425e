import { z } from 'zod'
import { list, mutation, operations, query, Window } from '../operation'

/** The longest HTML a draft holds, in characters. More than may be sent, so that what is too long can be cut down here. */
export const LONGEST_DRAFT = 1_500_000
/** The longest subject a draft holds: what is too long to be sent is kept all the same. */
const LONGEST_DRAFT_SUBJECT = 2000

/** A template is a draft that is filled in before it becomes one. */
export const DraftKind = z.enum(['draft', 'template'])
export type DraftKind = z.output<typeof DraftKind>

/** How a version came to be. All but `typed` are kept while versions are thinned out. */
export const VersionWhy = z.enum(['typed', 'created', 'imported', 'restored', 'copied'])
export type VersionWhy = z.output<typeof VersionWhy>

export const Draft = z.object({
  id: z.string(),
  environment_id: z.string(),
  kind: DraftKind,
  /** Empty where nobody gave it one: it is called by its subject then. */
  name: z.string(),
  subject: z.string(),
  /** The number of its newest version. */
  version: z.int(),
  created_at: z.string(),
  changed_at: z.string(),
  /** Gone for good 30 days later. */
  deleted_at: z.string().nullable(),
  /** The length of its HTML. */
  characters: z.int(),
})
export type Draft = z.output<typeof Draft>

const DraftWithText = Draft.extend({ html: z.string() })
export type DraftWithText = z.output<typeof DraftWithText>

const DraftVersion = z.object({
  version: z.int(),
  at: z.string(),
  why: VersionWhy,
  subject: z.string(),
  characters: z.int(),
})

const text = {
  subject: z.string().max(LONGEST_DRAFT_SUBJECT, 'A subject of more than 2,000 characters can’t be kept.'),
  html: z.string().max(LONGEST_DRAFT, 'More than 1,500,000 characters can’t be kept in a draft.'),
}
const Name = z.string().trim().max(200, 'A name has at most 200 characters.')
const Of = z.strictObject({ draft_id: z.uuid() })
const edit = { system: 'desk', effect: 'edit', invalidates: ['drafts'] } as const
const target = (input: { draft_id: string }): string => input.draft_id

/**
 * What is being written on this desk and was not sent yet, by environment. Saved while it is typed, each save a version.
 * Nothing of it leaves this machine.
 */
export const drafts = operations('drafts')({
  /** Newest change first; deleted ones apart. */
  'drafts.list': list({
    system: 'desk',
    input: z.strictObject({
      ...Window,
      environment_id: z.string().max(100),
      kind: DraftKind.optional(),
      deleted: z.boolean().default(false),
    }),
    row: Draft,
  }),
  'drafts.get': query({ system: 'desk', input: Of, output: DraftWithText.nullable() }),
  /** The id is the caller's, so that asking twice makes one. */
  'drafts.create': mutation({
    ...edit,
    input: z.strictObject({
      draft_id: z.uuid(),
      environment_id: z.string().max(100),
      kind: DraftKind.default('draft'),
      name: Name.default(''),
      ...text,
      why: VersionWhy.default('created'),
    }),
    output: DraftWithText,
    target,
  }),
  /**
   * A new version. `writer` is one opened editor and `base` the version it began from: where somebody else saved since,
   * or deleted it, nothing is overwritten; what was typed becomes a draft of its own, and `copied` says so.
   */
  'drafts.save': mutation({
    ...edit,
    // The lists are read again when they are shown; a save a second must not read them each time.
    invalidates: [],
    input: Of.extend({ writer: z.uuid(), base: z.int().min(0), ...text, why: VersionWhy.default('typed') }),
    output: z.object({ draft: Draft, copied: z.enum(['changed', 'deleted']).nullable() }),
    target,
  }),
  'drafts.rename': mutation({ ...edit, input: Of.extend({ name: Name }), output: Draft, target }),
  /** The newest version as a draft, or a template, of its own. */
  'drafts.duplicate': mutation({
    ...edit,
    input: Of.extend({ new_draft_id: z.uuid(), kind: DraftKind, name: Name }),
    output: DraftWithText,
    target,
  }),
  'drafts.delete': mutation({ ...edit, input: Of, output: Draft, target }),
  'drafts.undelete': mutation({ ...edit, input: Of, output: Draft, target }),
  /** Newest first, thinned out with age. */
  'drafts.versions': query({ system: 'desk', input: Of, output: z.object({ items: z.array(DraftVersion) }) }),
  'drafts.version': query({
    system: 'desk',
    input: Of.extend({ version: z.int() }),
    output: DraftVersion.extend({ html: z.string() }).nullable(),
  }),
  /**
   * Puts HTML where the frame of a preview can show it: a page of its own policy, which can do nothing and reach nothing.
   * `remote` are the pictures it would load from elsewhere. With `images` main fetches them, and says which it did not.
   */
  'drafts.preview': query({
    system: 'desk',
    input: z.strictObject({ html: text.html, images: z.boolean().default(false) }),
    output: z.object({
      address: z.string(),
      remote: z.array(z.object({ address: z.string(), shown: z.boolean(), why_not: z.string().nullable() })),
    }),
    timeout: 60_000,
  }),
})
