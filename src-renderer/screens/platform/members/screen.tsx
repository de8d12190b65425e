import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useConfirm } from '../../../parts/confirm'
import { Empty, NoneHere } from '../../../parts/empty'
import { searchOf } from '../../../parts/list-filter'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { useListAddress } from '../../../parts/use-list-address'
import { useWhole } from '../../../parts/whole-list'
import type { ScreenProps } from '../../screen'
import { isFiltered, type MemberFilter, memberFilterIn, memberFilterWords } from '../member-filter'
import { memberOfRef, memberRef, rowsOf } from '../member-rows'
import { MembersTable } from '../members-table'

const MemberPanel = lazy(() => import('../member-panel'))
const OrgCrossingPanel = lazy(() => import('./org-crossing-panel'))

/** What the screen begins with: what somebody should decide, the gravest first. */
const begins = { crosses: 'any', sort: 'crossings', order: 'desc' } as const

const address = {
  read: (search: string) => memberFilterIn(search, begins),
  write: (filter: MemberFilter) => searchOf(memberFilterWords(filter, begins)),
}

/** Who has which role in which org, over all of them, and who crosses a boundary between them. */
const MembersScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const place = usePlace()
  const confirm = useConfirm(environment)
  const client = useQueryClient()
  const { filter, go, open, close, change } = useListAddress('members', props, address)
  const members = useWhole(environment, 'members.list', {})
  const orgs = useWhole(environment, 'orgs.list', {})
  const rows = useMemo(() => rowsOf(members.rows, orgs.rows), [members.rows, orgs.rows])
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
            onFilter={change}
            selected={selected}
            onOpen={open}
            fileName={`roles-${place?.name ?? ''}`}
            empty={
              isFiltered(filter) ? (
                <Empty
                  title="Nobody matches these filters"
                  action={<Button onClick={() => go(selected, memberFilterIn('', { crosses: '' }))}>Show everyone</Button>}
                >
                  Names, e-mail addresses, orgs and ids are searched as they are written, in any case.
                </Empty>
              ) : rows.some(({ member }) => member !== null) ? (
                <Empty title="Nobody crosses a boundary" action={<Button onClick={() => change({ crosses: '' })}>Show everyone</Button>}>
                  Roles were compared over {orgs.rows.length === 1 ? '1 org' : `${orgs.rows.length} orgs`}. What a server leaves out marks
                  nobody.
                </Empty>
              ) : (
                <NoneHere noun={{ one: 'member', many: 'members' }}>The platform answered, and its list is empty.</NoneHere>
              )
            }
          />
        }
        detail={
          selected !== null && (
            <Suspense>
              {at ? (
                <MemberPanel key={selected} environment={environment} {...at} ask={confirm.ask} onClose={close} />
              ) : (
                <OrgCrossingPanel
                  key={selected}
                  environment={environment}
                  org={orgs.rows.find(({ id }) => memberRef(id, '') === selected) ?? null}
                  looking={orgs.fetching}
                  onClose={close}
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
