import { chmod, mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSettings } from '@contract/desk/databases'
import { AuthScheme, EnvironmentKind, environmentColours, ListDialect, type ServiceName } from '@contract/desk/environments'
import { GuardSettings } from '@contract/desk/guard'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/**
 * What is remembered of a credential: never the credential. `origin` is the address it was given for, `auth` how it was to be
 * sent; null where it was kept before that was remembered, and its service is signed in to as it was then.
 */
const StoredCredential = z.strictObject({
  kept: z.enum(['keychain', 'session', 'command']),
  origin: z.string(),
  auth: AuthScheme.nullable().default(null),
  ends: z.string().nullable(),
  expires_at: z.string().nullable(),
  subject: z.string().nullable(),
  command: z.string().nullable(),
})
export type StoredCredential = z.output<typeof StoredCredential>

const StoredService = z.strictObject({
  base_url: z.string(),
  auth: AuthScheme.default('bearer'),
  credential: StoredCredential.nullable(),
  dialect: ListDialect.nullable(),
})
export type StoredService = z.output<typeof StoredService>
/** An environment from before there was such a service has none. */
const Stored = StoredService.nullable().default(null)

const Profile = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: EnvironmentKind,
  colour: z.enum(environmentColours),
  services: z.strictObject({
    marketplace: Stored,
    database: Stored,
    stripe: Stored,
    agentbot: Stored,
    platform: Stored,
  }) satisfies z.ZodType<Record<ServiceName, unknown>>,
  practice: z.strictObject({ users: z.int() }).nullable(),
  /** Null: as its kind is guarded by default. */
  guard: GuardSettings.nullable().default(null),
  database: DatabaseSettings.default({ names: {}, reads_from: 'api', acting_as: null }),
})
export type Profile = z.output<typeof Profile>

const File = z.strictObject({ version: z.literal(1), current: z.string().nullable(), items: z.array(Profile) })
type File = z.output<typeof File>

/** Agentbot's summary knows session cookies only (agentbot-summary, Authentication). */
export const usualAuth = (service: ServiceName): AuthScheme => (service === 'agentbot' ? 'cookie' : 'bearer')

/** The environments of this desk, in their order. One JSON file, mode 0600, replaced whole on every change. */
export interface Profiles {
  all(): readonly Profile[]
  current(): string | null
  find(id: string): Profile | undefined
  /** Changes are queued: each sees the one before and is on disk when its promise settles. */
  change(work: (file: { current: string | null; items: Profile[] }) => void): Promise<void>
  /** Where an unreadable file was put aside at start. */
  set_aside: string | null
}

export const openProfiles = async (folder: string): Promise<Profiles> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'environments.json')
  const { file: read, set_aside } = await load(path)
  let file = read
  let queue: Promise<unknown> = Promise.resolve()

  return {
    set_aside,
    all: () => file.items,
    current: () => file.current,
    find: (id) => file.items.find((profile) => profile.id === id),
    change(work) {
      const step = queue.then(async () => {
        const next = structuredClone(file)
        work(next)
        const whole = File.parse(next)
        await writeFileAtomic(path, `${JSON.stringify(whole, null, 2)}\n`, { mode: 0o600 })
        file = whole
      })
      queue = step.catch(() => undefined)
      return step
    },
  }
}

const load = async (path: string): Promise<{ file: File; set_aside: string | null }> => {
  const empty: File = { version: 1, current: null, items: [] }
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { file: empty, set_aside: null }
    throw error
  }
  try {
    return { file: File.parse(JSON.parse(text)), set_aside: null }
  } catch {
    // Never overwrite what cannot be read: a person may want it back.
    const aside = `${path}.unreadable-${Date.now()}`
    await rename(path, aside)
    await chmod(aside, 0o600)
    return { file: empty, set_aside: aside }
  }
}
