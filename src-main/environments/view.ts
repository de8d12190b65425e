import type { Credential, Environment } from '@contract/desk/environments'
import { guardOf } from '../guard'
import type { Practice } from '../practice/practice'
import type { Credentials } from './credentials'
import type { Profile } from './profiles'
import { tokenClaims } from './token-claims'

/** What the renderer may know of an environment. */
export const viewOf = (profile: Profile, credentials: Credentials, practice: Practice): Environment => {
  const server = practice.running(profile)
  const marketplace = profile.services.marketplace
  return {
    id: profile.id,
    name: profile.name,
    kind: profile.kind,
    colour: profile.colour,
    host: profile.kind === 'practice' ? 'practice' : hostOf(marketplace?.base_url),
    services: {
      marketplace: marketplace && {
        base_url: server?.base_url ?? marketplace.base_url,
        credential: marketplace.credential || !server ? credentials.describe(profile, 'marketplace') : practiceCredential(server.token),
        dialect: marketplace.dialect,
      },
    },
    guard: guardOf(profile),
    practice: profile.practice && { users: profile.practice.users, running: server !== null },
  }
}

const hostOf = (base_url: string | undefined): string => (base_url && URL.canParse(base_url) ? new URL(base_url).host : 'no address yet')

/** The practice server brings its own token; a person can replace it to practise an expired one. */
const practiceCredential = (token: string): Credential => ({
  ...tokenClaims(token),
  state: 'set',
  kept: 'session',
  command: null,
  reason: null,
})
