import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { FailureNotice } from '../../../parts/failure'
import { PanelSection } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import styles from '../../../parts/triage/foot.module.css'
import { Hint } from '../../../parts/triage/hint'
import type { RowState } from '../../../parts/triage/row-state'
import { visible } from '../../../parts/visible-text'
import type { GroupJob } from './group-jobs'
import type { Group } from './groups'

interface Props {
  group: Group
  current: string
  opened: ReadonlySet<string>
  states: ReadonlyMap<string, RowState>
  about: (id: string) => string
  job: (GroupJob & { id: string }) | null
  keys: string
  onOpen: (id: string) => void
  onDecide: () => void
}

/** Whether the list is unfolded holds for the next group too. */
let listUnfolded = false

/** The flags that share something with this one. They can be decided together once somebody has seen each of them. */
export const GroupSection = ({ group, current, opened, states, about, job, keys, onOpen, onDecide }: Props) => {
  const [unfolded, setUnfolded] = useState(listUnfolded)
  useEffect(() => {
    listUnfolded = unfolded
  }, [unfolded])
  const open = group.ids.filter((id) => !states.get(id)?.closed)
  const unseen = open.filter((id) => !opened.has(id))
  return (
    <PanelSection title={`Group of ${group.ids.length}: ${group.shared}`}>
      {job && <JobState job={job} />}
      {open.length > 1 && (
        <div className={styles.buttons}>
          <Button onClick={onDecide}>
            {unseen.length === 0 ? `Decide all ${open.length}…` : 'Open the next of them'} <Hint keys={keys} />
          </Button>
          <span className="muted" aria-live="polite">
            {unseen.length === 0 ? 'each of them was opened' : `${unseen.length} left to open before they are decided together`}
          </span>
        </div>
      )}
      <details className={styles.all} open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
        <summary>Its flags</summary>
        <ul className={styles.members}>
          {group.ids.map((id) => {
            const state = states.get(id)
            return (
              <li key={id}>
                <button type="button" aria-current={id === current || undefined} onClick={() => onOpen(id)}>
                  <bdi>{visible(about(id))}</bdi>
                </button>
                {state?.word ? (
                  <Tag tone={state.tone}>{state.word}</Tag>
                ) : (
                  <span className="faint">{opened.has(id) ? 'opened' : 'not opened'}</span>
                )}
              </li>
            )
          })}
        </ul>
      </details>
    </PanelSection>
  )
}

const JobState = ({ job: { job, failure, ids } }: { job: GroupJob }) => {
  if (failure) return <FailureNotice failure={failure} />
  if (!job) return <p role="status">Reading all {ids.length} again before anything is sent</p>
  const rest = [job.refused && `${job.refused} refused`, job.unknown && `${job.unknown} not known`].filter(Boolean).join(', ')
  return (
    <p role="status">
      {job.done} of {job.total} done{rest && `, ${rest}`}
      {job.state === 'stopped' && `. Stopped: ${job.reason ?? 'by itself'}`}
    </p>
  )
}
