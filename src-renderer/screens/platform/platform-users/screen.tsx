import { useMemo } from 'react'
import { AtMostOneChip } from '../../../parts/chips'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { sortOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { OnlyOf } from '../../../parts/only-of'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import type { ScreenProps } from '../../screen'
import { idOfPlatformUser, platformUserColumns, platformUserCopies } from './platform-user-columns'
import { platformUserFilter } from './platform-user-filter'
import { PlatformUserPanel } from './platform-user-panel'

const noun = { one: 'user', many: 'users' }
const chips = [
  { value: 'true', words: 'Platform staff' },
  { value: 'false', words: 'Everybody else' },
] as const

/** Every account of the platform, each with the orgs it is in and what it is there. */
const PlatformUsersScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, open, close, change } = useListAddress('platform-users', props, platformUserFilter)
  const input = useMemo(() => platformUserFilter.input(filter), [filter])
  return (
    <Split
      list={
        <Listing
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
          sort={sortOf(filter, 'email', change)}
          file="platform-users"
          filters={
            <>
              <FilterSearch placeholder="E-mail, name or id" text={filter.search} onSearch={(search) => change({ search }, 'replace')} />
              <AtMostOneChip label="Whose" options={chips} chosen={filter.is_staff} onChoose={(is_staff) => change({ is_staff })} />
              <OnlyOf what="In the org" id={filter.org_id} every="Every org" onEvery={() => change({ org_id: '' })} />
            </>
          }
          empty={
            platformUserFilter.isNarrowed(filter) ? (
              <NoneLikeThat
                noun={noun}
                title="Nobody matches these filters"
                all="Show everyone"
                onAll={() => change(platformUserFilter.none)}
              >
                E-mail addresses, names and ids are searched as they are written, in any case.
              </NoneLikeThat>
            ) : (
              <NoneHere noun={noun}>The platform answered, and its list is empty.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <PlatformUserPanel key={`${environment} ${selected}`} environment={environment} id={selected} onClose={close} />
        )
      }
    />
  )
}

export default PlatformUsersScreen
