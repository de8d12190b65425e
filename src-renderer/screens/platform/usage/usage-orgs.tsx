import { billingHealths } from '@contract/platform/usage-records'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useMemo } from 'react'
import { useLocation } from 'wouter'
import { z } from 'zod'
import { AtMostOneChip } from '../../../parts/chips'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { FilterSearch } from '../../../parts/filter-search'
import { sortOf } from '../../../parts/list-filter'
import { Listing } from '../../../parts/listing'
import { readBlock } from '../../../parts/table-rows'
import { useKept } from '../../../parts/use-kept'
import { useListAddress } from '../../../parts/use-list-address'
import { screenAddress } from '../../../shell/address'
import { setAsideOf, useIsSetAside, useSpendSetAside } from '../spend-set-aside'
import { plainWord } from '../usage-words'
import { StripWaiting } from './strip-waiting'
import { idOfUsage, usageBooks, usageColumns, usageCopies } from './usage-columns'
import { usageFilter } from './usage-filter'
import { UsageViews } from './usage-views'

// What all spend together comes beside the list, as its chart does.
const UsageStrip = lazy(async () => ({ default: (await import('./usage-strip')).UsageStrip }))

const noun = { one: 'org', many: 'orgs' }
const chips = billingHealths.map((value) => ({ value, words: plainWord(value) }))
const Shown = z.boolean()
/** With large text in a small window the list has no room below a chart: there it is shown when it is asked for. */
const hasRoom = (): boolean => window.innerHeight / Number.parseFloat(getComputedStyle(document.documentElement).fontSize) >= 38

/** The spend of the platform over time, and how the billing of every org stands. A row leads to the org's own page. */
export const UsageOrgs = ({ environment }: { environment: string }) => {
  const [, navigate] = useLocation()
  const { filter, change } = useListAddress('usage', { environment, selected: null }, usageFilter)
  const input = useMemo(() => usageFilter.input(filter), [filter])
  const [charted, setCharted] = useKept('opsdesk.usage.charted', Shown, hasRoom())
  const isAside = useIsSetAside(environment)
  const { aside } = useSpendSetAside(environment)
  // The chart beside the list reads the same; without it they are needed only where something is set aside.
  const anomalies = useQuery({ ...readBlock(environment, 'usage.anomalies', {}, 0), enabled: Object.keys(aside).length > 0 }).data?.items
  const columns = useMemo(() => usageColumns(isAside, (org) => setAsideOf(org, anomalies ?? [], isAside)), [isAside, anomalies])
  const open = useCallback((id: string) => navigate(screenAddress(environment, 'usage', id)), [environment, navigate])
  return (
    <Listing
      environment={environment}
      operation="usage.orgs"
      input={input}
      title="Usage and spend"
      noun={noun}
      columns={columns}
      fields={usageBooks}
      file="usage"
      idOf={idOfUsage}
      copies={usageCopies}
      selected={null}
      onOpen={open}
      sort={sortOf(filter, 'attention', change)}
      actions={
        <Button aria-pressed={charted} onClick={() => setCharted(!charted)}>
          {charted ? 'Hide chart' : 'Show chart'}
        </Button>
      }
      above={
        <>
          <UsageViews environment={environment} now="orgs" />
          {charted && (
            <Suspense fallback={<StripWaiting />}>
              <UsageStrip environment={environment} currency={filter.currency} onCurrency={(currency) => change({ currency }, 'replace')} />
            </Suspense>
          )}
        </>
      }
      filters={
        <>
          <FilterSearch placeholder="Name or id" text={filter.search} onSearch={(search) => change({ search }, 'replace')} />
          <AtMostOneChip label="Billing" options={chips} chosen={filter.health} onChoose={(health) => change({ health })} />
        </>
      }
      empty={
        usageFilter.isNarrowed(filter) ? (
          <NoneLikeThat noun={noun} onAll={() => change(usageFilter.none)}>
            Names and ids are searched as they are written, in any case.
          </NoneLikeThat>
        ) : (
          <NoneHere noun={noun} title="No org is billed">
            The platform answered, and its list is empty.
          </NoneHere>
        )
      }
    />
  )
}
