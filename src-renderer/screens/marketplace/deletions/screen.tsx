import type { Failure } from '@contract/failure'
import type { PendingDeletion } from '@contract/marketplace/deletions'
import { Button } from '@mantine/core'
import { useCallback, useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { Chips } from '../../../parts/chips'
import { useConfirm } from '../../../parts/confirm'
import { Empty } from '../../../parts/empty'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { Key } from '../../../parts/key'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { usePlace } from '../../../parts/place'
import { TableOf } from '../../../parts/table'
import { useKeys } from '../../../parts/use-keys'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { useStandings } from '../standing'
import { type Alarm, alarmsOf } from './alarms'
import { deletionColumns, deletionCopies, deletionFields, idOfDeletion } from './deletion-columns'
import { DeletionDetail } from './deletion-detail'
import { bySoonest, nearnessOf } from './due'

const shows = ['all', 'soon', 'alarming'] as const
type Shown = (typeof shows)[number]
const all = {}
const noun = { one: 'account', many: 'accounts' }

/** Accounts that are to be deleted, the soonest first, with what speaks for looking at them while they are there. */
const DeletionsScreen = ({ environment, selected }: ScreenProps) => {
  const place = usePlace()
  const search = useSearch()
  const shown: Shown = shows.find((one) => one === new URLSearchParams(search).get('show')) ?? 'all'
  const [, navigate] = useLocation()
  const now = useNow(30_000)
  const confirm = useConfirm(environment)
  const deletions = useWhole(environment, 'deletions.list', all)
  const standings = useStandings(environment)
  const sorted = useMemo(() => bySoonest(deletions.rows), [deletions.rows])
  const soon = sorted.filter(({ deletion_scheduled_at: at }) => ['overdue', 'soon'].includes(nearnessOf(at, now)))
  const alarming = sorted.filter((user) => alarmsOf(user, standings.of(user.id)).length > 0)
  const note = [deletions.note, standings.partly].filter(Boolean).join(' ') || null
  const rows = useTableRows({ ...deletions, note }, { all: sorted, soon, alarming }[shown], shown)
  const columns = deletionColumns((user) => alarmsOf(user, standings.of(user.id)))
  const exporting = useExport({
    environment,
    operation: 'deletions.list',
    input: all,
    columns: deletionFields,
    fileName: `pending-deletions-${place?.name ?? ''}`,
  })
  const go = useCallback(
    (id: string | null, show: Shown, how: 'push' | 'replace') =>
      navigate(`${screenAddress(environment, 'deletions', id)}${show === 'all' ? '' : `?show=${show}`}`, { replace: how === 'replace' }),
    [environment, navigate],
  )
  const open = useCallback((id: string | null, how: 'push' | 'replace') => go(id, shown, how), [go, shown])
  const count = (of: readonly unknown[]): number | undefined => (deletions.begun ? of.length : undefined)
  return (
    <>
      <Split
        list={
          <TableOf
            operation="deletions.list"
            rows={rows}
            title="Pending deletions"
            noun={noun}
            columns={columns}
            idOf={idOfDeletion}
            copies={deletionCopies}
            selected={selected}
            onOpen={open}
            actions={<ExportButton {...exporting} />}
            under={
              <>
                <Chips
                  label="Which deletions"
                  options={[
                    { value: 'all', words: 'All', count: count(sorted) },
                    { value: 'soon', words: 'Due in 24 h', count: count(soon) },
                    { value: 'alarming', words: 'Look first', count: standings.reading ? undefined : count(alarming) },
                  ]}
                  chosen={[shown]}
                  onChoose={(chosen) => go(selected, chosen.find((one) => one !== shown) ?? 'all', 'push')}
                />
                {exporting.run && <ExportState {...exporting} />}
              </>
            }
            empty={<Nothing shown={shown} place={place?.name} />}
          />
        }
        detail={
          selected !== null && (
            <DeletionDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              standings={standings}
              onClose={() => open(null, 'push')}
              actions={(user, alarms) => <CancelButton user={user} alarms={alarms} partly={standings.partly} ask={confirm.ask} />}
            />
          )
        }
      />
      {confirm.step}
    </>
  )
}

interface CancelProps {
  user: PendingDeletion
  alarms: readonly Alarm[]
  partly: string | null
  ask: ReturnType<typeof useConfirm>['ask']
}

const CancelButton = ({ user, alarms, partly, ask }: CancelProps) => {
  const warning = [...alarms.map(({ says }) => says), partly].filter(Boolean).join(' ') || undefined
  const press = (): void => ask('deletions.cancel', { user_id: user.id }, { warning, explain })
  useKeys({ x: press })
  return (
    <Button onClick={press}>
      Cancel deletion <Key keys="X" />
    </Button>
  )
}

const explain = ({ code }: Failure): string | null => {
  if (code === 'conflict') return 'Nothing is pending any more: it was cancelled already, by its owner or by another admin.'
  return code === 'not_found' ? 'There is no such user any more: the account is deleted.' : null
}

const Nothing = ({ shown, place = 'this environment' }: { shown: Shown; place: string | undefined }) => {
  if (shown === 'soon') return <Empty title="None is due within 24 hours">The others are under “All”.</Empty>
  if (shown === 'alarming') return <Empty title="Nobody among them is held, flagged or a claimant">As far as the lists were read.</Empty>
  return <Empty title={`No deletions are pending in ${place}`}>The marketplace answered, and nobody waits to be deleted.</Empty>
}

export default DeletionsScreen
