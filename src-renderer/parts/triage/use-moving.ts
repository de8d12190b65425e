import { useCallback, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { screenAddress } from '../../shell/address'
import { announce } from '../announce'
import { markOpened, SEEN_MS } from './opened'
import type { QueueHandle } from './queue-list'
import type { RowState } from './row-state'

interface Given {
  environment: string
  capability: Parameters<typeof screenAddress>[1]
  queue: { items: readonly { id: string }[]; states: ReadonlyMap<string, RowState> }
  /** The filter as it stands in the address. */
  search: string
  selected: string | null
}

/** Going through a queue: the open record stands in the address, beside the filter. */
export const useMoving = ({ environment, capability, queue, search, selected }: Given) => {
  const [, navigate] = useLocation()
  const handle = useRef<QueueHandle>(null)
  const since = useRef(Date.now())

  useEffect(() => {
    since.current = Date.now()
    if (selected === null) return
    const timer = setTimeout(() => markOpened(environment, selected), SEEN_MS)
    return () => clearTimeout(timer)
  }, [environment, selected])

  const show = useCallback(
    (id: string | null, wanted: string, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, capability, id)}${wanted && `?${wanted}`}`, { replace: how === 'replace' }),
    [environment, capability, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace' = 'replace') => show(id, search, how), [show, search])
  const at = (): number => queue.items.findIndex(({ id }) => id === selected)
  const go = (index: number): void => {
    const item = queue.items[index]
    if (!item) return
    handle.current?.reveal(index)
    open(item.id, selected === null ? 'push' : 'replace')
  }
  return {
    handle,
    open,
    /** Shows the list as this filter wants it, as it stands in the address; no record stays open. */
    filter: (wanted: string) => show(null, wanted, 'push'),
    /** For how long the open record has been open, in ms. */
    openFor: () => Date.now() - since.current,
    move: (by: 1 | -1) => go(at() < 0 ? 0 : at() + by),
    /** On to the next record that waits for somebody, after this one or else before it. */
    next: () => {
      const from = at()
      const isOpen = ({ id }: { id: string }): boolean => id !== selected && !queue.states.get(id)?.closed
      const after = queue.items.findIndex((item, index) => index > from && isOpen(item))
      const found = after >= 0 ? after : queue.items.findIndex(isOpen)
      if (found >= 0) return go(found)
      announce('Nothing is left in this list.')
      open(null, 'push')
      requestAnimationFrame(() => handle.current?.focus())
    },
  }
}

export type Moving = ReturnType<typeof useMoving>
