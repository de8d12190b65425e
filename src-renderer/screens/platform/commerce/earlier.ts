import type { CommerceSnapshot } from '@contract/platform/commerce'
import { useQuery } from '@tanstack/react-query'
import { read } from '../../../operations'

/** As many of a kind as one can choose among. */
const MOST = 200

/** The other snapshots of this kind, the newest first, for one to be compared with; undefined while they are read. */
export const useOthers = (environment: string, snapshot: CommerceSnapshot | undefined): readonly CommerceSnapshot[] | undefined => {
  const asked = useQuery({
    ...read(environment, 'commerce.snapshots', { kind: snapshot?.kind ?? '', limit: MOST }),
    enabled: snapshot !== undefined,
  })
  return asked.data?.items.filter(({ id, kind }) => id !== snapshot?.id && kind === snapshot?.kind)
}

/** The one before it that holds anything: what people mean by "what changed". Null where there is none. */
export const beforeOf = (snapshot: CommerceSnapshot, others: readonly CommerceSnapshot[]): CommerceSnapshot | null =>
  others
    .filter(({ taken_at, state }) => state !== 'failed' && Date.parse(taken_at) < Date.parse(snapshot.taken_at))
    .toSorted((a, b) => Date.parse(b.taken_at) - Date.parse(a.taken_at))[0] ?? null
