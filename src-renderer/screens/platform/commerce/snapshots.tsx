import { snapshotKinds } from '@contract/platform/commerce'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import { AtMostOneChip } from '../../../parts/chips'
import { NoneHere, NoneLikeThat } from '../../../parts/empty'
import { Listing } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { readBlock } from '../../../parts/table-rows'
import { screenAddress } from '../../../shell/address'
import { Ages } from './ages'
import { type CommerceFilter, searchOfCommerce } from './commerce-filter'
import { kindsWords } from './commerce-words'
import { copies, idOf, snapshotColumns, snapshotFields } from './snapshot-columns'
import { SnapshotDetail } from './snapshot-detail'

const noun = { one: 'snapshot', many: 'snapshots' }
const kinds = snapshotKinds.map((value) => ({ value, words: kindsWords(value) }))

interface Props {
  environment: string
  selected: string | null
  filter: CommerceFilter
}

/** Every snapshot, the newest first, with its age; above them whether the newest of each kind is too old. */
export const Snapshots = ({ environment, selected, filter }: Props) => {
  const [, navigate] = useLocation()
  const input = useMemo(() => (filter.kind ? { kind: filter.kind } : {}), [filter.kind])
  const newest = useQuery(readBlock(environment, 'commerce.snapshots', {}, 0))
  const go = (id: string | null, to: Partial<CommerceFilter>, how: 'push' | 'replace'): void =>
    navigate(`${screenAddress(environment, 'commerce', id)}${searchOfCommerce(to)}`, { replace: how === 'replace' })
  const { kind } = filter
  return (
    <Split
      list={
        <Listing
          environment={environment}
          operation="commerce.snapshots"
          input={input}
          title="Commerce"
          noun={noun}
          columns={snapshotColumns}
          idOf={idOf}
          copies={copies}
          selected={selected}
          onOpen={(id, how) => go(id, { kind }, how)}
          fields={snapshotFields}
          file="snapshots"
          above={newest.data && <Ages environment={environment} snapshots={newest.data.items} />}
          filters={
            <AtMostOneChip label="Kind of snapshot" options={kinds} chosen={kind} onChoose={(one) => go(selected, { kind: one }, 'push')} />
          }
          empty={
            kind ? (
              <NoneLikeThat noun={noun} title={`No snapshot of ${kindsWords(kind)}`} onAll={() => go(selected, {}, 'push')} />
            ) : (
              <NoneHere noun={noun}>The platform answered, and took none yet.</NoneHere>
            )
          }
        />
      }
      detail={
        selected !== null && (
          <SnapshotDetail
            key={`${environment} ${selected}`}
            environment={environment}
            id={selected}
            onClose={() => go(null, { kind }, 'push')}
          />
        )
      }
    />
  )
}
