import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Chips } from '../../../parts/chips'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FilterSearch } from '../../../parts/filter-search'
import filters from '../../../parts/filters.module.css'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { Table } from '../../../parts/table'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { searchOf } from '../address-search'
import { idOfPlatformUser, platformUserColumns, platformUserCopies } from './platform-user-columns'
import { isFiltered, type PlatformUserFilter, platformUserFilterIn, platformUserInputOf } from './platform-user-filter'
import { PlatformUserPanel } from './platform-user-panel'

const noun = { one: 'user', many: 'users' }
const chips = [
  { value: 'true', words: 'Platform staff' },
  { value: 'false', words: 'Everybody else' },
] as const

/** Every account of the platform, each with the orgs it is in and what it is there. */
const PlatformUsersScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const [, navigate] = useLocation()
  const filter = useMemo(() => platformUserFilterIn(search), [search])
  const input = useMemo(() => platformUserInputOf(filter), [filter])
  const go = useCallback(
    (id: string | null, to: PlatformUserFilter, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'platform-users', id)}${searchOf({ ...to })}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, filter, how), [go, filter])
  const change = (part: Partial<PlatformUserFilter>, how: 'push' | 'replace' = 'push'): void => go(selected, { ...filter, ...part }, how)
  const fileName = `platform-users-${place?.name ?? ''}`
  const exporting = useExport({ environment, operation: 'platform-users.list', input, columns: platformUserColumns, fileName })
  return (
    <Split
      list={
        <Table
          environment={environment}
          operation="platform-users.list"
          input={input}
          title="Platform users"
          noun={noun}
          columns={platformUserColumns}
          idOf={idOfPlatformUser}
          copies={platformUserCopies}
          selected={selected}
          onOpen={open}
          sort={{
            by: filter.sort_by || 'email',
            order: filter.sort_order === 'desc' ? 'desc' : 'asc',
            onSort: (sort_by, sort_order) => change({ sort_by, sort_order }),
          }}
          actions={<ExportButton {...exporting} />}
          under={
            <>
              <div className={filters.filters}>
                <FilterSearch
                  placeholder="E-mail, name or id"
                  className={filters.search}
                  maxLength={200}
                  text={filter.search}
                  onSearch={(text) => change({ search: text }, 'replace')}
                />
                <Chips
                  label="Whose"
                  options={chips}
                  chosen={chips.map(({ value }) => value).filter((value) => value === filter.is_staff)}
                  onChoose={(chosen) => change({ is_staff: chosen.find((one) => one !== filter.is_staff) ?? '' })}
                />
                {filter.org_id && (
                  <>
                    <span className="muted">
                      In the org <span className="mono">{visible(filter.org_id)}</span>
                    </span>
                    <Button onClick={() => change({ org_id: '' })}>Every org</Button>
                  </>
                )}
              </div>
              {exporting.run && <ExportState {...exporting} />}
            </>
          }
          empty={
            isFiltered(filter) ? (
              <Empty
                title="Nobody is like that"
                action={<Button onClick={() => change({ search: '', is_staff: '', org_id: '' })}>Show everyone</Button>}
              >
                E-mail addresses, names and ids are searched as they are written, in any case.
              </Empty>
            ) : (
              <Empty title={`No users in ${place?.name ?? 'this environment'}`}>The platform answered, and its list is empty.</Empty>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <PlatformUserPanel
            key={`${environment} ${selected}`}
            environment={environment}
            id={selected}
            onClose={() => open(null, 'push')}
          />
        )
      }
    />
  )
}

export default PlatformUsersScreen
