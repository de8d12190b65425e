import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { Link } from 'wouter'
import { read } from '../operations'
import { screenAddress } from '../shell/address'
import { Tag } from './tag'

const none: ReadonlyMap<string, string> = new Map()

/** Writes whose end nobody knows, over all environments, newest first. One answer for all who ask. */
export const useUnknownWrites = () => useQuery(read(null, 'ledger.list', { states: ['unknown'], offset: 0, limit: 1000 }))

/** By target, the attempt of its unknown write in this environment. */
export const useUnknownTargets = (environment: string | null): ReadonlyMap<string, string> => {
  const { data } = useUnknownWrites()
  return useMemo(() => {
    const here = data?.items.filter((write) => write.environment === environment) ?? []
    return here.length === 0 ? none : new Map(here.map(({ target, attempt }) => [target, attempt]))
  }, [data, environment])
}

/** Stands by a record while nobody knows what became of a write on it. Leads to that write. */
export const UnknownWrite = ({ environment, target }: { environment: string; target: string }) => {
  const attempt = useUnknownTargets(environment).get(target)
  if (attempt === undefined) return null
  return (
    <Link to={screenAddress(environment, 'ledger', attempt)} title="Nobody knows what became of a write on this. Opens it in the ledger.">
      <Tag tone="warn">unknown write</Tag>
    </Link>
  )
}
