import { orgStatuses } from '@contract/platform/orgs'
import { useCallback, useEffect, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { AtMostOneChip } from '../../../parts/chips'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { sortOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { useListAddress } from '../../../parts/use-list-address'
import { screenAddress } from '../../../shell/address'
import { statusWords } from '../org-words'
import { leaveList } from './list-address'
import { idOfOrg, orgColumns, orgCopies } from './org-columns'
import { orgFilter } from './org-filter'

const noun = { one: 'org', many: 'orgs' }
const chips = orgStatuses.map((value) => ({ value, words: statusWords(value) }))

/** Every org. A row leads to the org's own page. */
export const OrgsList = ({ environment }: { environment: string }) => {
  const search = useSearch()
  const [, navigate] = useLocation()
  const { filter, change } = useListAddress('orgs', { environment, selected: null }, orgFilter)
  const input = useMemo(() => orgFilter.input(filter), [filter])
  useEffect(() => leaveList(environment, search), [environment, search])
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'orgs', id)), [environment, navigate])
  return (
    <Listing
      environment={environment}
      operation="orgs.list"
      input={input}
      title="Orgs"
      noun={noun}
      columns={orgColumns}
      idOf={idOfOrg}
      copies={orgCopies}
      selected={null}
      onOpen={open}
      sort={sortOf(filter, 'name', change)}
      file="orgs"
      filters={
        <>
          <FilterSearch placeholder="Name, slug or id" text={filter.search} onSearch={(text) => change({ search: text }, 'replace')} />
          <AtMostOneChip label="Status" options={chips} chosen={filter.status} onChoose={(status) => change({ status })} />
        </>
      }
      empty={
        orgFilter.isNarrowed(filter) ? (
          <NoneLikeThat noun={noun} onAll={() => change(orgFilter.none)}>
            Names, slugs and ids are searched as they are written, in any case.
          </NoneLikeThat>
        ) : (
          <NoneHere noun={noun}>The platform answered, and its list is empty.</NoneHere>
        )
      }
    />
  )
}
