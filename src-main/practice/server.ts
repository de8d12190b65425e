import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Client } from '@libsql/client'
import { createApi } from './api'
import { castId } from './cast'
import { servicesAt } from './mounts'
import { practiceOutside } from './outside'
import { openPlatform } from './platform/platform-world'
import type { StartPractice } from './practice-server'
import { makeTokens } from './tokens'
import { openWorld, worldFile } from './world'

/**
 * Serves the practice marketplace on 127.0.0.1, on a port of the system's choosing, in this very thread: its SQL blocks,
 * so the app runs it in a worker (start.ts). Throws where the folder can't be written or no port can be had.
 */
export const servePractice: StartPractice = async (options) => {
  const db = await openWorld(options)
  let platform: Promise<Client> | null = null
  const tokens = makeTokens()
  const closing = new AbortController()
  const you = castId('you')
  const refused = { member: await tokens.mint(castId('member')), expired: await tokens.mint(you, -1) }
  const platformOpened = (): Promise<Client> => (platform ??= openPlatform(options))
  const outside = practiceOutside(db, platformOpened, closing.signal)
  const api = createApi({ db, platform: platformOpened, tokens, refused, outside, closing: closing.signal })
  const server = createAdaptorServer({ fetch: api.fetch }) as Server
  try {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  } catch (error) {
    db.close()
    throw error
  }

  const ended = once(server, 'close').then(() => null)
  const base_url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  outside.report(`${base_url}/webhooks/stripe`)
  const token = await tokens.mint(you)
  return {
    base_url,
    token,
    services: servicesAt(base_url, token, worldFile(options.folder), outside.stripe_key),
    tokens: refused,
    users: options.users,
    ended,
    close: async () => {
      closing.abort()
      server.close()
      server.closeAllConnections()
      await ended
      db.close()
      await platform?.then((open) => open.close()).catch(() => undefined)
    },
  }
}
