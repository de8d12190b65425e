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

/** Whether anything stands beside a list: a record, or the form of a new one. */
export const DetailBeside = createContext(false)

/** Whether anything stands beside this list, which then has half of the room. */
export const useDetailBeside = (): boolean => useContext(DetailBeside)
