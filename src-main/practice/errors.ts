import type { System } from '@contract/capability'
import type { Refusal } from '../database/sql'
import type { Misfit } from './fit'
import { mounts } from './mounts'

/** The body of an error, as the system under this path writes it. No document but Stripe's shows one. */
export const errorBody = (path: string, status: number, message: string, code?: string): Record<string, unknown> => {
  switch (systemAt(path)) {
    case 'agentbot':
      // A Next.js application's.
      return { error: message }
    case 'platform':
      return { error: { code: code ?? codes[status] ?? 'failed', message } }
    default:
      // FastAPI's.
      return { detail: message }
  }
}

export const refusalBody = (path: string, { status, detail }: Refusal): Record<string, unknown> => errorBody(path, status, detail)

/** The body of a 422, one entry a field that does not fit. */
export const misfitBody = (path: string, misfits: readonly Misfit[]): Record<string, unknown> =>
  systemAt(path) === 'platform'
    ? errorBody(path, 422, misfits.map(({ loc, msg }) => `${loc.slice(1).join('.')}: ${msg}`).join('; '))
    : { detail: misfits }

/** The platform's own words for a status, as the guide's page "The platform's admin API" asks for them. */
const codes: Record<number, string> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'record_not_found',
  409: 'conflict',
  422: 'invalid',
  503: 'unavailable',
}

const systemAt = (path: string): System => {
  if (path.startsWith(`${mounts.agentbot}/`)) return 'agentbot'
  return path.startsWith(`${mounts.platform}/`) ? 'platform' : 'marketplace'
}
