import type { Environment } from '@contract/desk/environments'
import { createContext, useContext } from 'react'

/** The environment the window is in; null before one is open. The frame sets it. */
export const Place = createContext<Environment | null>(null)

/** Who one is there: the user id set for the database, else the API token's subject; null where neither says. */
export const callerOf = (place: Environment | null): string | null =>
  place?.database.acting_as || (place?.services.marketplace?.credential.subject ?? null)

/** The open environment, where a part has to know it: whose token a 401 asks for, who "you" are. */
export const usePlace = (): Environment | null => useContext(Place)
