import type { Failure } from '@contract/failure'
import type { PendingDeletion } from '@contract/marketplace/deletions'
import { Button } from '@mantine/core'
import { useMemo } from 'react'
import { OneChip } from '../../../parts/chips'
import { useConfirm } from '../../../parts/confirm'
import { Empty, NoneHere } from '../../../parts/empty'
import { Key } from '../../../parts/key'
import { oneOf, searchOf, wordsIn } from '../../../parts/list-filter'
import { ListingOf } from '../../../parts/listing'
import { useNow } from '../../../parts/now'
import { Split } from '../../../parts/panel'
import { useKeys } from '../../../parts/use-keys'
import { useListAddress } from '../../../parts/use-list-address'
import { useTableRows, useWhole } from '../../../parts/whole-list'
import type { ScreenProps } from '../../screen'
import { useStandings } from '../standing'
import { type Alarm, alarmsOf } from './alarms'
import { deletionColumns, deletionCopies, deletionFields, idOfDeletion } from './deletion-columns'
import { DeletionDetail } from './deletion-detail'
import { bySoonest, nearnessOf } from './due'

const shows = ['all', 'soon', 'alarming'] as const
type Shown = (typeof shows)[number]
const address = {
  read: (search: string): { show: Shown } => ({ show: oneOf(shows, wordsIn(search)('show')) || 'all' }),
  write: ({ show }: { show: Shown }) => searchOf({ show: show === 'all' ? '' : show }),
}
const all = {}
const noun = { one: 'account', many: 'accounts' }

/** Accounts that are to be deleted, the soonest first, with what speaks for looking at them while they are there. */
const DeletionsScreen = (props: ScreenProps) => {
  const { environment, selected } = props
  const { filter, open, close, change } = useListAddress('deletions', props, address)
  const shown = filter.show
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
  const count = (of: readonly unknown[]): number | undefined => (deletions.begun ? of.length : undefined)
  return (
    <>
      <Split
        list={
          <ListingOf
            environment={environment}
            operation="deletions.list"
            rows={rows}
            title="Pending deletions"
            noun={noun}
            columns={columns}
            idOf={idOfDeletion}
            copies={deletionCopies}
            selected={selected}
            onOpen={open}
            input={all}
            fields={deletionFields}
            file="pending-deletions"
            filters={
              <OneChip
                label="Which deletions"
                options={[
                  { value: 'all', words: 'All', count: count(sorted) },
                  { value: 'soon', words: 'Due in 24 h', count: count(soon) },
                  { value: 'alarming', words: 'Look first', count: standings.reading ? undefined : count(alarming) },
                ]}
                chosen={shown}
                onChoose={(show) => change({ show })}
              />
            }
            empty={<Nothing shown={shown} />}
          />
        }
        detail={
          selected !== null && (
            <DeletionDetail
              key={`${environment} ${selected}`}
              environment={environment}
              id={selected}
              standings={standings}
              onClose={close}
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

const Nothing = ({ shown }: { shown: Shown }) => {
  if (shown === 'soon') return <Empty title="None is due within 24 hours">The others are under “All”.</Empty>
  if (shown === 'alarming') return <Empty title="Nobody among them is held, flagged or a claimant">As far as the lists were read.</Empty>
  return (
    <NoneHere noun={noun} title="No deletions are pending">
      The marketplace answered, and nobody waits to be deleted.
    </NoneHere>
  )
}

export default DeletionsScreen
