import type { WholeRollout } from '@contract/desk/rollouts'
import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import { saved, useUnsaved } from '../../../parts/unsaved'

/** Ends it for good: what stands here is written to the ledger. Where a step is open, why stands there too. */
export const EndSection = ({ rollout }: { rollout: WholeRollout }) => {
  const end = useWrite(null, 'rollouts.end')
  const [reason, setReason] = useState('')
  const [pressed, setPressed] = useState(false)
  useUnsaved(reason !== '')
  const left = rollout.steps.filter(({ tick }) => tick === null || tick === 'not_done').length
  const failure = failureOf(end.error)
  const wanting = left > 0 && reason.trim().length < 3
  const submit = async (): Promise<void> => {
    setPressed(true)
    if (wanting) return
    const done = await end.mutateAsync({ input: { rollout_id: rollout.id, reason } }).catch(() => null)
    if (!done) return
    saved()
    announce('The rollout ended, and stands in the ledger')
  }
  return (
    <Section title="End this rollout">
      <p>
        {left === 0
          ? 'Every step is done or does not apply.'
          : `${left} ${left === 1 ? 'step is' : 'steps are'} open or not done. It can end all the same: say why.`}{' '}
        <span className="muted">What was measured, ticked and noted goes to the ledger, where nothing changes it any more.</span>
      </p>
      {left > 0 && (
        <Textarea
          label="Why it ends all the same"
          autosize
          minRows={1}
          maxRows={6}
          maxLength={1000}
          value={reason}
          error={(pressed && wanting ? 'Say why.' : null) ?? failure?.fields.reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {failure && <FailureNotice failure={failure} />}
      <Actions>
        <Button variant="filled" loading={end.isPending} onClick={() => void submit()}>
          End rollout
        </Button>
      </Actions>
    </Section>
  )
}
