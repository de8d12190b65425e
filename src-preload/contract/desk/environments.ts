import { z } from 'zod'
import { mutation, operations, query } from '../operation'
import { DatabaseSettings } from './databases'
import { GuardSettings } from './guard'

export const EnvironmentKind = z.enum(['production', 'staging', 'local', 'practice'])
export type EnvironmentKind = z.output<typeof EnvironmentKind>

/** The 3 px bar and the name's colour. Red is kept for production by default, not by force. */
export const environmentColours = ['red', 'amber', 'green', 'blue', 'violet', 'grey'] as const
const Colour = z.enum(environmentColours)

/** The services an environment can have. Each has an address and a credential of its own. */
export const ServiceName = z.enum(['marketplace', 'database', 'stripe', 'agentbot', 'platform'])
export type ServiceName = z.output<typeof ServiceName>

/** How a credential is sent: as a Bearer token, or as the Cookie header. */
export const AuthScheme = z.enum(['bearer', 'cookie'])
export type AuthScheme = z.output<typeof AuthScheme>

/** What the renderer may know of a credential. Never the credential. */
export const Credential = z.object({
  /**
   * none: nothing set. set: there and usable. other_host: set for another address, so not sent. other_kind: a token where a
   * cookie is sent, or the other way round, so not sent. locked: the keychain is locked. missing: it was set, and the keychain
   * no longer has it. broken: the keychain or the command failed.
   */
  state: z.enum(['none', 'set', 'other_host', 'other_kind', 'locked', 'missing', 'broken']),
  /** Where it is: the OS keychain, this session's memory, or fetched from a command. */
  kept: z.enum(['keychain', 'session', 'command']).nullable(),
  /** Its last four characters. */
  ends: z.string().nullable(),
  /** Expiry and subject, where it is a JWT or the command said so. */
  expires_at: z.string().nullable(),
  subject: z.string().nullable(),
  /** The command's own words (program and arguments), never its output. */
  command: z.string().nullable(),
  /** Why it is not usable, or why it is kept for the session only. */
  reason: z.string().nullable(),
})
export type Credential = z.output<typeof Credential>

/** How an environment's server pages and sorts its lists. Null where it obeys nothing of the kind. */
export const ListDialect = z.strictObject({
  paging: z
    .discriminatedUnion('style', [
      z.strictObject({
        style: z.literal('page'),
        page: z.string().max(40),
        size: z.string().max(40),
        first: z.union([z.literal(0), z.literal(1)]),
      }),
      z.strictObject({ style: z.literal('offset'), offset: z.string().max(40), limit: z.string().max(40) }),
    ])
    .nullable(),
  sorting: z
    .discriminatedUnion('style', [
      z.strictObject({ style: z.literal('two'), key: z.string().max(40), order: z.string().max(40) }),
      z.strictObject({ style: z.literal('signed'), key: z.string().max(40) }),
    ])
    .nullable(),
  /** The most rows the server gives at once, where it caps them. */
  max_size: z.int().min(1).max(100_000).nullable(),
  /** found: by asking the server. set: by hand. */
  source: z.enum(['found', 'set']),
  found_at: z.string().nullable(),
})
export type ListDialect = z.output<typeof ListDialect>

const Service = z.object({ base_url: z.string(), auth: AuthScheme, credential: Credential, dialect: ListDialect.nullable() })
export type Service = z.output<typeof Service>

export const Environment = z.object({
  id: z.string(),
  name: z.string(),
  kind: EnvironmentKind,
  colour: Colour,
  /** The marketplace's host, that of what it has instead, or "practice": always in view. */
  host: z.string(),
  services: z.record(ServiceName, Service.nullable()),
  guard: GuardSettings,
  /** What its database is called inside, and when it is asked. */
  database: DatabaseSettings,
  practice: z.object({ users: z.int(), running: z.boolean() }).nullable(),
})
export type Environment = z.output<typeof Environment>

const Name = z.string().trim().min(1, 'A name is needed.').max(60, 'At most 60 characters.')
const BaseUrl = z
  .string()
  .trim()
  .max(2000)
  .refine((text) => URL.canParse(text), 'Write the whole address, such as https://api.example.com')
const Address = z.strictObject({ base_url: BaseUrl, auth: AuthScheme.optional() }).nullable().optional()
/** A file's path is as good as its address. */
const pathOrUrl = (text: unknown): unknown => {
  if (typeof text !== 'string') return text
  const path = text.trim()
  if (/^[A-Za-z]:[\\/]/.test(path)) return `file:///${encodePath(path.replaceAll('\\', '/')).replace('%3A', ':')}`
  return path.startsWith('/') ? `file://${encodePath(path)}` : text
}
const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')
const DatabaseAddress = z
  .strictObject({ base_url: z.preprocess(pathOrUrl, BaseUrl), auth: AuthScheme.optional() })
  .nullable()
  .optional()
/** A service that is left out stays as it is; null takes it away. */
const Services = z.strictObject({ marketplace: Address, database: DatabaseAddress, stripe: Address, agentbot: Address, platform: Address })
const Of = z.strictObject({ environment_id: z.string() })
/** Users of a practice world. */
const WorldSize = z.int().min(1).max(1_000_000)
const OfService = z.strictObject({ environment_id: z.string(), service: ServiceName })
const Token = z
  .string()
  .trim()
  .min(1, 'Paste the token.')
  .max(20_000)
  .regex(/^[\x20-\x7e]+$/, 'A token has no line breaks.')

/** Their credential may be a Cookie header, `name=value; name=value`. */
const mayHaveSpaces: ReadonlySet<ServiceName> = new Set(['agentbot', 'platform'])

const Overview = z.object({
  items: z.array(Environment),
  current: z.string().nullable(),
  /** Where secrets are kept on this machine, and why not in the keychain where they are not. */
  secrets: z.object({ kept: z.enum(['keychain', 'session']), reason: z.string().nullable() }),
})

/** What Test connection tells apart. */
export const ConnectionTest = z.object({
  outcome: z.enum([
    'well',
    'unreachable',
    'tls',
    'insecure_address',
    'no_credential',
    'unauthorized',
    'not_admin',
    'session_or_admin',
    'not_this_api',
    // of a database
    'read_only',
    'locked',
    'not_a_database',
    'not_this_schema',
    'part_of_schema',
    'other',
  ]),
  what: z.string(),
  next: z.string(),
  milliseconds: z.number(),
  /** What was found out besides, such as which permissions a key has. `has`: yes, no, or not a matter of yes and no. */
  found: z.array(z.object({ name: z.string(), has: z.boolean().nullable(), says: z.string() })).optional(),
})
export type ConnectionTest = z.output<typeof ConnectionTest>

/** One list of the platform, and what came of asking for it. */
export const Offer = z.object({
  operation: z.string(),
  capability: z.string(),
  /** What it lists, as a noun: "connector events". */
  offers: z.string(),
  /** `METHOD /path` as it is asked for. */
  request: z.string(),
  state: z.enum(['offered', 'not_offered', 'not_allowed', 'failing']),
  /** What kept it from answering; null where it answered. */
  what: z.string().nullable(),
  milliseconds: z.number(),
})
export type Offer = z.output<typeof Offer>

const edit = { system: 'desk', effect: 'edit', invalidates: ['environments'] } as const
const one = (input: { environment_id: string }): string => input.environment_id

/** Named sets of services with credentials. Credentials go in and never come back. */
export const environments = operations('environments')({
  'environments.list': query({ system: 'desk', input: z.strictObject({}), output: Overview }),
  'environments.create': mutation({
    ...edit,
    input: z.strictObject({ name: Name, kind: EnvironmentKind.exclude(['practice']), colour: Colour, services: Services }),
    output: Environment,
    target: (input) => input.name,
  }),
  /** Makes the practice environment on first use, with so many users in its world, starts its server, and opens it. */
  'environments.practise': mutation({
    ...edit,
    input: z.strictObject({ users: WorldSize.optional() }),
    output: Environment,
    target: () => 'practice',
    timeout: 120_000,
  }),
  'environments.update': mutation({
    ...edit,
    input: Of.extend({
      name: Name.optional(),
      kind: EnvironmentKind.optional(),
      colour: Colour.optional(),
      services: Services.optional(),
      guard: GuardSettings.optional(),
    }),
    output: Environment,
    target: one,
  }),
  'environments.delete': mutation({ ...edit, input: Of, output: z.object({ deleted: z.boolean() }), target: one }),
  /** A copy with another name and no secrets. */
  'environments.duplicate': mutation({ ...edit, input: Of, output: Environment, target: one }),
  'environments.reorder': mutation({
    ...edit,
    input: z.strictObject({ environment_ids: z.array(z.string()).max(1000) }),
    output: Overview,
    target: () => 'order',
  }),
  /** Makes it the one the window is in; starts the practice server where it is that. */
  'environments.open': mutation({ ...edit, input: Of, output: Environment, target: one, timeout: 120_000 }),
  'environments.test': query({ system: 'desk', input: OfService, output: ConnectionTest, timeout: 30_000 }),
  /** Asks the platform for one row of each of its lists, and says which of them it has. Changes nothing. */
  'environments.offers': query({
    system: 'desk',
    input: Of,
    output: z.object({ at: z.string(), items: z.array(Offer) }),
    timeout: 300_000,
  }),
  'environments.set_token': mutation({
    ...edit,
    input: OfService.extend({
      token: Token,
      /** When it expires, by the person's own word: most session cookies do not say. */
      expires_at: z.iso.datetime('This is not a time.').optional(),
    }).refine(({ service, token }) => mayHaveSpaces.has(service) || !token.includes(' '), {
      path: ['token'],
      message: 'A token has no spaces or line breaks.',
    }),
    output: Credential,
    target: one,
  }),
  /** A program and its arguments, run without a shell; what it prints is the token, or JSON with token and expires_at. */
  'environments.set_command': mutation({
    ...edit,
    input: OfService.extend({ command: z.string().trim().min(1, 'Write a program and its arguments.').max(4000) }),
    output: Credential,
    target: one,
    timeout: 60_000,
  }),
  'environments.forget_credential': mutation({ ...edit, input: OfService, output: Credential, target: one }),
  /** How practice is reached: the API alone, its database beside it, or its database alone. */
  'environments.set_practice_sources': mutation({
    ...edit,
    input: Of.extend({ sources: z.enum(['api', 'both', 'database']) }),
    output: Environment,
    target: one,
    timeout: 120_000,
  }),
  /** Null asks the server again at the next list. */
  'environments.set_dialect': mutation({
    ...edit,
    input: OfService.extend({ dialect: ListDialect.nullable() }),
    output: Environment,
    target: one,
  }),
  /** Throws the practice world away and seeds it anew. */
  'environments.reset_practice': mutation({
    ...edit,
    input: Of.extend({ users: WorldSize.optional() }),
    output: Environment,
    target: one,
    timeout: 300_000,
  }),
})
