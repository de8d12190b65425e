import type { Claim } from '@contract/marketplace/claims'
import { lazy, Suspense, useCallback, useMemo, useState } from 'react'
import { useLocation, useSearch } from 'wouter'
import { announce } from '../../../parts/announce'
import { Chips } from '../../../parts/chips'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { TableOf } from '../../../parts/table'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { useStandings } from '../standing'
import { ClaimActions } from './claim-actions'
import { type ClaimRow, claimCopies, claimFields, idOfClaim, parkedColumns, waitingColumns } from './claim-columns'
import { ClaimDetail } from './claim-detail'
import { remembered, useParked } from './parked'

const ParkDialog = lazy(() => import('./park-dialog'))

type Shown = 'waiting' | 'parked'
const all = {}
const noun = { one: 'claim', many: 'claims' }

/** Claims that wait for a decision, and apart from them those this desk has parked. */
const ClaimsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const shown: Shown = new URLSearchParams(search).get('show') === 'parked' ? 'parked' : 'waiting'
  const [, navigate] = useLocation()
  const confirm = useConfirm(environment)
  const parked = useParked(environment)
  const [parking, setParking] = useState<Claim | null>(null)
  const claims = useWhole(environment, 'claims.list', all)
  const standings = useStandings(environment)
  const { waiting, aside } = useMemo(() => sorted(claims.rows, parked.claims), [claims.rows, parked.claims])
  const rows = useTableRows(claims, shown === 'parked' ? aside : waiting, shown)
  const columns = shown === 'parked' ? parkedColumns : waitingColumns(standings.of, claims.rows)
  const exporting = useExport({
    environment,
    operation: 'claims.list',
    input: all,
    columns: claimFields,
    fileName: `claims-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, show: Shown, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'claims', id)}${show === 'parked' ? '?show=parked' : ''}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, shown, how), [go, shown])
  const unpark = (id: string): void => {
    parked.unpark(id)
    announce('Unparked')
    go(id, 'waiting', 'push')
  }
  return (
    <>
      <Split
        list={
          <TableOf
            operation="claims.list"
            rows={rows}
            title="Claims"
            noun={noun}
            columns={columns}
            idOf={idOfClaim}
            copies={claimCopies}
            selected={selected}
            onOpen={open}
            actions={<ExportButton {...exporting} />}
            under={
              <>
                <Chips
                  label="Which claims"
                  options={[
                    { value: 'waiting', words: 'To decide', count: claims.begun ? waiting.length : undefined },
                    { value: 'parked', words: 'Parked', count: aside.length },
                  ]}
                  chosen={[shown]}
                  onChoose={(chosen) => go(selected, chosen.find((one) => one !== shown) ?? shown, 'push')}
                />
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={shown === 'parked' ? <NothingParked /> : <NothingWaits place={place?.name} parked={aside.length} />}
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
              onClose={() => open(null, 'push')}
              onForget={() => {
                parked.unpark(selected)
                open(null, 'push')
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

const NothingWaits = ({ place, parked }: { place: string | undefined; parked: number }) => (
  <Empty title={`No claims wait in ${place ?? 'this environment'}`}>
    {parked > 0
      ? `${parked} parked on this desk. The server still waits for those.`
      : 'The marketplace answered, and nothing is sandboxed.'}
  </Empty>
)

export default ClaimsScreen
