import { Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { failureOf, useWrite } from '../operations'
import styles from './confirm.module.css'
import { FailureNotice } from './failure'

/** Writing is locked here: says so and unlocks it in place. Nothing typed is lost. */
export const ConfirmLocked = ({ environment, name, onUnlock }: { environment: string; name: string; onUnlock: () => void }) => {
  const unlock = useWrite(null, 'guard.unlock')
  const failure = failureOf(unlock.error)
  const press = async (): Promise<void> => {
    const guard = await unlock.mutateAsync({ input: { environment_id: environment } }).catch(() => null)
    if (guard && guard.writing !== 'locked') onUnlock()
  }
  return (
    <div className={styles.part}>
      <div className={styles.locked}>
        <IconLock size={16} aria-hidden="true" />
        <span>Writing is locked in {name}.</span>
        <Button loading={unlock.isPending} onClick={() => void press()}>
          Unlock for 10 minutes
        </Button>
      </div>
      {failure && <FailureNotice failure={failure} />}
    </div>
  )
}
