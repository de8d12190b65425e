import type { Environment } from './desk/environments'
import type { Operation } from './operation'

/** What can answer for the marketplace. */
export type Source = 'api' | 'database'

/** What an operation is to this rule. `walked`: the API has no read for it but a list. `api_lacks`: the API has nothing for it. */
type Asked = 'write' | 'read' | 'walked' | 'api_lacks'
type There = 'both' | 'api' | 'database' | 'neither'

/**
 * Which source answers, by what is asked and what the environment has. Writes go through the API where it is set: it
 * does more than change a row. What the API lacks, or would have to walk a whole list for, comes from the database.
 * Where there is neither, the API is asked, and its missing address is the answer.
 */
export const rule: Record<Asked, Record<There, Source>> = {
  write: { both: 'api', api: 'api', database: 'database', neither: 'api' },
  read: { both: 'api', api: 'api', database: 'database', neither: 'api' },
  walked: { both: 'database', api: 'api', database: 'database', neither: 'api' },
  api_lacks: { both: 'database', api: 'database', database: 'database', neither: 'database' },
}

/** As much of an environment, or of its profile, as the rule reads. */
export interface HasSources {
  services: { readonly marketplace: unknown; readonly database: unknown }
  database: Pick<Environment['database'], 'reads_from'>
}

/** The source that answers this operation of the marketplace here. A person may have reads answered by the database. */
export const sourceOf = (operation: Operation, { services, database }: HasSources): Source => {
  const asked = askedOf(operation)
  const there = thereOf(services)
  return asked === 'read' && there === 'both' ? database.reads_from : rule[asked][there]
}

/** Whether anything here can answer it. */
export const isAnswered = (operation: Operation, has: HasSources): boolean =>
  has.services[sourceOf(operation, has) === 'api' ? 'marketplace' : 'database'] !== null

const askedOf = (operation: Operation): Asked => {
  if (operation.kind === 'query' && operation.within) return 'walked'
  if (operation.route === null) return 'api_lacks'
  return operation.kind === 'mutation' ? 'write' : 'read'
}

const thereOf = ({ marketplace, database }: HasSources['services']): There => {
  if (marketplace) return database ? 'both' : 'api'
  return database ? 'database' : 'neither'
}
