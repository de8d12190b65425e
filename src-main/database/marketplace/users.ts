import type { User, userSortKeys } from '@contract/marketplace/users'
import type { Client } from '@libsql/client'
import type { KeptWindow } from '../kept/kept-users'
import type { Caller, SqlAnswers } from '../sql'
import { toUser, userColumns } from './user-row'

type SortKey = (typeof userSortKeys)[number]

/**
 * What each of the API's five keys sorts by. Written exactly as in the indexes (practice/schema.ts): SQLite uses an
 * expression index only where the words agree.
 */
export const sortExpressions: Record<SortKey, string> = {
  email: 'email',
  created_at: 'created_at',
  is_admin: 'is_admin',
  is_seller: '(tos_accepted_at IS NOT NULL)',
  stripe_connected: '(stripe_connect_id IS NOT NULL)',
}

/**
 * One window of users in order. The inner query walks a covering index (key, id) only as far as the window and gives
 * rowids, so that skipping 900,000 users reads no user; CROSS JOIN keeps SQLite from turning the loops round, which
 * would lose the order. Ties go by id, in the same direction, so that one index serves both directions.
 */
export const windowSql = (sortBy: SortKey, order: 'asc' | 'desc'): string => `
  SELECT ${userColumns}
  FROM (SELECT rowid AS at FROM users ORDER BY ${sortExpressions[sortBy]} ${order}, id ${order} LIMIT ? OFFSET ?) AS w
  CROSS JOIN users AS u ON u.rowid = w.at`

const searchSql = (where: string, sortBy: SortKey, order: 'asc' | 'desc'): string => `
  SELECT ${userColumns}
  FROM (SELECT rowid AS at FROM users ${where} ORDER BY +${sortExpressions[sortBy]} ${order}, id ${order} LIMIT ? OFFSET ?) AS w
  CROSS JOIN users AS u ON u.rowid = w.at`

/** The rows of a window that is known from memory, as they are now; one that is gone is left out. */
const rowsOf = async (db: Client, { rowids }: KeptWindow): Promise<User[]> => {
  if (rowids.length === 0) return []
  const sql = `SELECT u.rowid AS at, ${userColumns} FROM users AS u WHERE u.rowid IN (${rowids.join(', ')})`
  const answer = await db.execute(sql)
  const users = new Map(answer.rows.map((row) => [Number(row.at), toUser(row)]))
  return rowids.flatMap((rowid) => users.get(rowid) ?? [])
}

/**
 * Who is listed, from memory where that is kept. What the database has become since is said; and where so few are found
 * that one of the new might be missed, SQL must say.
 */
const keptPage = async (db: Client, { kept }: Caller, offset: number, window: KeptWindow | null | undefined, whole: boolean) => {
  if (!kept || !window) return null
  if (kept.note !== null && !whole) return null
  return { items: await rowsOf(db, window), total: window.total, offset, end: window.end, note: kept.note }
}

/** agentpowers-admin, Admin Panel Features / User Management. */
export const users: SqlAnswers<'users'> = {
  'users.list': async (db, input, caller) => {
    const known = caller.kept?.users.list(input.sort_by, input.sort_order, input.offset, input.limit)
    const page = await keptPage(db, caller, input.offset, known, true)
    if (page) return page
    // One batch: one round trip to a remote database, and a total that belongs to the rows.
    const [counted, window] = await db.batch(
      ['SELECT count(*) AS total FROM users', { sql: windowSql(input.sort_by, input.sort_order), args: [input.limit, input.offset] }],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (window?.rows ?? []).map(toUser)
    return { items, total, offset: input.offset, end: input.offset + items.length >= total, note: null }
  },

  /**
   * Contains, in any order of the list. The unary plus keeps SQLite from walking the index of the order, which for a rare
   * text is the slow way round: it scans once and sorts what it found.
   */
  'users.search': async (db, input, caller) => {
    const known = caller.kept?.users.search(input.text, input.sort_by, input.sort_order, input.offset, input.limit)
    const page = await keptPage(db, caller, input.offset, known, known?.rowids.length === input.limit)
    if (page) return page
    const like = `%${input.text.replaceAll(/[\\%_]/g, '\\$&')}%`
    const where = `WHERE id LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\' OR display_name LIKE ? ESCAPE '\\'`
    const [counted, window] = await db.batch(
      [
        { sql: `SELECT count(*) AS total FROM users ${where}`, args: [like, like, like] },
        { sql: searchSql(where, input.sort_by, input.sort_order), args: [like, like, like, input.limit, input.offset] },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (window?.rows ?? []).map(toUser)
    return { items, total, offset: input.offset, end: input.offset + items.length >= total, note: null }
  },

  /** The document's own SELECT, by id as well; then the whole of who was found. */
  'users.find': async (db, { who }) => {
    const by = who.includes('@') ? 'email' : 'id'
    const found = await db.execute({ sql: `SELECT id, email, display_name FROM users WHERE ${by} = ?`, args: [who] })
    const ids = found.rows.slice(0, 10).map(({ id }) => id ?? null)
    if (ids.length === 0) return { items: [] }
    const marks = ids.map(() => '?').join(', ')
    const answer = await db.execute({ sql: `SELECT ${userColumns} FROM users AS u WHERE u.id IN (${marks}) ORDER BY u.id`, args: ids })
    return { items: answer.rows.map(toUser) }
  },

  /** The user, or null where there is none. The API has no such read; a database has. */
  'users.get': async (db, input) => {
    const answer = await db.execute({ sql: `SELECT ${userColumns} FROM users AS u WHERE u.id = ?`, args: [input.user_id] })
    const row = answer.rows[0]
    return row ? toUser(row) : null
  },

  /** As written or in small letters by the index; in any other letter case by walking all. */
  'users.by_email': async (db, { email }) => {
    const by = async (where: string) => {
      const { rows } = await db.execute({ sql: `SELECT ${userColumns} FROM users AS u WHERE ${where} LIMIT 1`, args: { email } })
      return rows[0] ? toUser(rows[0]) : null
    }
    return (await by('u.email IN (:email, lower(:email))')) ?? (await by('lower(u.email) = lower(:email)'))
  },
}
