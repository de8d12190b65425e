import { pathToFileURL } from 'node:url'
import type { System } from '@contract/capability'
import type { PracticeServer } from './practice-server'
import { SESSION } from './summary'

/** One server stands for every system: each under a path of its own, as if it were that system's address. */
export const mounts: Record<Exclude<System, 'desk'>, string> = {
  marketplace: '',
  agentbot: '/agentbot',
  platform: '/platform',
  stripe: '/stripe',
}

/** What the platform's session cookie is called: its document does not say. */
export const PLATFORM_SESSION = 'platform_session'

/** The services of the practice environment. `file` is its world's database. */
export const servicesAt = (base_url: string, token: string, file: string, stripe_key: string): PracticeServer['services'] => ({
  marketplace: { base_url: base_url + mounts.marketplace, auth: 'bearer', credential: token },
  agentbot: { base_url: base_url + mounts.agentbot, auth: 'cookie', credential: `${SESSION}=${token}` },
  database: { base_url: pathToFileURL(file).href, auth: 'bearer', credential: null },
  platform: { base_url: base_url + mounts.platform, auth: 'bearer', credential: token },
  stripe: { base_url: base_url + mounts.stripe, auth: 'bearer', credential: stripe_key },
})
