import { userSortKeys } from '@contract/marketplace/users'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { AdminActions } from '../admin-actions'
import { HoldActions } from '../hold-actions'
import { idOfUser, userColumns, userCopies } from '../user-columns'
import { UserDetail } from '../user-detail'

const forMany = ['admins.promote', 'holds.hold', 'holds.release'] as const
const noun = { one: 'user', many: 'users' }

/** Every user, sorted by the server; how they are sorted stands in the address, beside who is open. */
const UsersScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const you = place?.services.marketplace?.credential.subject ?? null
  const search = useSearch()
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: forMany, noun })
  const columns = useMemo(() => userColumns(you), [you])
  const input = useMemo(() => sortIn(search), [search])
  const exporting = useExport({ environment, operation: 'users.list', input, columns, fileName: `users-${place?.name ?? ''}` })
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'users', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const sort = useMemo(
    () => ({
      by: input.sort_by,
      order: input.sort_order,
      onSort: (by: string, order: 'asc' | 'desc') =>
        navigate(`${screenAddress(environment, 'users', selected)}?sort_by=${by}&sort_order=${order}`),
    }),
    [environment, input, navigate, selected],
  )
  return (
    <>
      <Split
        list={
          <Table
            environment={environment}
            operation="users.list"
            input={input}
            title="Users"
            noun={noun}
            columns={columns}
            idOf={idOfUser}
            copies={userCopies}
            selected={selected}
            onOpen={open}
            sort={sort}
            selection={many.selection}
            foot={many.foot}
            actions={
              <>
                {many.paste}
                <ExportButton {...exporting} />
              </>
            }
            under={exporting.run && <ExportState {...exporting} />}
            empty={
              <Empty title={`No users in ${place?.name ?? 'this environment'}`}>The marketplace answered, and its list is empty.</Empty>
            }
          />
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

/** The sort in an address; what the server has no key for counts as none. */
const sortIn = (search: string): { sort_by: (typeof userSortKeys)[number]; sort_order: 'asc' | 'desc' } => {
  const asked = new URLSearchParams(search)
  const key = userSortKeys.find((one) => one === asked.get('sort_by'))
  return key
    ? { sort_by: key, sort_order: asked.get('sort_order') === 'asc' ? 'asc' : 'desc' }
    : { sort_by: 'created_at', sort_order: 'desc' }
}

export default UsersScreen
