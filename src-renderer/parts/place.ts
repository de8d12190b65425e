import type { Environment } from '@contract/desk/environments'
import { createContext, useContext } from 'react'

/** The environment the window is in; null before one is open. The frame sets it. */
export const Place = createContext<Environment | null>(null)

/** The open environment, where a part has to know it: whose token a 401 asks for, who "you" are. */
export const usePlace = (): Environment | null => useContext(Place)
