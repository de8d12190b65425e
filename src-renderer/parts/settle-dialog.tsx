import { contract } from '@contract'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../operations'
import { announce } from './announce'
import { Dialog } from './dialog'
import { FailureNotice } from './failure'
import { Key } from './key'
import styles from './settle.module.css'

/** A person's own word on a write nobody knows the end of, with how they know. It sends nothing; it stands in the ledger. */
const SettleDialog = ({ attempt, sentence, onClose }: { attempt: string; sentence: string; onClose: () => void }) => {
  const [note, setNote] = useState('')
  const [complaint, setComplaint] = useState<string | null>(null)
  const settle = useWrite(null, 'ledger.settle')
  const failure = failureOf(settle.error)
  const say = async (outcome: 'done' | 'not_done'): Promise<void> => {
    const input = { attempt, outcome, note }
    const parsed = contract['ledger.settle'].input.safeParse(input)
    if (!parsed.success) return setComplaint(parsed.error.issues[0]?.message ?? 'Say how you know.')
    if (!(await settle.mutateAsync({ input }).catch(() => null))) return
    announce('Settled')
    onClose()
  }
  return (
    <Dialog onClose={onClose} title="Say what happened" size="30rem">
      <div className={styles.settle}>
        <p className="muted">
          {sentence}. Look in the system itself first. What you say stands in the ledger with your name, and other writes on this may go on.
        </p>
        <Textarea
          label="How you know"
          data-autofocus
          minRows={2}
          autosize
          value={note}
          error={complaint}
          onChange={(event) => {
            setNote(event.currentTarget.value)
            setComplaint(null)
          }}
        />
        {failure && <FailureNotice failure={failure} />}
        <div className={styles.actions}>
          <Button onClick={onClose} disabled={settle.isPending}>
            Cancel <Key keys="escape" />
          </Button>
          <Button loading={settle.isPending} onClick={() => void say('not_done')}>
            It did not happen
          </Button>
          <Button loading={settle.isPending} onClick={() => void say('done')}>
            It happened
          </Button>
        </div>
      </div>
    </Dialog>
  )
}

export default SettleDialog
