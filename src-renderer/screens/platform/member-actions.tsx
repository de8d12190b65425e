import { keepsOwner, type Member } from '@contract/platform/members'
import { changeOf, givenRoles, mayWords } from '@contract/platform/org-roles'
import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import type { useConfirm } from '../../parts/confirm'
import { WhyNot } from '../../parts/panel'
import { visible } from '../../parts/visible-text'
import styles from './member.module.css'

type Ask = ReturnType<typeof useConfirm>['ask']
type Role = (typeof givenRoles)[number]

/** What can be done with somebody's place in an org; where it can't, says why. */
export const MemberActions = ({ member, ask }: { member: Member; ask: Ask }) => {
  const { org_id, user_id } = member
  const owns = keepsOwner({ ...member, owners: null })
  const [role, setRole] = useState<Role>(givenRoles.find((one) => one !== member.role) ?? 'viewer')
  const chosen = role === member.role ? (givenRoles.find((one) => one !== member.role) ?? 'viewer') : role
  if (owns !== null) return <WhyNot label="Change role…" reason={owns} />
  return (
    <>
      <span className={styles.change}>
        <NativeSelect
          aria-label="New role"
          value={chosen}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
          data={givenRoles.filter((one) => one !== member.role).map((one) => ({ value: one, label: one }))}
        />
        <Button
          onClick={() =>
            ask(
              'members.set-role',
              { org_id, user_id, role: chosen },
              { says: <RoleChange from={member.role} to={chosen} />, ...staffWarning(member) },
            )
          }
        >
          Change role…
        </Button>
      </span>
      <Button
        onClick={() =>
          ask('members.transfer', { org_id, user_id }, { says: <RoleChange from={member.role} to="owner" />, ...staffWarning(member) })
        }
      >
        Make owner…
      </Button>
      <Button onClick={() => ask('members.remove', { org_id, user_id })}>Remove…</Button>
    </>
  )
}

/** From which role to which, and what that gives and takes. */
const RoleChange = ({ from, to }: { from: string; to: string }) => {
  const { gains, loses } = changeOf(from, to)
  return (
    <span className={styles.says}>
      <span>
        <b>
          {visible(from)} → {to}
        </b>
        : may {mayWords(to)}.
      </span>
      {gains && <span>New to them: {gains}.</span>}
      {loses && <span>No longer: {loses}.</span>}
    </span>
  )
}

const staffWarning = ({ is_staff }: Member): { warning: string } | object =>
  is_staff ? { warning: 'They work for the platform: a role in an org gives staff more than their work needs.' } : {}
