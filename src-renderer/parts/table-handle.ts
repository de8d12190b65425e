import { createContext, type RefObject, useContext } from 'react'

/** What a detail may ask of the list beside it. */
export interface ListHandle {
  /** Moves the current row; the detail follows. */
  move: (by: 1 | -1) => void
  focus: () => void
}

export const ListBeside = createContext<RefObject<ListHandle | null>>({ current: null })

/** The list beside this detail; empty where there is none. */
export const useListBeside = (): RefObject<ListHandle | null> => useContext(ListBeside)
