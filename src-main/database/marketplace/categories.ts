import { type Category, slugOf } from '@contract/marketplace/categories'
import type { Client, Row, Transaction } from '@libsql/client'
import { audit } from '../audit-log'
import { insert, remove, update } from '../changes'
import { type Caller, Refusal, type SqlAnswers, writing } from '../sql'
import { instant, text } from '../stored'

/** agentpowers-admin, Category Management. */
export const categories: SqlAnswers<'categories'> = {
  /** By name. */
  'categories.list': async (db, { offset, limit }) => {
    const [counted, rows] = await db.batch(
      [
        'SELECT count(*) AS total FROM categories',
        { sql: 'SELECT * FROM categories ORDER BY name COLLATE NOCASE, id LIMIT ? OFFSET ?', args: [limit, offset] },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (rows?.rows ?? []).map(toCategory)
    return { items, total, offset, end: offset + items.length >= total, note: null }
  },

  'categories.get': (db, { slug }) => find(db, slug),

  /** "Returns 409 Conflict if the slug already exists or conflicts with an existing skill slug." */
  'categories.create': (db, input, caller) =>
    writing(db, async (tx) => {
      const slug = slugOf(input.name)
      if (await find(tx, slug)) throw new Refusal(409, `Category slug '${slug}' already exists`)
      const skill = await tx.execute({ sql: 'SELECT 1 FROM skills WHERE slug = ? LIMIT 1', args: [slug] })
      if (skill.rows.length > 0) throw new Refusal(409, `Category slug '${slug}' conflicts with an existing skill slug`)
      const created = { id: `cat-${slug}`, category: slug, ...input }
      await insert(tx, 'categories', { ...created, updated_at: caller.now.toISOString() })
      await note(tx, caller, 'create_category', slug)
      return created
    }),

  /** "At least one must be provided. Returns 400 if no fields are supplied." 404 where there is no such category. */
  'categories.update': (db, { slug, ...fields }, caller) =>
    writing(db, async (tx) => {
      if (Object.values(fields).every((value) => value === undefined)) throw new Refusal(400, 'No fields to update')
      if (!(await find(tx, slug))) throw new Refusal(404, 'Category not found')
      await update(tx, 'categories', { ...fields, updated_at: caller.now.toISOString() }, { category: slug })
      await note(tx, caller, 'update_category', slug)
      const updated = await find(tx, slug)
      if (!updated) throw new Refusal(404, 'Category not found')
      return updated
    }),

  /** "Blocked if active skills reference it": 409, counted in the transaction that deletes. 404 where there is none. */
  'categories.delete': (db, { slug }, caller) =>
    writing(db, async (tx) => {
      if (!(await find(tx, slug))) throw new Refusal(404, 'Category not found')
      const used = await tx.execute({
        sql: "SELECT count(*) AS active FROM skills WHERE category = ? AND status = 'active'",
        args: [slug],
      })
      const active = Number(used.rows[0]?.active ?? 0)
      if (active > 0) throw new Refusal(409, `Cannot delete category: ${active} active skill${active === 1 ? '' : 's'} reference it`)
      await remove(tx, 'categories', { category: slug })
      await note(tx, caller, 'delete_category', slug)
      return { status: 'deleted', category: slug }
    }),
}

const note = (tx: Transaction, caller: Caller, action: string, slug: string): Promise<void> =>
  audit(tx, caller, { action, target_type: 'category', target_id: slug, reason: null })

const find = async (db: Client | Transaction, slug: string): Promise<Category | null> => {
  const answer = await db.execute({ sql: 'SELECT * FROM categories WHERE category = ?', args: [slug] })
  const row = answer.rows[0]
  return row ? toCategory(row) : null
}

const toCategory = (row: Row): Category => ({
  id: text(row.id),
  category: text(row.category),
  name: text(row.name),
  description: text(row.description),
  icon: text(row.icon),
  sample_keywords: text(row.sample_keywords),
  updated_at: instant(row.updated_at),
})
