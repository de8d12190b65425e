import type { Environment } from '@contract/desk/environments'
import type { GuardState } from '@contract/desk/guard'
import { Button } from '@mantine/core'
import { IconLock, IconLockOpen } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { failureOf, read, useWrite } from '../operations'
import { announce } from '../parts/announce'
import { useNow } from '../parts/now'
import { toast } from '../parts/toast'
import { countdown, secondsLeft, spokenCountdown } from './countdown'
import styles from './write-lock.module.css'

/** Whether writing is possible now, and until when. Only where the guard limits it: elsewhere there is nothing to say. */
export const WriteLock = ({ environment }: { environment: Environment }) => {
  const guard = useQuery(read(null, 'guard.get', { environment_id: environment.id }))
  const lock = useLocking(environment.id)
  if (!guard.data || guard.data.writing === 'open') return null
  if (guard.data.writing === 'unlocked' && guard.data.until)
    return <Unlocked environment={environment.id} until={guard.data.until} onLock={lock.now} />
  return (
    <span className={styles.lock}>
      <IconLock size="0.875rem" aria-hidden="true" />
      <span className={styles.words}>Reading only</span>
      <Button
        size="compact-sm"
        loading={lock.busy}
        onClick={lock.open}
        title={guard.data.because ? reasons[guard.data.because] : undefined}
      >
        Unlock
      </Button>
    </span>
  )
}

/** Why writing is locked now, for who wonders. */
const reasons: Record<NonNullable<GuardState['because']>, string> = {
  opened: 'Locked since this environment was opened',
  over: 'Locked because the minutes were over',
  idle: 'Locked because nobody was here',
  left: 'Locked because this environment was left',
  person: 'Locked by hand',
}

const Unlocked = ({ environment, until, onLock }: { environment: string; until: string; onLock: () => void }) => {
  const now = useNow(1000)
  const client = useQueryClient()
  const left = secondsLeft(until, now)
  const before = useRef(left)
  useEffect(() => {
    const words = spokenCountdown(before.current, left)
    before.current = left
    if (words) announce(words)
    if (left === 0) void client.invalidateQueries({ queryKey: read(null, 'guard.get', { environment_id: environment }).queryKey })
  }, [left, client, environment])
  return (
    <span className={styles.lock} data-unlocked="yes">
      <IconLockOpen size="0.875rem" aria-hidden="true" />
      <span>
        <span className={styles.words}>Writing unlocked · </span>
        <span role="timer">{countdown(until, now)}</span>
      </span>
      <Button size="compact-sm" onClick={onLock}>
        Lock now
      </Button>
    </span>
  )
}

/** Unlocks and locks writing. The answer is put where the bar reads it; a refusal is said once, in the corner. */
export const useLocking = (environment: string): { open: () => void; now: () => void; busy: boolean } => {
  const client = useQueryClient()
  const unlock = useWrite(null, 'guard.unlock')
  const lock = useWrite(null, 'guard.lock')
  const run = async (write: Promise<GuardState>, words: (guard: GuardState) => string): Promise<void> => {
    try {
      const guard = await write
      client.setQueryData(read(null, 'guard.get', { environment_id: environment }).queryKey, guard)
      announce(words(guard))
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      if (failure.code !== 'cancelled') toast(`${failure.what} ${failure.next}`, 'bad')
    }
  }
  const input = { environment_id: environment }
  return {
    open: () => void run(unlock.mutateAsync({ input }), unlockedWords),
    now: () => void run(lock.mutateAsync({ input }), () => 'Writing is locked.'),
    busy: unlock.isPending,
  }
}

const unlockedWords = ({ until }: GuardState): string =>
  until === null ? 'Writing is unlocked.' : `Writing is unlocked for ${Math.round(secondsLeft(until, new Date()) / 60)} minutes.`
