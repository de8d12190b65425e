import type { Credential, Environment, ServiceName } from '@contract/desk/environments'

/** What a service's credential is called. */
export const credentialName = ({ services }: Environment, service: ServiceName): 'token' | 'key' | 'cookie' => {
  if (service === 'stripe') return 'key'
  return services[service]?.auth === 'cookie' ? 'cookie' : 'token'
}

/** What a service is called, where it begins a sentence. */
export const serviceNames: Record<ServiceName, string> = {
  marketplace: 'Marketplace',
  database: 'Database',
  stripe: 'Stripe',
  agentbot: 'Agentbot',
  platform: 'Platform',
}

/** The same beside those of other services, whose it is as well: "token" is the marketplace's, "Platform cookie" is not. */
export const credentialWords = (environment: Environment, service: ServiceName): string => {
  const name = credentialName(environment, service)
  return service === 'marketplace' ? name : `${serviceNames[service]} ${name}`
}

const MINUTE = 60_000
/** How long before a token ends that is said. */
export const WARN_BEFORE_MS = 5 * MINUTE

export type Expiry = 'none' | 'fine' | 'soon' | 'over'

/** Where a credential stands against the clock. `none`: it has no expiry that anybody knows. */
export const expiryOf = (expires_at: string | null, now: Date): Expiry => {
  const at = expires_at === null ? Number.NaN : Date.parse(expires_at)
  if (Number.isNaN(at)) return 'none'
  if (at <= now.getTime()) return 'over'
  return at - now.getTime() <= WARN_BEFORE_MS ? 'soon' : 'fine'
}

/** "expires in 47 min", "expires in 3 d", "expired 2 h ago"; null where no expiry is known. */
export const expiryWords = (expires_at: string | null, now: Date): string | null => {
  const state = expiryOf(expires_at, now)
  if (state === 'none' || expires_at === null) return null
  const distance = Math.abs(Date.parse(expires_at) - now.getTime())
  return state === 'over' ? `expired ${span(distance)} ago` : `expires in ${span(distance)}`
}

const span = (milliseconds: number): string => {
  const minutes = Math.floor(milliseconds / MINUTE)
  if (minutes < 1) return 'less than a minute'
  if (minutes < 120) return `${minutes} min`
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h`
  return `${Math.floor(minutes / 1440)} d`
}

const places = { keychain: 'in the keychain', session: 'in memory until you quit', command: 'from a command' } as const

/** The credential in one line: "set · ends …a1b2 · expires in 47 min · subject user_x · in the keychain". */
export const credentialLine = (credential: Credential, now: Date): string =>
  [
    stateWords[credential.state],
    credential.ends && `ends …${credential.ends}`,
    expiryWords(credential.expires_at, now),
    credential.subject && `subject ${credential.subject}`,
    credential.kept && places[credential.kept],
  ]
    .filter(Boolean)
    .join(' · ')

const stateWords: Record<Credential['state'], string> = {
  none: 'not set',
  set: 'set',
  other_host: 'set for another address, so it is not sent',
  other_kind: 'given for the other way to sign in, so it is not sent',
  locked: 'the keychain is locked',
  missing: 'gone from the keychain',
  broken: 'not usable',
}
