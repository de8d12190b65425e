import type { AgentbotOperation } from '@contract'
import type { Client } from '@libsql/client'
import { Refusal, type SqlAnswer } from '../database/sql'
import { castId } from './cast'
import { agentsAt, servicesAt, type Tenant, trialsAt } from './summary-world'

/** Who may see the summary, as the deployment's ADMIN_EMAILS would say. */
const ADMIN_EMAILS: ReadonlySet<string> = new Set(['you@example.com', 'chiara@example.net'])
/** What the session cookie is called: the document does not say. */
export const SESSION = 'agentbot_session'

/** One is a user of Agentbot only; one is the marketplace's by e-mail, under another id. */
const elsewhere = (taken: readonly Tenant[]): Tenant[] => [
  { id: 'user_agentbot_only', email: 'only.at.agentbot@example.net' },
  { id: 'user_agentbot_7c1', email: taken[0]?.email ?? 'nobody@example.com' },
]
const known = ['member', 'bob', 'long-email', 'arabic', 'formula', 'script', 'tos-only'].map(castId)

/** The people practice's Agentbot has: some of the cast, the newest of the crowd, and two the marketplace does not have so. */
const tenants = async (db: Client): Promise<Tenant[]> => {
  const cast = await db.execute({
    sql: `SELECT id, email FROM users WHERE id IN (${known.map(() => '?').join(', ')}) ORDER BY id`,
    args: known,
  })
  const crowd = await db.execute('SELECT id, email FROM users ORDER BY created_at DESC, id DESC LIMIT 26')
  const own = new Set(known)
  const rows = [...crowd.rows.filter(({ id }) => !own.has(String(id))), ...cast.rows].map(({ id, email }) => ({
    id: String(id),
    email: String(email),
  }))
  return [...elsewhere(rows), ...rows]
}

/** What practice answers for Agentbot: there is no database of it to ask. */
export const summary: { [N in AgentbotOperation]: SqlAnswer<N> } = {
  'summary.get': async (db, _input, { subject, now }) => {
    const { rows } = await db.execute({ sql: 'SELECT email FROM users WHERE id = ?', args: [subject] })
    if (!ADMIN_EMAILS.has(String(rows[0]?.email ?? ''))) throw new Refusal(403, 'Unauthorized')
    const people = await tenants(db)
    const at = now.getTime()
    return {
      serviceHealth: servicesAt(at),
      trial: trialsAt(people, at),
      agents: agentsAt(people, at),
      timestamp: now.toISOString(),
    }
  },
}
