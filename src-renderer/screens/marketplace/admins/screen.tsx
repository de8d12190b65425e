import { useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { NoneHere } from '../../../parts/empty'
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
import { FirstAdmin } from './first-admin'
import { PromoteForm } from './promote-form'

const all = {}

const forMany = ['admins.demote'] as const
const noun = { one: 'admin', many: 'admins' }

/** Who is an admin, and making somebody one. */
const AdminsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const you = callerOf(place)
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const many = useMany({ environment, operations: forMany, noun })
  const columns = useMemo(
    () =>
      userColumns(you)
        .filter(({ field }) => field !== 'is_admin')
        .map((column) => ({ ...column, sort: undefined })),
    [you],
  )
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace') => navigate(screenAddress(environment, 'admins', id), { replace: how === 'replace' }),
    [environment, navigate],
  )
  return (
    <>
      <Split
        list={
          <Listing
            environment={environment}
            operation="admins.list"
            input={all}
            title="Admins"
            noun={noun}
            columns={columns}
            idOf={idOfUser}
            copies={userCopies}
            selected={selected}
            onOpen={open}
            selection={many.selection}
            foot={many.foot}
            file="admins"
            actions={many.paste}
            above={<PromoteForm onFind={(user_id) => confirm.ask('admins.promote', { user_id })} />}
            empty={
              isAnsweredHere(place, 'admins.bootstrap') ? (
                <FirstAdmin environment={environment} onGrant={({ id }) => confirm.ask('admins.bootstrap', { user_id: id })} />
              ) : (
                <NoneHere noun={noun}>
                  The first admin is made in the marketplace’s database: add it on the environment’s page, and make them here.
                </NoneHere>
              )
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

export default AdminsScreen
