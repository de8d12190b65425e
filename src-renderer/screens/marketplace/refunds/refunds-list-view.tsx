import { Button } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { screenAddress } from '../../../shell/address'
import { RefundsList } from './refunds-list'
import { type RefundsFilter, refundsFilterIn, searchOfRefunds } from './refunds-list-filter'

// Its chart is heavy, and not everybody counts.
const RefundsFigures = lazy(() => import('./refunds-figures-page'))

interface Props {
  environment: string
  /** The attempt in the address, null where none is open. */
  selected: string | null
  /** What stands beside the list by the address, the form too: it stays where the list is narrowed down. */
  beside: string | null
  /** Buttons of the screen itself. */
  actions: ReactNode
}

/** The refunds issued here, as a list or in figures. */
export const RefundsListView = ({ environment, selected, beside, actions }: Props) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => refundsFilterIn(search), [search])
  const open = useCallback(
    (attempt: string, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'refunds', attempt)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const change = (next: RefundsFilter, how: 'push' | 'replace'): void => {
    const words = searchOfRefunds(next)
    navigate(`${screenAddress(environment, 'refunds', beside)}${words && `?${words}`}`, { replace: how === 'replace' })
  }
  const figures = filter.show === 'figures'
  const props = {
    environment,
    filter,
    onFilter: change,
    actions: (
      <>
        <Button onClick={() => change({ ...filter, show: figures ? 'list' : 'figures' }, 'push')}>{figures ? 'List' : 'Figures'}</Button>
        {actions}
      </>
    ),
  }
  return (
    <>
      {figures ? (
        <Suspense>
          <RefundsFigures {...props} />
        </Suspense>
      ) : (
        <RefundsList {...props} selected={selected} onOpen={open} />
      )}
    </>
  )
}
