import type { Claim } from '@contract/marketplace/claims'
import { lazy, Suspense, useMemo, useState } from 'react'
import { announce } from '../../../parts/announce'
import { OneChip } from '../../../parts/chips'
import { useConfirm } from '../../../parts/confirm'
import { Empty, NoneHere } from '../../../parts/empty'
import { oneOf, searchOf, wordsIn } from '../../../parts/list-filter'
import { ListingOf } from '../../../parts/listing'
import { Split } from '../../../parts/panel'
import { useListAddress } from '../../../parts/use-list-address'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import type { ScreenProps } from '../../screen'
import { useStandings } from '../standing'
import { ClaimActions } from './claim-actions'
import { type ClaimRow, claimCopies, claimFields, idOfClaim, parkedColumns, waitingColumns } from './claim-columns'
import { ClaimDetail } from './claim-detail'
import { remembered, useParked } from './parked'

const ParkDialog = lazy(() => import('./park-dialog'))

type Shown = 'waiting' | 'parked'
const address = {
  read: (search: string): { show: Shown } => ({ show: oneOf(['parked'], wordsIn(search)('show')) || 'waiting' }),
  write: ({ show }: { show: Shown }) => searchOf({ show: show === 'parked' ? show : '' }),
}
const all = {}
const noun = { one: 'claim', many: 'claims' }

/** Claims that wait for a decision, and apart from them those this desk has parked. */
const ClaimsScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, go, open, close, change } = useListAddress('claims', props, address)
  const shown = filter.show
  const confirm = useConfirm(environment)
  const parked = useParked(environment)
  const [parking, setParking] = useState<Claim | null>(null)
  const claims = useWhole(environment, 'claims.list', all)
  const standings = useStandings(environment)
  const { waiting, aside } = useMemo(() => sorted(claims.rows, parked.claims), [claims.rows, parked.claims])
  const rows = useTableRows(claims, shown === 'parked' ? aside : waiting, shown)
  const columns = shown === 'parked' ? parkedColumns : waitingColumns(standings.of, claims.rows)
  const unpark = (id: string): void => {
    parked.unpark(id)
    announce('Unparked')
    go(id, { show: 'waiting' })
  }
  return (
    <>
      <Split
        list={
          <ListingOf
            environment={environment}
            operation="claims.list"
            rows={rows}
            title="Claims"
            noun={noun}
            columns={columns}
            idOf={idOfClaim}
            copies={claimCopies}
            selected={selected}
            onOpen={open}
            input={all}
            fields={claimFields}
            file="claims"
            filters={
              <OneChip
                label="Which claims"
                options={[
                  { value: 'waiting', words: 'To decide', count: claims.begun ? waiting.length : undefined },
                  { value: 'parked', words: 'Parked', count: aside.length },
                ]}
                chosen={shown}
                onChoose={(show) => change({ show })}
              />
            }
            empty={shown === 'parked' ? <NothingParked /> : <NothingWaits parked={aside.length} />}
          />
        }
        detail={
          selected !== null && (
            <ClaimDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              parked={parked.claims[selected]}
              noRejectAt={parked.no_reject_at}
              standings={standings}
              onClose={close}
              onForget={() => {
                parked.unpark(selected)
                close()
              }}
              actions={(claim, warning) => (
                <ClaimActions
                  environment={environment}
                  claim={claim}
                  parked={parked.claims[claim.id] !== undefined}
                  noReject={parked.no_reject_at !== null}
                  warning={warning}
                  confirm={confirm}
                  onPark={setParking}
                  onUnpark={({ id }) => unpark(id)}
                  onMissing={parked.noReject}
                  onDecided={({ id }) => parked.claims[id] && parked.unpark(id)}
                />
              )}
            />
          )
        }
      />
      {confirm.step}
      {parking && (
        <Suspense>
          <ParkDialog
            claim={parking}
            onClose={() => setParking(null)}
            onPark={(reason) => {
              parked.park(parking, reason)
              setParking(null)
              announce('Parked')
            }}
          />
        </Suspense>
      )}
    </>
  )
}

/** The two parts of the list. What was parked stays countable after it left the server's list. */
const sorted = (claims: readonly Claim[], parked: ReturnType<typeof useParked>['claims']): { waiting: ClaimRow[]; aside: ClaimRow[] } => {
  const listed = new Map(claims.map((claim) => [claim.id, claim]))
  const aside = Object.entries(parked).map(([id, one]) => {
    const claim = listed.get(id)
    return { claim: claim ?? remembered(id, one), parked: one, gone: claim === undefined }
  })
  return {
    waiting: claims.filter(({ id }) => parked[id] === undefined).map((claim) => ({ claim, parked: null, gone: false })),
    aside: aside.sort((a, b) => b.parked.parked_at.localeCompare(a.parked.parked_at)),
  }
}

const NothingParked = () => (
  <Empty title="No claims are parked on this desk">
    Where a server can’t be told to reject a claim, it can be put aside here with a reason.
  </Empty>
)

const NothingWaits = ({ parked }: { parked: number }) => (
  <NoneHere noun={noun} title="No claims wait">
    {parked > 0
      ? `${parked} parked on this desk. The server still waits for those.`
      : 'The marketplace answered, and nothing is sandboxed.'}
  </NoneHere>
)

export default ClaimsScreen
