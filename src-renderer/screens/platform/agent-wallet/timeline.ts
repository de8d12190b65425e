import { moneyWords } from '@contract/money'
import type { Authorization, SpendRequest, Transaction } from '@contract/platform/agent-wallet-records'
import type { Tone } from '../../../parts/tag'

/** Whatever was read that may belong together. Anything may be missing, and rows of other spends may be among it. */
export interface Known {
  requests: readonly SpendRequest[]
  authorizations: readonly Authorization[]
  transactions: readonly Transaction[]
}

/** What happened at one moment. */
export interface Happened {
  kind: 'asked' | 'decided' | 'authorised' | 'declined' | 'captured' | 'refunded' | 'disputed'
  id: string
  /** Null where nobody says when. */
  at: string | null
  amount_cents: number | null
  currency: string
  tone: Tone
  words: string
  /** A reason in the words of who gave it, hostile text. */
  said: string | null
  /** Stripe's word for why an authorization ended so. */
  reason: string | null
  /** Which record it is of. */
  of: { view: 'requests' | 'authorizations' | 'transactions'; id: string }
}
/** What is missing, or does not fit, between two moments. */
export interface Gap {
  kind: 'gap'
  id: string
  tone: Tone
  words: string
}
export type Entry = Happened | Gap

/**
 * One spend as one timeline: request, approval, authorizations, transactions, joined by their ids from wherever one
 * starts. What is missing between them is an entry of its own, in words.
 */
export const timelineOf = (known: Known, start: string): Entry[] => {
  const { request, authorizations, transactions } = joined(known, start)
  if (request === null && authorizations.length === 0 && transactions.length === 0) return []
  const happened = [
    ...(request ? ofRequest(request) : []),
    ...authorizations.map(ofAuthorization),
    ...transactions.flatMap(ofTransaction),
  ].sort(inTime)
  const gaps = gapsOf(request, authorizations, transactions)
  const line: Entry[] = gaps.filter(({ before }) => before === null).map(asGap)
  for (const one of happened) {
    line.push(...gaps.filter(({ before }) => before === one.id).map(asGap), one)
  }
  return [...line, ...gaps.filter(({ before }) => before === 'end').map(asGap)]
}

/** All that hangs together with the record one starts from. Of several requests, which should not be, the first counts. */
const joined = ({ requests, authorizations, transactions }: Known, start: string) => {
  const ids = new Set([start])
  const named = [
    ...requests.map(({ id }) => [id]),
    ...authorizations.map(({ id, spend_request_id }) => [id, spend_request_id]),
    ...transactions.map(({ id, spend_request_id, authorization_id }) => [id, spend_request_id, authorization_id]),
  ].map((group) => group.filter((id): id is string => id !== null))
  for (let before = 0; before !== ids.size; ) {
    before = ids.size
    for (const group of named) if (group.some((id) => ids.has(id))) for (const id of group) ids.add(id)
  }
  const mine = <T extends { id: string }>(rows: readonly T[]): T[] => [
    ...new Map(rows.filter(({ id }) => ids.has(id)).map((row) => [row.id, row])).values(),
  ]
  return { request: mine(requests)[0] ?? null, authorizations: mine(authorizations), transactions: mine(transactions) }
}

const ofRequest = (request: SpendRequest): Happened[] => {
  const { id, state, amount_cents, currency, decided_at, decided_by, decided_by_name } = request
  const of = { view: 'requests' as const, id }
  const asked: Happened = {
    kind: 'asked',
    id: `${id} asked`,
    at: request.requested_at,
    amount_cents,
    currency,
    tone: 'plain',
    words: 'Requested',
    said: request.purpose,
    reason: null,
    of,
  }
  if (decided_at === null && state !== 'approved' && state !== 'declined') return [asked]
  const by =
    decided_by === 'policy' ? ' by a rule of the platform' : decided_by_name || decided_by ? ` by ${decided_by_name || decided_by}` : ''
  const word = state === 'approved' ? 'Approved' : state === 'declined' ? 'Declined' : `Decided (${state.slice(0, 50)})`
  const decided: Happened = {
    ...asked,
    kind: 'decided',
    id: `${id} decided`,
    at: decided_at,
    tone: state === 'approved' ? 'good' : 'plain',
    words: `${word}${by}`,
    said: request.decision_reason,
  }
  return [asked, decided]
}

const ofAuthorization = ({ id, approved, created_at, amount_cents, currency, reason }: Authorization): Happened => ({
  kind: approved ? 'authorised' : 'declined',
  id,
  at: created_at,
  amount_cents,
  currency,
  tone: approved ? 'good' : 'bad',
  words: approved ? 'Authorised' : 'Declined at the merchant',
  said: null,
  reason,
  of: { view: 'authorizations', id },
})

const ofTransaction = ({ id, type, created_at, amount_cents, currency, dispute_id, dispute_status }: Transaction): Happened[] => {
  const money: Happened = {
    kind: type === 'refund' ? 'refunded' : 'captured',
    id,
    at: created_at,
    amount_cents,
    currency,
    tone: type === 'refund' ? 'plain' : 'good',
    words: type === 'refund' ? 'Given back' : type === 'capture' ? 'Captured' : type.slice(0, 50),
    said: null,
    reason: null,
    of: { view: 'transactions', id },
  }
  if (dispute_id === null) return [money]
  const ended = dispute_status === 'won' || dispute_status === 'lost'
  const dispute: Happened = {
    ...money,
    kind: 'disputed',
    id: `${id} disputed`,
    // When it was disputed nobody says: it stands at the end.
    at: null,
    amount_cents: null,
    tone: dispute_status === 'won' ? 'good' : 'bad',
    words: `Disputed${dispute_status ? `: ${ended ? dispute_status : `${dispute_status}, not settled`}` : ''}`,
  }
  return [money, dispute]
}

const order: readonly Happened['kind'][] = ['asked', 'decided', 'declined', 'authorised', 'captured', 'refunded', 'disputed']
const inTime = (a: Happened, b: Happened): number => {
  const [first, second] = [timeOf(a), timeOf(b)]
  return first === second ? order.indexOf(a.kind) - order.indexOf(b.kind) : first - second
}
/** What has no moment comes last. */
const timeOf = ({ at }: { at: string | null }): number => {
  const time = at === null ? Number.NaN : Date.parse(at)
  return Number.isNaN(time) ? Number.MAX_SAFE_INTEGER : time
}

/** `before`: the id of what it stands before, null for the very beginning. */
interface Found {
  before: string | null | 'end'
  tone: Tone
  words: string
}
const asGap = ({ before, tone, words }: Found): Gap => ({ kind: 'gap', id: `${before} ${words}`, tone, words })

const gapsOf = (request: SpendRequest | null, authorizations: readonly Authorization[], transactions: readonly Transaction[]): Found[] => {
  const gaps: Found[] = []
  const approved = authorizations.filter((one) => one.approved).sort((a, b) => timeOf({ at: a.created_at }) - timeOf({ at: b.created_at }))
  const captures = transactions
    .filter(({ type }) => type === 'capture')
    .sort((a, b) => timeOf({ at: a.created_at }) - timeOf({ at: b.created_at }))
  const [first, capture] = [approved[0], captures[0]]
  const spent = first ?? capture
  if (request === null) gaps.push({ before: null, ...withoutRequest([...authorizations, ...transactions]) })
  else if (spent) gaps.push(...gapsBeforeSpending(request, spent))
  else if (request.state === 'approved' && authorizations.length === 0)
    gaps.push({ before: 'end', tone: 'plain', words: 'Nothing was authorised since: the approval is unused.' })
  else if (request.state === 'pending') gaps.push({ before: 'end', tone: 'accent', words: 'It waits for a decision.' })
  else if (request.state === 'expired') gaps.push({ before: 'end', tone: 'plain', words: 'Nobody decided in time: it has expired.' })

  if (capture && !first) gaps.push({ before: capture.id, tone: 'bad', words: 'No authorization is known for this capture.' })
  if (capture && first && timeOf({ at: capture.created_at }) < timeOf({ at: first.created_at }))
    gaps.push({ before: capture.id, tone: 'warn', words: 'Captured before it was authorised.' })
  if (first && request && first.currency === request.currency && sum(approved) > request.amount_cents)
    gaps.push({
      before: first.id,
      tone: 'warn',
      words: `Authorised ${moneyWords(sum(approved) - request.amount_cents, first.currency)} more than was asked for.`,
    })
  if (first && capture) gaps.push(...capturedGap(approved, captures, first.currency, capture))
  if (first && captures.length === 0 && first.status !== 'pending')
    gaps.push({ before: 'end', tone: 'plain', words: 'Nothing was captured: the merchant let it go, or has not yet.' })
  return gaps
}

const withoutRequest = (rows: readonly { spend_request_id: string | null }[]): Pick<Gap, 'tone' | 'words'> => {
  const named = rows.find(({ spend_request_id }) => spend_request_id !== null)?.spend_request_id
  return named
    ? { tone: 'warn', words: `Its spend request ${named} can’t be read: whether it was approved is not known here.` }
    : { tone: 'bad', words: 'No spend request is known for this, so no approval either.' }
}

const gapsBeforeSpending = (request: SpendRequest, spent: { id: string; created_at: string }): Found[] => {
  const verb = spent.id.startsWith('ipi_') ? 'Captured' : 'Authorised'
  if (request.state === 'declined') return [{ before: spent.id, tone: 'bad', words: `${verb} although it was declined.` }]
  if (request.state !== 'approved') return [{ before: spent.id, tone: 'bad', words: `No approval: ${verb.toLowerCase()} without one.` }]
  if (request.decided_at === null) return [{ before: spent.id, tone: 'warn', words: 'Approved, and nobody says when.' }]
  const early = timeOf({ at: request.decided_at }) - timeOf({ at: spent.created_at })
  return early > 0 ? [{ before: spent.id, tone: 'bad', words: `${verb} ${lasting(early)} before the approval.` }] : []
}

const capturedGap = (
  authorizations: readonly Authorization[],
  captures: readonly Transaction[],
  currency: string,
  capture: Transaction,
): Found[] => {
  if (captures.some((one) => one.currency !== currency))
    return [{ before: capture.id, tone: 'warn', words: 'Captured in another currency than it was authorised in.' }]
  const apart = sum(captures) - sum(authorizations)
  if (apart === 0) return []
  const amount = moneyWords(Math.abs(apart), currency)
  return apart > 0
    ? [{ before: capture.id, tone: 'bad', words: `Captured ${amount} more than authorised.` }]
    : [{ before: capture.id, tone: 'plain', words: `Captured ${amount} less than authorised.` }]
}

const sum = (rows: readonly { amount_cents: number }[]): number => rows.reduce((cents, { amount_cents }) => cents + amount_cents, 0)

/** "3 h", "20 min", "2 d". */
const lasting = (milliseconds: number): string => {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 120) return `${minutes} min`
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`
}
