import { createHash } from 'node:crypto'
import type { Client } from '@libsql/client'
import type { Context } from 'hono'
import { Refusal } from '../../database/sql'

/**
 * A write that comes again under the same Idempotency-Key gets the answer of the first time, and nothing is done twice: the
 * guide's page "The platform's admin API" asks that of a platform. A key that comes with another request is 409.
 */
export const answeredOnce = async (c: Context, db: Client, answer: () => Promise<Response>): Promise<Response> => {
  const key = c.req.header('idempotency-key')
  if (!key) return answer()
  const before = underWay.get(key)
  // The second of two at once waits for the first, and then finds its answer.
  const turn = (before ?? Promise.resolve()).then(() => kept(c, db, key, answer))
  const settled = turn.then(
    () => undefined,
    () => undefined,
  )
  underWay.set(key, settled)
  try {
    return await turn
  } finally {
    if (underWay.get(key) === settled) underWay.delete(key)
  }
}

const underWay = new Map<string, Promise<void>>()

const kept = async (c: Context, db: Client, key: string, answer: () => Promise<Response>): Promise<Response> => {
  const asked = createHash('sha256')
    .update(`${c.req.method} ${c.req.path}\n${await c.req.text()}`)
    .digest('hex')
  const { rows } = await db.execute({ sql: 'SELECT asked, status, body FROM answered WHERE key = ?', args: [key] })
  const first = rows[0]
  if (first && first.asked !== asked) throw new Refusal(409, 'This Idempotency-Key was used for another request')
  if (first) return c.json(JSON.parse(String(first.body)), Number(first.status) as 200)
  const given = await answer()
  const args = [key, asked, given.status, await given.clone().text()]
  await db.execute({ sql: 'INSERT INTO answered (key, asked, status, body) VALUES (?, ?, ?, ?)', args })
  return given
}
