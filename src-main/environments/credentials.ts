import { AuthScheme, type Credential, type ServiceName } from '@contract/desk/environments'
import { NO_COOKIE, readCookie } from '@contract/desk/session-cookie'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import { type Keychain, KeychainFailure } from './keychain'
import { type Profile, type Profiles, type StoredCredential, usualAuth } from './profiles'
import { tokenClaims } from './token-claims'
import { type CommandToken, runTokenCommand } from './token-command'

/** Fetched again when it has less than this left. */
const MARGIN = 60_000

/** Secrets go in, never out: `take` is for the request about to be sent, `describe` is all anybody else may know. */
export interface Credentials {
  describe(profile: Profile, service: ServiceName): Credential
  /** The token for the environment's own address, or why there is none. `fresh` runs a token command again. */
  take(profile: Profile, service: ServiceName, fresh?: boolean): Promise<Result<string>>
  /** `expires_at` is a person's own word, and goes before what the credential says. */
  setToken(profile: Profile, service: ServiceName, token: string, expires_at?: string): Promise<Result<null>>
  setCommand(profile: Profile, service: ServiceName, command: string): Promise<Result<null>>
  forget(profile: Profile, service: ServiceName): Promise<Result<null>>
}

type Trouble = Pick<Credential, 'state' | 'reason'>

export const createCredentials = (keychain: Keychain, profiles: Profiles, now: () => Date): Credentials => {
  /** What token commands gave: in memory only. */
  const commandTokens = new Map<string, CommandToken>()
  const running = new Map<string, Promise<Result<CommandToken>>>()
  /** What went wrong at the last try, so that the list of environments need not ask the keychain again. */
  const troubles = new Map<string, Trouble>()

  const store = async (profile: Profile, service: ServiceName, credential: StoredCredential | null): Promise<void> => {
    await profiles.change(({ items }) => {
      const found = items.find(({ id }) => id === profile.id)
      // The practice server brings services that nobody wrote down.
      if (found?.kind === 'practice')
        found.services[service] ??= { base_url: '', auth: usualAuth(service), credential: null, dialect: null }
      const stored = found?.services[service]
      if (stored) stored.credential = credential
    })
    troubles.delete(accountOf(profile, service))
  }

  const fromCommand = async (account: string, stored: StoredCredential, fresh: boolean): Promise<Result<string>> => {
    const known = commandTokens.get(account)
    if (known && !fresh && (known.expires_at === null || Date.parse(known.expires_at) - MARGIN > now().getTime()))
      return succeed(known.token)
    // Many reads may need a new token at once: the command runs once for all of them.
    const run = running.get(account) ?? runTokenCommand(stored.command ?? '').finally(() => running.delete(account))
    running.set(account, run)
    const result = await run
    if (!result.ok) {
      troubles.set(account, { state: 'broken', reason: result.failure.what })
      return result
    }
    troubles.delete(account)
    commandTokens.set(account, result.value)
    return succeed(result.value.token)
  }

  const fromKeychain = async (account: string, origin: string, auth: AuthScheme): Promise<Result<string>> => {
    try {
      const kept = await keychain.get(account)
      const secret = kept === null ? null : open(kept)
      if (secret === null) {
        troubles.set(account, { state: 'missing', reason: `The ${keychain.kept} no longer has this token.` })
        return fail(
          noCredential(
            keychain.kept === 'session' ? 'The token was kept for the last session only.' : 'The keychain no longer has this token.',
          ),
        )
      }
      // The address and the kind are stored beside the secret as well: an edited profile can't send it elsewhere, nor otherwise.
      if (secret.origin !== origin) return fail(otherHost())
      if (secret.auth !== null && secret.auth !== auth) return fail(otherKind(secret.auth, auth))
      troubles.delete(account)
      return succeed(secret.token)
    } catch (error) {
      return fail(keychainTrouble(account, error, 'Nothing was sent.'))
    }
  }

  const keychainTrouble = (account: string, error: unknown, not: string): Failure => {
    const state = error instanceof KeychainFailure ? error.state : 'broken'
    const reason = state === 'locked' ? 'The keychain is locked.' : 'The keychain did not answer.'
    troubles.set(account, { state, reason })
    return failure('keychain', reason, {
      not,
      next: state === 'locked' ? 'Unlock it, then try again.' : 'Check the keychain of this machine, then try again.',
    })
  }

  return {
    describe(profile, service) {
      const stored = profile.services[service]
      if (!stored?.credential) return none
      const { kept, ends, expires_at, subject, command, origin, auth } = stored.credential
      const account = accountOf(profile, service)
      const fetched = commandTokens.get(account)
      const claims = fetched ? { ...tokenClaims(fetched.token), expires_at: fetched.expires_at } : { ends, expires_at, subject }
      const elsewhere: Trouble | null =
        origin === originOf(stored.base_url)
          ? null
          : { state: 'other_host', reason: 'It was given for another address, so it is not sent.' }
      const otherwise: Trouble | null =
        auth === null || auth === stored.auth
          ? null
          : { state: 'other_kind', reason: `It was given as a ${called[auth]}, so it is not sent as a ${called[stored.auth]}.` }
      const trouble = elsewhere ??
        otherwise ??
        troubles.get(account) ?? { state: 'set' as const, reason: kept === 'session' ? keychain.reason : null }
      return { kept, command, ...claims, ...trouble }
    },

    async take(profile, service, fresh = false) {
      const stored = profile.services[service]
      if (!stored?.credential) {
        const kind = called[stored?.auth ?? 'bearer']
        return fail(noCredential(`No ${kind} is set for this environment.`, kind))
      }
      const origin = originOf(stored.base_url)
      if (stored.credential.origin !== origin) return fail(otherHost())
      const { auth } = stored.credential
      if (auth !== null && auth !== stored.auth) return fail(otherKind(auth, stored.auth))
      const account = accountOf(profile, service)
      if (stored.credential.kept === 'command') return fromCommand(account, stored.credential, fresh)
      return fromKeychain(account, origin, stored.auth)
    },

    async setToken(profile, service, pasted, expires_at) {
      const base_url = addressOf(profile, service)
      if (base_url === undefined) return fail(noService())
      const auth = authOf(profile, service)
      const cookie = auth === 'cookie' ? readCookie(pasted, now()) : undefined
      if (cookie === null) return fail(noCookie())
      const token = cookie?.header ?? pasted
      const account = accountOf(profile, service)
      const origin = originOf(base_url)
      try {
        await keychain.set(account, JSON.stringify({ origin, auth, token }))
      } catch (error) {
        return fail(keychainTrouble(account, error, 'The token was not kept.'))
      }
      commandTokens.delete(account)
      const claims = tokenClaims(token)
      await store(profile, service, {
        kept: keychain.kept,
        origin,
        auth,
        command: null,
        ...claims,
        expires_at: expires_at ?? cookie?.expires_at ?? claims.expires_at,
      })
      return succeed(null)
    },

    async setCommand(profile, service, command) {
      const base_url = addressOf(profile, service)
      if (base_url === undefined) return fail(noService())
      const first = await runTokenCommand(command)
      if (!first.ok) return first
      const account = accountOf(profile, service)
      commandTokens.set(account, first.value)
      await store(profile, service, {
        kept: 'command',
        origin: originOf(base_url),
        auth: authOf(profile, service),
        command,
        ends: null,
        expires_at: null,
        subject: null,
      })
      await keychain.delete(account).catch(() => undefined)
      return succeed(null)
    },

    async forget(profile, service) {
      const account = accountOf(profile, service)
      commandTokens.delete(account)
      try {
        await keychain.delete(account)
      } catch (error) {
        return fail(keychainTrouble(account, error, 'The token was not removed.'))
      }
      await store(profile, service, null)
      return succeed(null)
    },
  }
}

/** Practice has every service, at an address of its own. */
const addressOf = (profile: Profile, service: ServiceName): string | undefined =>
  profile.services[service]?.base_url ?? (profile.kind === 'practice' ? '' : undefined)
const authOf = (profile: Profile, service: ServiceName): AuthScheme => profile.services[service]?.auth ?? usualAuth(service)
const called: Record<AuthScheme, string> = { bearer: 'token', cookie: 'cookie' }
/** One keychain account a service of an environment. */
const accountOf = (profile: Profile, service: ServiceName): string => `${profile.id}/${service}`
/** The practice server's port changes with every start, so its origin is a word. */
const originOf = (base_url: string): string => {
  if (!URL.canParse(base_url)) return 'practice'
  const { origin, protocol, host } = new URL(base_url)
  // A libsql: or file: address has no origin in the web's sense.
  return origin === 'null' ? `${protocol}//${host}` : origin
}

/** What the keychain holds. `auth` is null where it was kept before that was remembered. */
const open = (kept: string): { origin: string; auth: AuthScheme | null; token: string } | null => {
  try {
    const { origin, auth, token } = JSON.parse(kept) as { origin?: unknown; auth?: unknown; token?: unknown }
    return typeof origin === 'string' && typeof token === 'string' ? { origin, auth: AuthScheme.safeParse(auth).data ?? null, token } : null
  } catch {
    return null
  }
}

const none: Credential = { state: 'none', kept: null, ends: null, expires_at: null, subject: null, command: null, reason: null }
const noCredential = (what: string, called = 'token'): Failure =>
  failure('no_credential', what, { not: 'Nothing was sent.', next: `Give a ${called} to go on.` })
const otherHost = (): Failure =>
  failure('no_credential', 'The token was given for another address.', {
    not: 'It was not sent.',
    next: 'Give the token for this address.',
  })
const otherKind = (was: AuthScheme, is: AuthScheme): Failure =>
  failure('no_credential', `A ${called[was]} was given, and a ${called[is]} is sent now.`, {
    not: 'It was not sent.',
    next: `Give a ${called[is]} to go on.`,
  })
const noCookie = (): Failure =>
  failure('invalid_input', 'This is not a cookie that can be sent.', {
    not: 'It was not kept.',
    next: NO_COOKIE,
    fields: { token: NO_COOKIE },
  })
const noService = (): Failure =>
  failure('refused_here', 'This environment has no such service.', { not: 'Nothing was changed.', next: 'Set its address first.' })
