import { userSortKeys } from '@contract/marketplace/users'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { Empty, NoneHere } from '../../../parts/empty'
import { isAnsweredHere } from '../../../parts/from-source'
import { Listing } from '../../../parts/listing'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { callerOf, usePlace } from '../../../parts/place'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { AdminActions } from '../admin-actions'
import { HoldActions } from '../hold-actions'
import { idOfUser, userColumns, userCopies } from '../user-columns'
import { UserDetail } from '../user-detail'
import { SearchField } from './search-field'

const forMany = ['admins.promote', 'holds.hold', 'holds.release'] as const
const noun = { one: 'user', many: 'users' }

/** Every user, sorted by the server; how they are sorted stands in the address, beside who is open. */
const UsersScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const you = callerOf(place)
  const search = useSearch()
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: forMany, noun })
  const columns = useMemo(() => userColumns(you), [you])
  const input = useMemo(() => sortIn(search), [search])
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'users', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const look = (wanted: string): void => {
    const asked = changed(search, { text: wanted })
    navigate(`${screenAddress(environment, 'users')}${asked && `?${asked}`}`, { replace: true })
  }
  const sort = useMemo(
    () => ({
      by: input.sort_by,
      order: input.sort_order,
      onSort: (by: string, order: 'asc' | 'desc') =>
        navigate(`${screenAddress(environment, 'users', selected)}?${changed(search, { sort_by: by, sort_order: order })}`),
    }),
    [environment, input, navigate, search, selected],
  )
  const searchable = isAnsweredHere(place, 'users.search')
  const text = searchable ? (new URLSearchParams(search).get('text') ?? '') : ''
  const shared = {
    environment,
    title: 'Users',
    noun,
    columns,
    idOf: idOfUser,
    copies: userCopies,
    selected,
    onOpen: open,
    sort,
    selection: many.selection,
    foot: many.foot,
    file: 'users',
    actions: many.paste,
    above: searchable && <SearchField key={environment} text={text} onSearch={look} />,
    empty:
      text === '' ? (
        <NoneHere noun={noun}>The marketplace answered, and its list is empty.</NoneHere>
      ) : (
        <Empty title="Nobody found">No id, e-mail address or name contains “{text}”.</Empty>
      ),
  }
  return (
    <>
      <Split
        list={
          // One kind of element in one place: the field keeps its focus when the list becomes a search.
          text === '' ? (
            <Listing {...shared} operation="users.list" input={input} />
          ) : (
            <Listing {...shared} operation="users.search" input={{ ...input, text }} />
          )
        }
        detail={
          selected !== null && (
            <UserDetail
              key={environment}
              environment={environment}
              id={selected}
              onClose={() => open(null, 'push')}
              actions={(user) => (
                <>
                  <HoldActions user={user} ask={confirm.ask} />
                  <AdminActions environment={environment} user={user} ask={confirm.ask} />
                </>
              )}
            />
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}

/** The address's question with these words in place of its own; an empty one is left out. */
const changed = (search: string, words: Record<string, string>): string => {
  const asked = new URLSearchParams(search)
  for (const [name, word] of Object.entries(words)) word === '' ? asked.delete(name) : asked.set(name, word)
  return asked.toString()
}

/** The sort in an address; what the server has no key for counts as none. */
const sortIn = (search: string): { sort_by: (typeof userSortKeys)[number]; sort_order: 'asc' | 'desc' } => {
  const asked = new URLSearchParams(search)
  const key = userSortKeys.find((one) => one === asked.get('sort_by'))
  return key
    ? { sort_by: key, sort_order: asked.get('sort_order') === 'asc' ? 'asc' : 'desc' }
    : { sort_by: 'created_at', sort_order: 'desc' }
}

export default UsersScreen
