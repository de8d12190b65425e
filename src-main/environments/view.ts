import { type Credential, type Environment, type Service, ServiceName } from '@contract/desk/environments'
import { guardOf } from '../guard'
import type { Practice } from '../practice/practice'
import type { Credentials } from './credentials'
import type { Profile } from './profiles'
import { tokenClaims } from './token-claims'

/** By whose host an environment is known: the first of these that it has. */
const knownBy: readonly ServiceName[] = ['marketplace', 'database', 'platform', 'agentbot']

/** What the renderer may know of an environment. */
export const viewOf = (profile: Profile, credentials: Credentials, practice: Practice): Environment => {
  const server = practice.running(profile)
  const viewed = (name: ServiceName): Service | null => {
    const stored = profile.services[name]
    const practised = server ? server.services[name] : undefined
    // A token a person gave practice goes first; else the practice server brings its own.
    // Its database is there for those who want to practise with it.
    if (profile.kind === 'practice' && name === 'database' && !stored) return null
    if (practised && !stored?.credential)
      return {
        base_url: practised.base_url,
        auth: practised.auth,
        credential: practiceCredential(practised.credential),
        dialect: stored?.dialect ?? null,
      }
    return stored && { ...stored, base_url: practised?.base_url ?? stored.base_url, credential: credentials.describe(profile, name) }
  }
  return {
    id: profile.id,
    name: profile.name,
    kind: profile.kind,
    colour: profile.colour,
    host: profile.kind === 'practice' ? 'practice' : hostOf(knownBy.map((name) => profile.services[name]?.base_url).find(Boolean)),
    services: Object.fromEntries(ServiceName.options.map((name) => [name, viewed(name)])) as Environment['services'],
    guard: guardOf(profile),
    database: profile.database,
    practice: profile.practice && { users: profile.practice.users, running: server !== null },
  }
}

/** The host of an address, or the name of the file. */
export const hostOf = (base_url: string | undefined): string => {
  if (!base_url || !URL.canParse(base_url)) return 'no address yet'
  const { protocol, host, pathname } = new URL(base_url)
  return protocol === 'file:' ? decodeURIComponent(pathname.split('/').at(-1) ?? '') : host
}

/** The practice server brings its own token; a person can replace it to practise an expired one. */
const practiceCredential = (token: string | null): Credential => ({
  ...tokenClaims(token ?? ''),
  state: 'set',
  kept: 'session',
  command: null,
  reason: null,
})
