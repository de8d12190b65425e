import { z } from 'zod'
import { AnyJson } from '../any-json'
import { Instant, list, mutation, operations, query, Window } from '../operation'
import { type ConnectorEventRecord, eligibleForRedelivery, wasRedelivered } from './connector-event-rules'
import { isSecretHeader, jsonWithoutSecrets, struckOut, withoutSecrets } from './connector-secrets'
import { countOrNull, instantOrNull, PlatformId, RecordId, textOrNull, word } from './fields'

/** What became of an event. retrying: the platform tries again by itself. dropped: it gave up, all its attempts used. */
export const eventStates = ['delivered', 'retrying', 'failed', 'dropped'] as const
/** What its signature told. absent: it has none. replayed: it was seen before, or is too old. */
export const verifications = ['verified', 'failed', 'absent', 'replayed'] as const
/** Why its last try failed. */
export const eventCauses = [
  'http_4xx',
  'http_5xx',
  'timeout',
  'connection_refused',
  'dns',
  'tls',
  'worker_stalled',
  'signature_failed',
  'replayed',
  'too_large',
] as const

/** One event, as the list answers it (platform-admin, Connector event operations: "delivery, event IDs, and verification posture"). */
const row = {
  id: RecordId.describe('Its id, such as evt_2x7.'),
  connector_id: RecordId.describe('The connector it came from.'),
  connector_name: textOrNull(1000).describe('What the connector is called.'),
  org_id: RecordId.describe('The org it is for.'),
  org_name: textOrNull(1000).describe('What the org is called.'),
  workspace_id: textOrNull(200).describe('The workspace it is for, where it is for one.'),
  type: textOrNull(300).describe('What the connector calls it, such as issue.created.'),
  state: word(eventStates).describe('What became of it.'),
  verification: word(verifications).describe('What its signature told.'),
  verification_reason: textOrNull(1000).describe('Why it is not verified, in a sentence.'),
  replay_of: textOrNull(200).describe('The event it repeats, where it is a replay.'),
  cause: textOrNull(100).meta({ words: eventCauses }).describe('Why its last try failed; null where that did not.'),
  attempts: z.int().min(0).describe('How often its delivery was tried.'),
  last_status: countOrNull.describe('The HTTP status its last try was answered with.'),
  received_at: Instant.describe('When it came.'),
  last_attempt_at: instantOrNull.describe('When it was last tried.'),
  next_attempt_at: instantOrNull.describe('When it will be tried again, where it will.'),
}
export const ConnectorEvent = z.object(row)
export type ConnectorEvent = z.output<typeof ConnectorEvent>

const Redelivery = z.object({
  key: textOrNull(200).describe('The Idempotency-Key it was asked under.'),
  at: Instant.describe('When it was asked.'),
  by: textOrNull(200).describe('Who asked.'),
  state: textOrNull(100).describe('What became of the event then.'),
})

const Record = z.object({
  ...row,
  destination: textOrNull(2000)
    .transform((address) => address && withoutSecrets(address).replace(/([?&][^=&#]*(?:token|secret|key|sig)[^=&#]*=)[^&#]+/gi, '$1hidden'))
    .describe('Where it is delivered to.'),
  size_bytes: countOrNull.describe('How large its payload is, in bytes.'),
  redeliveries: z
    .array(Redelivery)
    .nullish()
    .transform((asked) => asked ?? null)
    .describe('Redeliveries that were asked for, the oldest first. They settle whether one whose answer was lost happened.'),
}) satisfies z.ZodType<ConnectorEventRecord>
export type ConnectorEventDetail = z.output<typeof Record>

const Header = z
  .object({ name: z.string().max(500).describe('As it was sent.'), value: z.string().max(100_000).describe('Its value.') })
  .transform(({ name, value }) => {
    const hidden = isSecretHeader(name)
    return { name, value: hidden ? struckOut(value) : withoutSecrets(value, name), hidden }
  })
export type Header = z.output<typeof Header>

/** In order, with those that repeat. A server may as well send an object of names and values. */
const Headers = z.preprocess(
  (given) =>
    typeof given === 'object' && given !== null && !Array.isArray(given)
      ? Object.entries(given).map(([name, value]) => ({ name, value: String(value) }))
      : (given ?? []),
  z.array(Header).max(500),
)

const Payload = z.object({
  headers: Headers.describe('The headers it came with, in order: name and value.'),
  payload: AnyJson.transform((json) => jsonWithoutSecrets(json)).describe('What it holds: any JSON, or text.'),
  truncated: z.boolean().default(false).describe('Whether the platform keeps only its beginning.'),
})

/** One try at delivering an event. */
export const DeliveryAttempt = z.object({
  id: RecordId.describe('Its id.'),
  number: z.int().min(0).describe('Which try it was, from 1.'),
  at: Instant.describe('When it began.'),
  status: countOrNull.describe('The HTTP status it was answered with; null where no answer came.'),
  duration_ms: countOrNull.describe('How long it took, in milliseconds.'),
  cause: textOrNull(100).meta({ words: eventCauses }).describe('Why it failed; null where it did not.'),
  error: textOrNull(2000)
    .transform((text) => text && withoutSecrets(text))
    .describe('What went wrong, in the platform’s words.'),
  worker: textOrNull(200).describe('The worker that tried.'),
  redelivery: textOrNull(200).describe('The Idempotency-Key it was asked under, where somebody asked for it.'),
  request_headers: Headers.describe('The headers it was sent with.'),
  response_headers: Headers.describe('The headers of the answer.'),
  response_body: textOrNull(20_000)
    .transform((text) => text && withoutSecrets(text))
    .describe('The beginning of the answer’s body.'),
})
export type DeliveryAttempt = z.output<typeof DeliveryAttempt>

/** Failures of one cause. */
export const CauseGroup = z.object({
  cause: word(eventCauses).describe('Why they failed.'),
  count: z.int().min(0).describe('How many events.'),
  newest_at: instantOrNull.describe('When the newest of them came.'),
  oldest_at: instantOrNull.describe('When the oldest of them came.'),
  connectors: z
    .array(
      z.object({
        id: RecordId.describe('The connector.'),
        name: textOrNull(1000).describe('What it is called.'),
        count: z.int().min(0).describe('How many of them came from it.'),
      }),
    )
    .max(500)
    .default([])
    .describe('Which connectors they came from, the most first.'),
  orgs: countOrNull.describe('How many orgs they are for.'),
})
export type CauseGroup = z.output<typeof CauseGroup>

const some = (what: string) => z.string().max(200).optional().describe(what)
/** Which events are meant, in the list and in what counts them. */
const Filters = {
  connector_id: some('Only those from this connector.'),
  org_id: some('Only those for this org.'),
  state: some('Only those in this state, or in any of several with commas between.'),
  verification: some('Only those whose signature told so.'),
  cause: some('Only those whose last try failed so.'),
  since: some('Only those that came at this instant or later, ISO 8601.'),
  until: some('Only those that came before this instant, ISO 8601.'),
}
const Search = z.string().trim().min(1).max(200).optional().describe('Part of an event’s id or type, in any case.')

const Target = z.strictObject({ event_id: PlatformId })
const Redeliver = Target.extend({
  even_if_delivered: z
    .literal(true)
    .optional()
    .describe('Deliver it once more although it was delivered. Without it a platform answers 409 for such an event.'),
})

/** What asking for a redelivery answers. */
const Redelivered = z.object({
  event_id: RecordId.describe('The event.'),
  state: word(eventStates).describe('What became of it: retrying while the try waits for a worker.'),
  attempt: countOrNull.describe('The number of the new try.'),
})

/** Our stated assumption: platform-admin names the page, no path. */
export const connectorEvents = operations('connector-events')({
  /** The newest first. */
  'connector-events.list': list({
    system: 'platform',
    route: 'GET /api/v1/admin/connector-events',
    input: z.strictObject({ ...Window, ...Filters, search: Search }),
    row: ConnectorEvent,
    offers: 'connector events',
  }),
  'connector-events.get': query({
    system: 'platform',
    route: 'GET /api/v1/admin/connector-events/{event_id}',
    input: Target,
    output: Record,
    offers: 'single connector events',
  }),
  'connector-events.payload': query({
    system: 'platform',
    route: 'GET /api/v1/admin/connector-events/{event_id}/payload',
    input: Target,
    output: Payload,
    offers: 'the payloads of connector events',
  }),
  /** The oldest first. */
  'connector-events.attempts': list({
    system: 'platform',
    route: 'GET /api/v1/admin/connector-events/{event_id}/attempts',
    input: z.strictObject({ ...Window, event_id: PlatformId }),
    row: DeliveryAttempt,
    offers: 'the attempts at delivering connector events',
  }),
  /** Of events that failed or were dropped, unless `state` says otherwise. The most first. */
  'connector-events.causes': list({
    system: 'platform',
    route: 'GET /api/v1/admin/connector-event-causes',
    input: z.strictObject({ ...Window, ...Filters }),
    row: CauseGroup,
    offers: 'failures of connector events by cause',
  }),
  'connector-events.redeliver': mutation({
    system: 'platform',
    route: 'POST /api/v1/admin/connector-events/{event_id}/redeliver',
    input: Redeliver,
    output: Redelivered,
    effect: 'edit',
    target: (input) => input.event_id,
    invalidates: ['connector-events', 'connectors', 'audit-trail'],
    offers: 'redelivering connector events',
    confirm: {
      subject: ({ event_id }) => ({ operation: 'connector-events.get', input: { event_id } }),
      title: 'Redeliver the event {who}',
      name: (event: ConnectorEventDetail) => event.id,
      shown: [
        'type',
        'connector_name',
        'org_name',
        'state',
        'cause',
        'verification',
        'verification_reason',
        'attempts',
        'received_at',
        'destination',
      ],
      consequence:
        'The platform checks its signature again and delivers it once more. Whoever it is for acts on it, as if it had just come.',
      undo: null,
      button: 'Redeliver',
      eligible: eligibleForRedelivery,
      happened: wasRedelivered,
    },
    // What failed again may be asked for again; what waits or arrived may not, in a list of many.
    once: ({ state }) => state !== 'failed' && state !== 'dropped',
  }),
})
