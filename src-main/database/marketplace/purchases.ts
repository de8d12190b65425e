import type { Parsed } from '@contract'
import type { Purchase } from '@contract/marketplace/purchases'
import type { InValue, Row } from '@libsql/client'
import type { SqlAnswers } from '../sql'
import { instant, numberOrNull, text, textOrNull } from '../stored'

const COLUMNS = `p.id, p.status, p.amount_cents, p.currency, p.created_at, p.refunded_at, p.buyer_id, b.email AS buyer_email,
  b.display_name AS buyer_name, p.seller_id, s.email AS seller_email, s.display_name AS seller_name, p.skill_id,
  k.name AS skill_name, p.stripe_payment_intent_id, l.id AS license_id, l.status AS license_status, l.deactivated_at`
const JOINS = `LEFT JOIN users AS b ON b.id = p.buyer_id LEFT JOIN users AS s ON s.id = p.seller_id
  LEFT JOIN skills AS k ON k.id = p.skill_id LEFT JOIN licenses AS l ON l.purchase_id = p.id`

/** The admin API has no read of purchases: these tables and columns are ours (see practice/schema.ts), and read from a database only. */
export const purchases: SqlAnswers<'purchases'> = {
  /** The inner query finds the window, the outer one joins what belongs to its rows: a page joins a page, not the table. */
  'purchases.list': async (db, input) => {
    const { from, args } = matching(input)
    const [counted, rows] = await db.batch(
      [
        { sql: `SELECT count(*) AS total ${from}`, args },
        {
          sql: `SELECT ${COLUMNS} FROM (SELECT p.rowid AS at ${from} ORDER BY p.created_at DESC, p.id DESC LIMIT ? OFFSET ?) AS w
            JOIN purchases AS p ON p.rowid = w.at ${JOINS} ORDER BY p.created_at DESC, p.id DESC`,
          args: [...args, input.limit, input.offset],
        },
      ],
      'read',
    )
    const total = Number(counted?.rows[0]?.total ?? 0)
    const items = (rows?.rows ?? []).map(toPurchase)
    return { items, total, offset: input.offset, end: input.offset + items.length >= total, note: null }
  },

  'purchases.get': async (db, { purchase_id }) => {
    const answer = await db.execute({
      sql: `SELECT ${COLUMNS} FROM purchases AS p ${JOINS} WHERE p.id = ? OR p.stripe_payment_intent_id = ?
        ORDER BY p.id = ? DESC LIMIT 1`,
      args: [purchase_id, purchase_id, purchase_id],
    })
    const row = answer.rows[0]
    return row ? toPurchase(row) : null
  },
}

/**
 * `FROM … WHERE …` and its arguments. The text is looked for as it is written, with instr: LIKE would take its percent signs
 * and underscores for its own. Days are compared as text, which ISO dates and SQLite's own order by.
 */
const matching = (input: Parsed<'purchases.list'>): { from: string; args: InValue[] } => {
  const where: string[] = []
  const args: InValue[] = []
  const add = (sql: string, ...values: InValue[]): void => {
    where.push(sql)
    args.push(...values)
  }
  if (input.status) add('p.status = ?', input.status)
  if (input.buyer_id) add('p.buyer_id = ?', input.buyer_id)
  if (input.from) add('p.created_at >= ?', input.from)
  if (input.to) add('substr(p.created_at, 1, 10) <= ?', input.to)
  const wanted = input.text?.toLowerCase()
  if (wanted)
    add(
      `(instr(lower(p.id), ?) > 0 OR instr(lower(coalesce(p.stripe_payment_intent_id, '')), ?) > 0
        OR p.buyer_id IN (SELECT id FROM users WHERE instr(lower(email), ?) > 0 OR instr(lower(coalesce(display_name, '')), ?) > 0 OR id = ?))`,
      wanted,
      wanted,
      wanted,
      wanted,
      input.text ?? '',
    )
  return { from: `FROM purchases AS p${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''}`, args }
}

const toPurchase = (row: Row): Purchase => ({
  id: text(row.id),
  status: text(row.status),
  amount_cents: numberOrNull(row.amount_cents),
  currency: textOrNull(row.currency)?.toLowerCase() ?? null,
  created_at: instant(row.created_at),
  refunded_at: instant(row.refunded_at),
  buyer_id: text(row.buyer_id),
  buyer_email: text(row.buyer_email),
  buyer_name: text(row.buyer_name),
  seller_id: textOrNull(row.seller_id),
  seller_email: text(row.seller_email),
  seller_name: text(row.seller_name),
  skill_id: textOrNull(row.skill_id),
  skill_name: text(row.skill_name),
  payment_intent: textOrNull(row.stripe_payment_intent_id),
  license_id: textOrNull(row.license_id),
  license_status: textOrNull(row.license_status),
  license_deactivated_at: instant(row.deactivated_at),
})
