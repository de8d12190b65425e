import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { searchOf } from '../../../parts/list-filter'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { Catalogue } from './catalogue'
import { ConnectionsList } from './connections-list'
import { type ConnectorFilter, filterIn } from './connector-filter'

/** The connectors there are and how they are, or the orgs' connections to them. */
const ConnectorsScreen = ({ environment, selected }: ScreenProps) => {
  const search = useSearch()
  const filter = useMemo(() => filterIn(search), [search])
  const [, navigate] = useLocation()
  const go = useCallback(
    (id: string | null, to: ConnectorFilter, how: 'push' | 'replace' = 'push') =>
      navigate(`${screenAddress(environment, 'connectors', id)}${searchOf(to)}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const given = { environment, filter, go, selected }
  return filter.view === 'connections' ? <ConnectionsList key={environment} {...given} /> : <Catalogue key={environment} {...given} />
}

export default ConnectorsScreen
