import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { isFiltered, type MemberFilter, memberFilterIn, memberFilterWords } from '../member-filter'
import { memberOfRef, memberRef, rowsOf } from '../member-rows'
import { MembersTable } from '../members-table'

const MemberPanel = lazy(() => import('../member-panel'))
const OrgCrossingPanel = lazy(() => import('./org-crossing-panel'))

/** What the screen begins with: what somebody should decide, the gravest first. */
const begins = { crosses: 'any', sort: 'crossings', order: 'desc' } as const

/** Who has which role in which org, over all of them, and who crosses a boundary between them. */
const MembersScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const client = useQueryClient()
  const filter = useMemo(() => memberFilterIn(search, begins), [search])
  const members = useWhole(environment, 'members.list', {})
  const orgs = useWhole(environment, 'orgs.list', {})
  const rows = useMemo(() => rowsOf(members.rows, orgs.rows), [members.rows, orgs.rows])
  const go = useCallback(
    (id: string | null, to: MemberFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'members', id)}${searchOf(memberFilterWords(to, begins))}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  const again = (): void =>
    void client.invalidateQueries({ predicate: ({ queryKey }) => ['members', 'orgs'].includes(String(queryKey[1])) })
  // Without the list of orgs what an org crosses by itself is missing, and that is said.
  const without = orgs.failure && members.begun ? 'The list of orgs could not be read: what an org crosses by itself is not marked.' : null
  const reading = members.reading ?? orgs.reading
  const whole = { ...members, note: [members.note, orgs.note, without].filter(Boolean).join(' ') || null, reading, again }
  const at = selected === null ? null : memberOfRef(selected)
  return (
    <>
      <Split
        list={
          <MembersTable
            title="Role boundaries"
            rows={rows}
            whole={whole}
            filter={filter}
            onFilter={(part, how) => go(selected, { ...filter, ...part }, how)}
            selected={selected}
            onOpen={open}
            fileName={`roles-${place?.name ?? ''}`}
            empty={
              isFiltered(filter) ? (
                <Empty
                  title="Nobody is like that"
                  action={<Button onClick={() => go(selected, memberFilterIn('', { crosses: '' }), 'push')}>Show everyone</Button>}
                >
                  Names, e-mail addresses, orgs and ids are searched as they are written, in any case.
                </Empty>
              ) : rows.some(({ member }) => member !== null) ? (
                <Empty
                  title="Nobody crosses a boundary"
                  action={<Button onClick={() => go(selected, { ...filter, crosses: '' }, 'push')}>Show everyone</Button>}
                >
                  Roles were compared over {orgs.rows.length === 1 ? '1 org' : `${orgs.rows.length} orgs`}. What a server leaves out marks
                  nobody.
                </Empty>
              ) : (
                <Empty title={`No members in ${place?.name ?? 'this environment'}`}>The platform answered, and its list is empty.</Empty>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <Suspense>
              {at ? (
                <MemberPanel key={selected} environment={environment} {...at} ask={confirm.ask} onClose={() => open(null, 'push')} />
              ) : (
                <OrgCrossingPanel
                  key={selected}
                  environment={environment}
                  org={orgs.rows.find(({ id }) => memberRef(id, '') === selected) ?? null}
                  looking={orgs.fetching}
                  onClose={() => open(null, 'push')}
                />
              )}
            </Suspense>
          )
        }
      />
      {confirm.step}
    </>
  )
}

export default MembersScreen
