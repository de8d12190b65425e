import { z } from 'zod'
import { operations, query } from '../operation'

/** The most of anything that is taken from one answer: a server can't fill the window or the history. */
const MOST_ROWS = 500
const MOST_STATUSES = 100
const LONGEST = 2000

/** Text of the server: cut, a number said as text, null where it is missing or no text. */
const text = (longest = LONGEST) =>
  z
    .unknown()
    .optional()
    .transform((value) => {
      if (typeof value === 'number' || typeof value === 'boolean') return String(value)
      return typeof value === 'string' ? value.slice(0, longest) : null
    })

/** A count or a number of days; null where it is missing or no number. */
const number = z
  .unknown()
  .optional()
  .transform((value) => {
    const read = typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value
    return typeof read === 'number' && Number.isFinite(read) ? read : null
  })

/** Rows that are no objects are kept, with nothing in them: that something is there is worth knowing. */
const rows = <T extends z.ZodType>(row: T) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<T>[] | null =>
      Array.isArray(value) ? value.slice(0, MOST_ROWS).map((one) => row.parse(isRecord(one) ? one : {})) : null,
    )

const part = <T extends z.ZodType>(shape: T) =>
  z
    .unknown()
    .optional()
    .transform((value): z.output<T> | null => (isRecord(value) ? shape.parse(value) : null))

export const ServiceHealth = z.object({
  name: text(200),
  /** `ok`, `degraded` or `down`, or whatever the server says instead. */
  status: text(100),
  /** Such as `HTTP 502`. */
  detail: text(),
})
export type ServiceHealth = z.output<typeof ServiceHealth>

export const ExpiringTrial = z.object({ id: text(200), email: text(1000), endsAt: text(64), daysLeft: number })
export type ExpiringTrial = z.output<typeof ExpiringTrial>

export const AgentError = z.object({ id: text(200), name: text(), userId: text(200), updatedAt: text(64), status: text(100) })
export type AgentError = z.output<typeof AgentError>

/** Counts by status, whatever statuses there are; null where the value is no number. */
const Totals = z
  .unknown()
  .optional()
  .transform((value): Record<string, number | null> | null =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value)
            .slice(0, MOST_STATUSES)
            .map(([status, count]) => [status.slice(0, 100), number.parse(count)]),
        )
      : null,
  )

/**
 * GET /api/admin/summary (agentbot-summary, Response). The document shows one whole answer and says of no field that it
 * may be missing; what is missing or of another kind is null here, and the screen says so. An answer that has none of
 * the three parts is not this API's.
 */
export const Summary = z
  .object({
    serviceHealth: rows(ServiceHealth),
    trial: part(z.object({ active: number, expiringSoon: rows(ExpiringTrial) })),
    agents: part(z.object({ totals: Totals, recentErrors: rows(AgentError) })),
    timestamp: text(64),
  })
  .refine(({ serviceHealth, trial, agents }) => serviceHealth !== null || trial !== null || agents !== null, {
    path: ['serviceHealth'],
    message: 'There is no part of a summary in it.',
  })
export type Summary = z.output<typeof Summary>

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const SIGN_IN = 'Sign in to Agentbot in a browser, then replace the cookie here.'

export const summary = operations('summary')({
  'summary.get': query({
    system: 'agentbot',
    route: 'GET /api/admin/summary',
    input: z.strictObject({}),
    output: Summary,
    means: {
      // "Unauthorized — user is not authenticated or is not an admin": one status for both.
      forbidden: {
        what: 'Agentbot lets nobody in with this cookie (403): the session has ended, or the account’s e-mail address is not in ADMIN_EMAILS.',
        next: `${SIGN_IN} If that changes nothing, ask whoever runs Agentbot to add your address to ADMIN_EMAILS.`,
      },
      unauthorized: { what: 'Agentbot did not accept the cookie (401): the session has ended, or it is another site’s.', next: SIGN_IN },
      redirected: {
        what: 'Agentbot sends this request elsewhere{elsewhere} ({status}), as it does with somebody who is not signed in: the session has probably ended.',
        next: `${SIGN_IN} If Agentbot has moved, set its new address on the environment’s page.`,
      },
      web_page: {
        what: 'A web page came instead of a summary, most likely a page to sign in: the session has ended, or the address is not Agentbot’s.',
        next: `${SIGN_IN} If that changes nothing, check the address on the environment’s page.`,
      },
    },
  }),
})
