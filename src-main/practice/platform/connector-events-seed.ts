import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'
import { base62, chance, pick, whole } from '../draw'
import { sentinels } from '../sentinels'
import { type CastConnector, castConnections, castConnectors } from './connectors'
import { orgId, type PlatformCast } from './platform-cast'
import type { PlatformSeed } from './platform-world'

/** One try, as it is kept: its headers and bodies are made when they are asked for (connector-event-content.ts). */
export interface KeptAttempt {
  at: string
  status: number | null
  ms: number
  cause: string | null
  worker: string
  key?: string
}
export interface KeptRedelivery {
  key: string | null
  at: string
  by: string
  state: string
}

interface Story {
  state: string
  cause: string | null
  verification: string
  reason?: string
  replay_of?: string
  /** How many attempts failed, and whether the last one then did not. */
  failed: number
}

const DAY = 86_400_000
const EVENTS = 1150
const SPAN = 14
/** How long after each other attempts follow, in ms. */
const backoff = [0, 60_000, 300_000, 1_800_000, 7_200_000, 21_600_000]

/** Fixed ids for what guides and tests name, such as evt_practice_dropped. */
export const eventId = (word: string): string => `evt_practice_${word}`

const fine: Story = { state: 'delivered', cause: null, verification: 'verified', failed: 0 }
const broken = (cause: string, state = 'failed', failed = 3): Story => ({ state, cause, verification: 'verified', failed })

/** Each shows one thing; those of one word are in connector-event-content.ts what they are called. */
const known: readonly [word: string, connector: string, org: string, hours: number, story: Story][] = [
  ['delivered', 'con_issues', 'acorn', 3, fine],
  ['recovered', 'con_issues', 'acorn', 5, { ...fine, failed: 2 }],
  ['failed', 'con_issues', 'acorn', 7, broken('http_5xx')],
  ['dropped', 'con_code', 'acorn', 30, broken('http_5xx', 'dropped', 6)],
  ['stalled', 'con_code', 'cobalt', 6, broken('worker_stalled', 'retrying', 1)],
  ['retrying', 'con_crm', 'acorn', 1, broken('timeout', 'retrying', 2)],
  [
    'badsig',
    'con_calendar',
    'acorn',
    118,
    {
      ...broken('signature_failed', 'failed', 1),
      verification: 'failed',
      reason: 'The signature is not that of its body under the secret of the time.',
    },
  ],
  ['unsigned', 'con_forms', 'acorn', 9, { ...fine, verification: 'absent', reason: 'This connector does not sign.' }],
  [
    'replayed',
    'con_payments',
    'birch',
    40,
    {
      ...broken('replayed', 'dropped', 0),
      verification: 'replayed',
      reason: 'Its timestamp is 5,412 s old, and the event was seen before.',
      replay_of: eventId('paid'),
    },
  ],
  ['paid', 'con_payments', 'birch', 42, fine],
  ['markup', 'con_mail', 'script', 11, broken('http_4xx')],
  ['prototype', 'con_issues', 'acorn', 12, broken('http_4xx')],
  ['deep', 'con_storage', 'long', 13, broken('too_large', 'failed', 1)],
  ['long', 'con_mail', 'long', 14, broken('too_large', 'failed', 1)],
  ['rtl', 'con_crm', 'arabic', 15, broken('http_4xx')],
  ['formula', 'con_forms', 'formula', 16, { ...broken('http_4xx'), verification: 'absent', reason: 'This connector does not sign.' }],
  ...Object.keys(sentinels).map((word, n): [string, string, string, number, Story] => [
    word,
    'con_helpdesk',
    'acorn',
    60 + n,
    broken('http_5xx'),
  ]),
]

/** When more came than usual, in days ago: what storyOf tells of befell these. */
const bursts = [
  { of: 'con_chat', from: 2.01, to: 2.39, count: 110 },
  { of: 'con_calendar', from: 4.6, to: 5.9, count: 70 },
  { of: 'con_crm', from: 0, to: 0.29, count: 45 },
  { of: orgId('cobalt'), from: 0, to: 0.8, count: 28 },
  { of: 'con_payments', from: 1.3, to: 1.9, count: 24 },
  { of: orgId('long'), from: 0, to: 3.9, count: 14 },
]

/** What befell the events of a connector, by how many days ago they came. Without one all is well, but for a few. */
const storyOf = (draw: RandomGenerator, { id, signature }: CastConnector, org: string, days: number): Story => {
  const unsigned = signature === 'none' || (signature === 'optional' && chance(draw, 0.3))
  const sent = unsigned
    ? { verification: 'absent', reason: signature === 'none' ? 'This connector does not sign.' : 'It came without a signature.' }
    : {}
  if (id === 'con_chat' && days > 2 && days < 2.4) return { ...broken('http_5xx', chance(draw, 0.7) ? 'dropped' : 'failed', 6), ...sent }
  if (id === 'con_calendar' && days > 4.5 && days < 6)
    return {
      ...broken('signature_failed', 'failed', 1),
      verification: 'failed',
      reason: 'The signature is not that of its body under the secret of the time.',
    }
  if (id === 'con_crm' && days < 0.3) return { ...broken('timeout', chance(draw, 0.4) ? 'retrying' : 'failed', whole(draw, 2, 4)), ...sent }
  if (org === orgId('cobalt') && days < 0.9) return { ...broken('worker_stalled', chance(draw, 0.5) ? 'retrying' : 'failed', 1), ...sent }
  if (id === 'con_payments' && days > 1.2 && days < 2)
    return {
      ...broken('replayed', 'dropped', 0),
      verification: 'replayed',
      reason: 'The event was seen before.',
      replay_of: eventId('paid'),
    }
  if (org === orgId('long') && days < 4) return { ...broken('tls', 'failed', 6), ...sent }
  if (org === orgId('dormant') && days < 8) return { ...broken('dns', 'dropped', 6), ...sent }
  const drawn = whole(draw, 0, 999)
  if (drawn < 12) return { ...broken('http_4xx', 'failed', 1), ...sent }
  if (drawn < 18) return { ...broken('connection_refused', 'dropped', 6), ...sent }
  return drawn < 60 ? { ...fine, ...sent, failed: whole(draw, 1, 3) } : { ...fine, ...sent }
}

const statusOf = (cause: string | null, n: number): number | null => {
  if (cause === 'http_5xx') return [503, 500, 502][n % 3] ?? 503
  if (cause === 'http_4xx') return [410, 422, 404][n % 3] ?? 410
  return cause === 'too_large' ? 413 : cause === null ? 200 : null
}

const durationOf = (draw: RandomGenerator, cause: string | null): number => {
  if (cause === 'timeout') return 30_000
  if (cause === 'worker_stalled') return 120_000
  return cause === null ? whole(draw, 40, 900) : whole(draw, 4, 400)
}

const attemptsOf = (draw: RandomGenerator, { state, cause, failed }: Story, received: number, newest: number, n: number): KeptAttempt[] => {
  const kinds: (string | null)[] = Array.from({ length: failed }, () => cause ?? 'http_5xx')
  if (state === 'delivered') kinds.push(null)
  const worker = `worker-${1 + (n % 4)}`
  return kinds.flatMap((kind, at) => {
    const begun = received + 1000 + (backoff[at] ?? 0)
    if (at > 0 && begun > newest) return []
    return [{ at: iso(begun), status: statusOf(kind, n), ms: durationOf(draw, kind), cause: kind, worker }]
  })
}

const iso = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`

/** Some 1,500 over 14 days: the quiet usual, and what befell some connectors and orgs for hours each. */
const castEvents = (cast: PlatformCast) => {
  const draw = cast.random('connector-events')
  const made = (id: string, connector: CastConnector, org: string, workspace: string | null, received: number, story: Story, n: number) => {
    const attempts = attemptsOf(draw, story, received, cast.hour, n)
    const last = attempts.at(-1)
    const waits = story.state === 'retrying' && story.cause !== 'worker_stalled'
    return {
      id,
      connector_id: connector.id,
      org_id: org,
      workspace_id: workspace,
      type: connector.types[n % connector.types.length] ?? null,
      state: story.state,
      verification: story.verification,
      verification_reason: story.reason ?? null,
      replay_of: story.replay_of ?? null,
      cause: story.cause,
      received_at: iso(received),
      last_status: last?.status ?? null,
      last_attempt_at: last?.at ?? null,
      next_attempt_at: waits ? iso(cast.hour + 3_600_000) : null,
      attempts: attempts as unknown as object,
      redeliveries: [] as object,
    }
  }
  const few = known.map(([word, connector, org, hours, story], n) => {
    const from = castConnectors.find(({ id }) => id === connector) as CastConnector
    const workspace = cast.workspaces.find(({ org_id }) => org_id === orgId(org))?.id ?? null
    return made(eventId(word), from, orgId(org), workspace, cast.hour - hours * 3_600_000, story, n)
  })
  const wired = castConnections(cast).flatMap((connection) => {
    const connector = castConnectors.find(({ id }) => id === connection.connector_id)
    return connector ? Array.from({ length: connector.share }, () => ({ connection, connector })) : []
  })
  const one = (n: number, from: typeof wired, days: number) => {
    const { connection, connector } = pick(draw, from)
    const received = cast.hour - Math.round(days * DAY) - (n % 60) * 1000
    const id = `evt_${base62(n * 104_729 + 4_012_009, 4)}${base62(n * 7919 + 31, 6)}`
    return made(id, connector, connection.org_id, connection.workspace_id, received, storyOf(draw, connector, connection.org_id, days), n)
  }
  // Days and nights: most come by day.
  const crowd = Array.from({ length: EVENTS }, (_, n) =>
    one(n, wired, whole(draw, 0, SPAN - 1) + (chance(draw, 0.75) ? whole(draw, 200, 640) : whole(draw, 0, 999)) / 1000),
  )
  const hours = bursts.flatMap(({ of, from, to, count }, burst) => {
    const some = wired.filter(({ connection }) => connection.connector_id === of || connection.org_id === of)
    return Array.from({ length: count }, (_, n) => one(EVENTS + burst * 200 + n, some, whole(draw, from * 1000, to * 1000) / 1000))
  })
  return [...few, ...crowd, ...hours]
}

export const connectorEventsSeed: PlatformSeed = {
  tables: `
    CREATE TABLE connector_events (
      id TEXT PRIMARY KEY, connector_id TEXT NOT NULL, org_id TEXT NOT NULL, workspace_id TEXT, type TEXT, state TEXT NOT NULL,
      verification TEXT NOT NULL, verification_reason TEXT, replay_of TEXT, cause TEXT, received_at TEXT NOT NULL, last_status INTEGER,
      last_attempt_at TEXT, next_attempt_at TEXT, attempts TEXT NOT NULL, redeliveries TEXT NOT NULL
    );
    CREATE INDEX connector_events_newest ON connector_events (received_at DESC, id);
    CREATE INDEX connector_events_of ON connector_events (connector_id, received_at);
  `,
  rows: (cast) => ({ connector_events: castEvents(cast) }),
}
