import type { Settings } from '@contract/desk/settings'
import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read, useWrite } from '../operations'
import { announce } from '../parts/announce'
import { Dialog } from '../parts/dialog'
import { FailureNotice } from '../parts/failure'
import { Key } from '../parts/key'
import styles from './undo-settings.module.css'

/** For how long an edit can be undone before it leaves this machine, and whether a job waits as well. */
const UndoSettings = ({ onClose }: { onClose: () => void }) => {
  const settings = useQuery(read(null, 'settings.get', {}))
  const failure = failureOf(settings.error)
  return (
    <Dialog onClose={onClose} title="Time to undo" size="26rem">
      {failure && <FailureNotice failure={failure} onRetry={() => void settings.refetch()} />}
      {settings.data && <Fields settings={settings.data} onClose={onClose} />}
    </Dialog>
  )
}

const Fields = ({ settings, onClose }: { settings: Settings; onClose: () => void }) => {
  const [seconds, setSeconds] = useState<number | string>(settings.grace_seconds)
  const [bulk, setBulk] = useState(settings.grace_in_bulk)
  const update = useWrite(null, 'settings.update')
  const failure = failureOf(update.error)
  const fits = typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0 && seconds <= 30
  const save = async (): Promise<void> => {
    if (!fits) return
    if (!(await update.mutateAsync({ input: { grace_seconds: seconds, grace_in_bulk: bulk } }).catch(() => null))) return
    announce('Saved')
    onClose()
  }
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <p className="muted">An edit waits on this machine before it is sent. Until then nothing has happened, and it can be undone.</p>
      <NumberInput
        label="Seconds an edit waits"
        description="0 to 30; 0 sends at once."
        data-autofocus
        min={0}
        max={30}
        allowDecimal={false}
        value={seconds}
        error={fits ? null : 'Between 0 and 30.'}
        onChange={setSeconds}
      />
      <Checkbox label="Also before a job of edits" checked={bulk} onChange={(event) => setBulk(event.currentTarget.checked)} />
      {failure && <FailureNotice failure={failure} />}
      <div className={styles.actions}>
        <Button onClick={onClose}>
          Cancel <Key keys="escape" />
        </Button>
        <Button type="submit" variant="filled" disabled={!fits} loading={update.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}

export default UndoSettings
