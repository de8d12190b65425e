import { contract, type OperationName } from '@contract'
import type { Environment } from '@contract/desk/environments'
import type { Operation } from '@contract/operation'
import { isAnswered, type Source, sourceOf } from '@contract/sources'
import { usePlace } from './place'
import { visible } from './visible-text'

/** What answers this operation here, by the contract's one rule; null for what is not the marketplace's. */
export const sourceHere = (place: Environment | null, operation: OperationName): Source | null =>
  place === null || contract[operation].system !== 'marketplace' ? null : sourceOf(contract[operation] as unknown as Operation, place)

/** Whether anything here can answer it. */
export const isAnsweredHere = (place: Environment | null, operation: OperationName): boolean =>
  place !== null && isAnswered(contract[operation] as unknown as Operation, place)

/** "the database agentpowers.db", by its file or its host. */
export const databaseName = ({ services }: Environment): string => {
  const address = services.database?.base_url ?? ''
  if (!URL.canParse(address)) return 'the database'
  const { protocol, host, pathname } = new URL(address)
  return `the database ${visible(protocol === 'file:' ? decodeURIComponent(pathname.split('/').at(-1) ?? '') : host)}`
}

/** Where the rows come from, where they could come from either. */
export const FromSource = ({ operation }: { operation: OperationName }) => {
  const place = usePlace()
  const source = sourceHere(place, operation)
  if (!place?.services.database || source === null) return null
  return <span className="faint">from {source === 'api' ? 'the admin API' : databaseName(place)}</span>
}
