import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { ScreenCapability, ScreenProps } from '../screens/screen'
import { screenAddress } from '../shell/address'
import type { Addressed } from './list-filter'

/** `replace` makes no new step back: while a text is typed, or where the detail follows the current row. */
export type How = 'push' | 'replace'

/** What stands in the address of a list screen: how the list is filtered, and the record that is open beside it. */
export const useListAddress = <F extends object>(
  capability: ScreenCapability,
  { environment, selected }: ScreenProps,
  { read, write }: Addressed<F>,
) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => read(search), [read, search])
  const go = useCallback(
    (id: string | null, to: F, how: How = 'push') =>
      navigate(`${screenAddress(environment, capability, id)}${write(to)}`, { replace: how === 'replace' }),
    [capability, environment, navigate, write],
  )
  const open = useCallback((id: string | null, how?: How) => go(id, filter, how), [go, filter])
  const change = useCallback((part: Partial<F>, how?: How) => go(selected, { ...filter, ...part }, how), [go, selected, filter])
  return {
    filter,
    go,
    /** Opens a record; null closes it. */
    open,
    close: () => open(null),
    /** Filters otherwise; what is open stays so. */
    change,
  }
}
