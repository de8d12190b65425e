import { contract } from '@contract'
import type { User } from '@contract/marketplace/users'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { useConfirm } from '../../parts/confirm'
import { Key } from '../../parts/key'
import { WhyNot } from '../../parts/panel'
import { usePlace } from '../../parts/place'
import { readBlock } from '../../parts/table-rows'
import { useKeys } from '../../parts/use-keys'
import { nameOf } from './user-detail'

type Ask = ReturnType<typeof useConfirm>['ask']

/** Makes a user an admin, or removes them as one; where that can't be done, says why. */
export const AdminActions = ({ environment, user, ask }: { environment: string; user: User; ask: Ask }) => {
  const why = useWhyNotDemote(environment, user)
  const press = (): void => {
    if (!user.is_admin) ask('admins.promote', { user_id: user.id })
    else if (why === null)
      ask('admins.demote', { user_id: user.id }, { explain: ({ code }) => (code === 'conflict' ? onlyAdmin(user) : null) })
  }
  useKeys({ a: press })
  if (user.is_admin && why !== null) return <WhyNot label="Remove admin" reason={why} />
  return (
    <Button onClick={press}>
      {user.is_admin ? 'Remove admin' : 'Make admin'} <Key keys="A" />
    </Button>
  )
}

const onlyAdmin = (user: User): string => `${nameOf(user)} is the only admin; make somebody else an admin first.`

/** Why this admin can't be removed, as far as can be told before asking the server. */
const useWhyNotDemote = (environment: string, user: User): string | null => {
  const place = usePlace()
  const admins = useQuery({ ...readBlock(environment, 'admins.list', {}, 0), enabled: user.is_admin })
  if (!user.is_admin) return null
  const page = admins.data
  if (page?.end && page.offset === 0 && page.items.length === 1 && page.items[0]?.id === user.id) return onlyAdmin(user)
  const caller = place?.services.marketplace?.credential.subject ?? null
  const rules = contract['admins.demote'].checks.filter(({ read }) => read === null)
  return rules.map(({ refuse }) => refuse({ user_id: user.id }, caller, null)).find((reason) => reason !== null) ?? null
}
