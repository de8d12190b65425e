import { randomUUID } from 'node:crypto'
import type { Output, Parsed } from '@contract'
import { type ConnectionTest, type Environment, ServiceName } from '@contract/desk/environments'
import type { GuardSettings } from '@contract/desk/guard'
import { type Failure, fail, failure, type Result, succeed } from '@contract/failure'
import type { DeskHandlersOf } from '../desk'
import type { Guard } from '../guard'
import type { Practice } from '../practice/practice'
import { unfitKey } from '../stripe/key'
import type { Surroundings } from '../surroundings'
import type { Credentials } from './credentials'
import type { Keychain } from './keychain'
import { type Profile, type Profiles, type StoredService, usualAuth } from './profiles'
import { viewOf } from './view'

/** Asks one of an environment's services who is there. */
export type TestConnection = (profile: Profile, service: ServiceName, signal: AbortSignal) => Promise<ConnectionTest>

interface Parts {
  profiles: Profiles
  credentials: Credentials
  keychain: Keychain
  practice: Practice
  guard: Guard
  surroundings: Surroundings
  test: TestConnection
}

/** The desk's own operations on its environments. Every change is told to the window, which reads the list again. */
export const environmentHandlers = (parts: Parts): Omit<DeskHandlersOf<'environments'>, 'environments.offers'> => {
  const { profiles, credentials, keychain, practice, guard, surroundings } = parts

  const view = (profile: Profile): Environment => viewOf(profile, credentials, practice)
  const overview = (): Output<'environments.list'> => ({
    items: profiles.all().map(view),
    current: profiles.current(),
    secrets: { kept: keychain.kept, reason: keychain.reason },
  })
  const changed = (): void => surroundings.emit('environments', {})

  /** Runs `work` on the environment of that id, as it is now. */
  const on = async <T>(id: string, work: (profile: Profile) => Promise<Result<T>> | Result<T>): Promise<Result<T>> => {
    const profile = profiles.find(id)
    return profile ? await work(profile) : fail(gone())
  }
  const edit = (id: string, work: (profile: Profile) => void): Promise<Result<Environment>> =>
    on(id, async () => {
      await profiles.change(({ items }) => {
        const profile = items.find((item) => item.id === id)
        if (profile) work(profile)
      })
      changed()
      return on(id, (profile) => succeed(view(profile)))
    })
  const add = async (profile: Profile, after: string | null): Promise<Result<Environment>> => {
    await profiles.change(({ items }) => {
      const at = items.findIndex(({ id }) => id === after)
      items.splice(at < 0 ? items.length : at + 1, 0, profile)
    })
    changed()
    return succeed(view(profile))
  }
  const open = (id: string): Promise<Result<Environment>> =>
    on(id, async (profile) => {
      if (profile.kind === 'practice') await practice.start(profile)
      // Leaving an environment takes the right to write in it away.
      const left = profiles.find(profiles.current() ?? '')
      if (left && left.id !== id) guard.lock(left, 'left')
      await profiles.change((file) => {
        file.current = id
      })
      changed()
      return succeed(view(profile))
    })
  const credential = (id: string, service: ServiceName, work: (profile: Profile) => Promise<Result<null>>) =>
    on(id, async (profile) => {
      const result = await work(profile)
      changed()
      if (!result.ok) return result
      const after = view(profiles.find(id) ?? profile).services[service]
      return after ? succeed(after.credential) : fail(gone())
    })

  return {
    'environments.list': async () => succeed(overview()),
    'environments.create': ({ name, kind, colour, services }) => {
      return add(
        {
          id: randomUUID(),
          name,
          kind,
          colour,
          services: movedTo(noServices, services),
          practice: null,
          guard: null,
          database: noDatabase,
        },
        null,
      )
    },
    'environments.practise': async ({ users }) => {
      const known = profiles.all().find(({ kind }) => kind === 'practice')
      if (known) return open(known.id)
      const profile = practiceProfile(users)
      await add(profile, null)
      return open(profile.id)
    },
    'environments.update': ({ environment_id, name, kind, colour, services, guard: guarded }) =>
      on(environment_id, async (before) => {
        if ((kind ?? before.kind) !== before.kind && [kind, before.kind].includes('practice'))
          return fail(
            failure('refused_here', 'A practice environment stays one.', {
              not: 'Nothing was changed.',
              next: 'Make a new environment instead.',
            }),
          )
        const looser = loosening(before, kind, guarded)
        if (looser && !(await surroundings.confirm(looser))) return fail(declined())
        for (const service of serviceNames) {
          if (services?.[service] !== null || !before.services[service]?.credential) continue
          const forgotten = await credentials.forget(before, service)
          if (!forgotten.ok) return forgotten
        }
        return edit(environment_id, (profile) => {
          profile.name = name ?? profile.name
          profile.kind = kind ?? profile.kind
          profile.colour = colour ?? profile.colour
          profile.guard = guarded ?? profile.guard
          if (services && profile.kind !== 'practice') profile.services = movedTo(profile.services, services)
        })
      }),
    'environments.delete': ({ environment_id }) =>
      on(environment_id, async (profile) => {
        for (const service of serviceNames) {
          if (!profile.services[service]?.credential) continue
          const forgotten = await credentials.forget(profile, service)
          if (!forgotten.ok) return forgotten
        }
        guard.lock(profile, 'left')
        await practice.stop(profile.id)
        await profiles.change((file) => {
          file.items = file.items.filter(({ id }) => id !== environment_id)
          if (file.current === environment_id) file.current = null
        })
        changed()
        return succeed({ deleted: true })
      }),
    'environments.duplicate': ({ environment_id }) =>
      on(environment_id, (profile) => {
        if (profile.kind === 'practice')
          return fail(
            failure('refused_here', 'There is one practice environment.', { not: 'Nothing was made.', next: 'Reset it to start over.' }),
          )
        const services = each((service) => profile.services[service] && { ...profile.services[service], credential: null })
        return add({ ...structuredClone(profile), id: randomUUID(), name: `${profile.name} copy`.slice(0, 60), services }, profile.id)
      }),
    'environments.reorder': async ({ environment_ids }) => {
      await profiles.change((file) => {
        const place = (id: string): number => (environment_ids.includes(id) ? environment_ids.indexOf(id) : environment_ids.length)
        file.items.sort((a, b) => place(a.id) - place(b.id))
      })
      changed()
      return succeed(overview())
    },
    'environments.open': ({ environment_id }) => open(environment_id),
    'environments.test': ({ environment_id, service }, { signal }) =>
      on(environment_id, async (profile) => succeed(await parts.test(profile, service, signal))),
    'environments.set_token': ({ environment_id, service, token, expires_at }) =>
      credential(environment_id, service, async (profile) => {
        const unfit = service === 'stripe' ? unfitKey(token, profile.kind) : null
        return unfit
          ? fail({ ...unfit, code: 'refused_here', not: 'The key was not kept.' })
          : credentials.setToken(profile, service, token, expires_at)
      }),
    'environments.set_command': ({ environment_id, service, command }) =>
      credential(environment_id, service, async (profile) => {
        // Whoever can set this can run a program: the person is asked outside the page.
        const question = { title: `Run this program for ${profile.name}'s token?`, detail: command, button: 'Run it' }
        return (await surroundings.confirm(question)) ? credentials.setCommand(profile, service, command) : fail(declined())
      }),
    'environments.forget_credential': ({ environment_id, service }) =>
      credential(environment_id, service, (profile) => credentials.forget(profile, service)),
    'environments.set_dialect': ({ environment_id, service, dialect }) =>
      edit(environment_id, (profile) => {
        const stored = profile.services[service]
        if (stored) stored.dialect = dialect
      }),
    'environments.set_practice_sources': ({ environment_id, sources }) =>
      on(environment_id, (before) => {
        if (!before.practice)
          return fail(failure('refused_here', 'Only practice is reached both ways at will.', { not: 'Nothing was changed.' }))
        return edit(environment_id, ({ services }) => {
          services.marketplace = sources === 'database' ? null : (services.marketplace ?? practised)
          services.database = sources === 'api' ? null : (services.database ?? practised)
        })
      }),
    'environments.reset_practice': ({ environment_id, users }) =>
      on(environment_id, async (before) => {
        if (!before.practice)
          return fail(failure('refused_here', 'Only a practice environment can be reset.', { not: 'Nothing was changed.' }))
        const practice_ = { users: users ?? before.practice.users }
        await practice.start({ ...before, practice: practice_ }, true)
        return edit(environment_id, (profile) => {
          profile.practice = practice_
        })
      }),
  }
}

const serviceNames = ServiceName.options
type Services = Profile['services']
const each = (one: (service: ServiceName) => Services[ServiceName]): Services =>
  Object.fromEntries(serviceNames.map((service) => [service, one(service)])) as Services
const noServices = each(() => null)

/** The practice server brings the address. */
const practised: StoredService = { base_url: '', auth: 'bearer', credential: null, dialect: null }
const noDatabase: Profile['database'] = { names: {}, reads_from: 'api', acting_as: null }

const practiceProfile = (users = 12_000): Profile => ({
  id: 'practice',
  name: 'Practice',
  kind: 'practice',
  colour: 'green',
  services: { ...noServices, marketplace: practised },
  practice: { users },
  guard: null,
  database: noDatabase,
})

/** What must be asked outside the page before production is guarded less than it was; null where it is not. */
const loosening = ({ kind, name }: Profile, to: string | undefined, guarded: GuardSettings | undefined) => {
  if (kind !== 'production') return null
  if (to && to !== 'production')
    return {
      title: `Treat ${name} as ${to}, not production?`,
      detail: 'Writing is then no longer locked by default, and confirmations are lighter. Do this only if it is not a production system.',
      button: `Make it ${to}`,
    }
  if (guarded && !guarded.locked)
    return {
      title: `Leave writing open in ${name}?`,
      detail: 'Every write then goes out without unlocking first.',
      button: 'Leave it open',
    }
  return null
}

/**
 * A service at a new address keeps its credential record (which then says it is for another address), not its dialect. One that is
 * signed in to otherwise keeps it as well: it then says that it is of the other kind.
 */
const movedTo = (services: Services, moves: Parsed<'environments.create'>['services']): Services =>
  each((service) => {
    const to = moves[service]
    const before = services[service]
    if (to === undefined) return before
    if (to === null) return null
    const auth = to.auth ?? before?.auth ?? usualAuth(service)
    const credential = before?.credential ? { ...before.credential, auth: before.credential.auth ?? before.auth } : null
    if (before?.base_url === to.base_url) return { ...before, auth, credential }
    return { base_url: to.base_url, auth, credential, dialect: null }
  })

const gone = (): Failure =>
  failure('not_found', 'This environment is no longer there.', { not: 'Nothing was changed.', next: 'Choose another one.' })
const declined = (): Failure => failure('cancelled', 'You said no.', { not: 'Nothing was changed.' })
