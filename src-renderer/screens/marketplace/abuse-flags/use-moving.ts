import { useCallback, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { announce } from '../../../parts/announce'
import { screenAddress } from '../../../shell/address'
import { type Filter, searchOf } from './filters'
import { markOpened, SEEN_MS } from './opened'
import type { QueueHandle } from './queue-list'
import type { Queue } from './use-queue'

/** Going through the queue: the open flag stands in the address, beside the filter. */
export const useMoving = (environment: string, queue: Queue, filter: Filter, selected: string | null) => {
  const [, navigate] = useLocation()
  const handle = useRef<QueueHandle>(null)
  const search = searchOf(filter)
  const since = useRef(Date.now())

  useEffect(() => {
    since.current = Date.now()
    if (selected === null) return
    const timer = setTimeout(() => markOpened(environment, selected), SEEN_MS)
    return () => clearTimeout(timer)
  }, [environment, selected])

  const open = useCallback(
    (id: string | null, how: 'push' | 'replace' = 'replace') =>
      navigate(`${screenAddress(environment, 'abuse-flags', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const at = (): number => queue.flags.findIndex(({ id }) => id === selected)
  const go = (index: number): void => {
    const flag = queue.flags[index]
    if (!flag) return
    handle.current?.reveal(index)
    open(flag.id, selected === null ? 'push' : 'replace')
  }
  return {
    handle,
    open,
    /** For how long the open flag has been open, in ms. */
    openFor: () => Date.now() - since.current,
    move: (by: 1 | -1) => go(at() < 0 ? 0 : at() + by),
    /** On to the next flag that waits for somebody, after this one or else before it. */
    next: () => {
      const from = at()
      const isOpen = ({ id }: { id: string }): boolean => id !== selected && !queue.states.get(id)?.closed
      const after = queue.flags.findIndex((flag, index) => index > from && isOpen(flag))
      const found = after >= 0 ? after : queue.flags.findIndex(isOpen)
      if (found >= 0) return go(found)
      announce('Nothing is left in this list.')
      open(null, 'push')
      requestAnimationFrame(() => handle.current?.focus())
    },
  }
}
