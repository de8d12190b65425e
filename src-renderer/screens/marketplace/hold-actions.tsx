import { contract } from '@contract'
import type { User } from '@contract/marketplace/users'
import { Button } from '@mantine/core'
import type { useConfirm } from '../../parts/confirm'
import { Key } from '../../parts/key'
import { WhyNot } from '../../parts/panel'
import { usePlace } from '../../parts/place'
import { useKeys } from '../../parts/use-keys'

type Ask = ReturnType<typeof useConfirm>['ask']

/** Holds a user's account, or releases it; where that can't be done, says why. */
export const HoldActions = ({ user, ask }: { user: User; ask: Ask }) => {
  const caller = usePlace()?.services.marketplace?.credential.subject ?? null
  const held = user.account_status === 'held'
  const why = held ? null : whyNotHold(user, caller)
  const press = (): void => {
    if (held) ask('holds.release', { user_id: user.id })
    else if (why === null) ask('holds.hold', { user_id: user.id, reason: '' }, warningOf(user))
  }
  useKeys({ h: press })
  if (why !== null) return <WhyNot label="Hold account" reason={why} />
  return (
    <Button onClick={press}>
      {held ? 'Release account' : 'Hold account'} <Key keys="H" />
    </Button>
  )
}

const whyNotHold = (user: User, caller: string | null): string | null =>
  contract['holds.hold'].checks
    .filter(({ read }) => read === null)
    .map(({ refuse }) => refuse({ user_id: user.id, reason: '' }, caller, null))
    .find((reason) => reason !== null) ?? null

/** What a hold means for this person beside what it means for anybody. */
const warningOf = (user: User): { warning: string } | object => {
  const means = [
    user.is_admin ? 'This is an admin: while held they may not be able to do an admin’s work.' : null,
    user.is_seller && user.stripe_connected
      ? 'This is a seller with Stripe connected: buyers of what they sell, and money on its way to them, may be affected. A hold does not refund anybody and does not touch Stripe.'
      : null,
  ].filter((words) => words !== null)
  return means.length > 0 ? { warning: means.join(' ') } : {}
}
