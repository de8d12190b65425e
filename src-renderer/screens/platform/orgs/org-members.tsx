import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import type { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Split } from '../../../parts/panel'
import { screenAddress } from '../../../shell/address'
import { isFiltered, type MemberFilter, memberFilterIn, memberFilterWords } from '../member-filter'
import { memberOfRef, memberRef } from '../member-rows'
import { MembersTable } from '../members-table'
import { useOrgMembers } from './use-org-members'

interface Props {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
}

const MemberPanel = lazy(() => import('../member-panel'))

/** Who is in an org, as what, and who of them crosses a boundary; as a list or as a role matrix. */
const OrgMembers = ({ environment, id, ask }: Props) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => memberFilterIn(search), [search])
  const opened = new URLSearchParams(search).get('open')
  const { rows, whole } = useOrgMembers(environment, id)
  const go = useCallback(
    (user_id: string | null, to: MemberFilter, how: 'push' | 'replace') =>
      navigate(
        `${screenAddress(environment, 'orgs', id)}${searchOf({ section: 'members', ...memberFilterWords(to), open: user_id ?? '' })}`,
        {
          replace: how === 'replace',
        },
      ),
    [environment, id, navigate],
  )
  const open = useCallback((ref: string, how: 'push' | 'replace') => go(memberOfRef(ref)?.user_id ?? null, filter, how), [go, filter])
  return (
    <Split
      list={
        <MembersTable
          title="Members"
          within
          rows={rows}
          whole={whole}
          filter={filter}
          onFilter={(part, how) => go(opened, { ...filter, ...part }, how)}
          selected={opened === null ? null : memberRef(id, opened)}
          onOpen={open}
          fileName={`members-${id}`}
          empty={
            isFiltered(filter) || filter.crosses !== '' ? (
              <Empty
                title={isFiltered(filter) ? 'Nobody matches these filters' : 'Nobody crosses a boundary'}
                action={
                  <Button onClick={() => go(opened, memberFilterIn(filter.matrix ? 'view=matrix' : ''), 'push')}>Show everyone</Button>
                }
              >
                Names, e-mail addresses and ids are searched as they are written, in any case.
              </Empty>
            ) : (
              <Empty title="Nobody is a member of this org">The platform answered, and its list is empty.</Empty>
            )
          }
        />
      }
      detail={
        opened !== null && (
          <Suspense>
            <MemberPanel
              key={opened}
              environment={environment}
              org_id={id}
              user_id={opened}
              ask={ask}
              onClose={() => go(null, filter, 'push')}
            />
          </Suspense>
        )
      }
    />
  )
}

export default OrgMembers
