import type { Environment } from '@contract/desk/environments'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Ask } from '../../../parts/ask'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import { saved } from '../../../parts/unsaved'

/** Takes an environment off this desk. Nothing on its server changes. */
export const DeleteSection = ({ environment }: { environment: Environment }) => {
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const remove = useWrite(null, 'environments.delete')
  const failure = failureOf(remove.error)
  const run = async (): Promise<void> => {
    const gone = await remove.mutateAsync({ input: { environment_id: environment.id } }).catch(() => null)
    setAsking(false)
    if (!gone) return
    saved()
    announce(`${environment.name} is deleted from this desk`)
    navigate('/environments', { replace: true })
  }
  return (
    <Section title="Delete">
      <Actions>
        <Button onClick={() => setAsking(true)}>Delete this environment</Button>
        <span className="muted">From this desk only. Nothing on its server changes.</span>
      </Actions>
      {failure && <FailureNotice failure={failure} about={environment} />}
      {asking && (
        <Ask
          title={`Delete ${environment.name}?`}
          button="Delete"
          type={environment.name}
          busy={remove.isPending}
          onYes={() => void run()}
          onClose={() => setAsking(false)}
        >
          Its name, address and token go from this desk. {environment.kind === 'practice' ? 'Everything done in it is lost. ' : ''}It can’t
          be undone.
        </Ask>
      )}
    </Section>
  )
}
