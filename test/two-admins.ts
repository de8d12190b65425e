import { mkdtempSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createApi } from '../src-main/practice/api'
import { castId } from '../src-main/practice/cast'
import { practiceOutside } from '../src-main/practice/outside'
import { makeTokens } from '../src-main/practice/tokens'
import { openWorld } from '../src-main/practice/world'

/** A practice marketplace that two desks can reach, each with a token of its own admin. Close it at the end of the test. */
export const marketplaceForTwo = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'opsdesk-two-'))
  const db = await openWorld({ folder, users: 60, fresh: true })
  const tokens = makeTokens()
  const closing = new AbortController()
  const refused = { member: await tokens.mint(castId('member')), expired: await tokens.mint(castId('you'), -1) }
  const platform = () => Promise.reject(new Error('Only the marketplace is served here.'))
  const outside = practiceOutside(db, platform, closing.signal)
  const api = createApi({ db, platform, tokens, refused, outside, closing: closing.signal })
  const server = createAdaptorServer({ fetch: api.fetch }) as Server
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tokenOf: (word: string) => tokens.mint(castId(word)),
    /** What was refunded and by whom, as the marketplace's own books have it. */
    refunded: async (): Promise<{ purchase: string; by: string }[]> => {
      const { rows } = await db.execute("SELECT target_id, actor_id FROM audit_log WHERE action = 'refund_purchase' ORDER BY 1")
      return rows.map(({ target_id, actor_id }) => ({ purchase: String(target_id), by: String(actor_id) }))
    },
    async close() {
      closing.abort()
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
      db.close()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
