import type { Failure } from '@contract/failure'
import type { Authorization, SpendRequest, Transaction } from '@contract/platform/agent-wallet-records'
import { useQueries, useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { type Entry, timelineOf } from './timeline'

/** Where one starts: any one record of a spend. */
export type Start =
  | { request: SpendRequest; authorization?: undefined; transaction?: undefined }
  | { authorization: Authorization; request?: undefined; transaction?: undefined }
  | { transaction: Transaction; request?: undefined; authorization?: undefined }

/** No spend has more authorizations than are asked for their transactions one by one. */
const MOST = 10

/**
 * The timeline of one spend, from what the server has of it. What can't be read leaves its gap in the line, and its
 * failure is told; the rest stands.
 */
export const useTimeline = (
  environment: string,
  start: Start,
): { line: Entry[]; reading: boolean; failure: Failure | null; again: () => void } => {
  const { request, authorization, transaction } = start
  const request_id = request?.id ?? authorization?.spend_request_id ?? transaction?.spend_request_id ?? null
  const own_authorization = authorization?.id ?? transaction?.authorization_id ?? null
  const window = { offset: 0, limit: 100 }

  const asked = useQuery({
    ...read(environment, 'agent-wallet.request', { request_id: request_id ?? '-' }),
    enabled: !request && request_id !== null,
  })
  const one = useQuery({
    ...read(environment, 'agent-wallet.authorization', { authorization_id: own_authorization ?? '-' }),
    enabled: !authorization && own_authorization !== null,
  })
  const authorized = useQuery({
    ...read(environment, 'agent-wallet.authorizations', { ...window, spend_request_id: request_id ?? '-' }),
    enabled: request_id !== null,
  })
  const authorizations = [authorization, one.data, ...(authorized.data?.items ?? [])].filter((row) => row !== undefined)
  const captured = useQuery({
    ...read(environment, 'agent-wallet.transactions', { ...window, spend_request_id: request_id ?? '-' }),
    enabled: request_id !== null,
  })
  // A transaction may name its authorization alone.
  const ids = [...new Set([own_authorization, ...authorizations.map(({ id }) => id)])].filter((id) => id !== null).slice(0, MOST)
  const ofEach = useQueries({
    queries: ids.map((authorization_id) => read(environment, 'agent-wallet.transactions', { ...window, authorization_id })),
  })
  const queries = [asked, one, authorized, captured, ...ofEach]
  const requests = [request, asked.data].filter((row) => row !== undefined)
  const transactions = [transaction, ...(captured.data?.items ?? []), ...ofEach.flatMap(({ data }) => data?.items ?? [])].filter(
    (row) => row !== undefined,
  )
  const failed = queries.find(({ error, isFetching }) => error && !isFetching)
  return {
    line: timelineOf({ requests, authorizations, transactions }, (request ?? authorization ?? transaction).id),
    reading: queries.some(({ isFetching }) => isFetching),
    failure: failed ? failureOf(failed.error) : null,
    again: () => {
      for (const query of queries) if (query.error) void query.refetch()
    },
  }
}
