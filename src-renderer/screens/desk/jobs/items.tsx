import type { Job, JobItem } from '@contract/desk/jobs'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { Chips } from '../../../parts/chips'
import { ExportButton, ExportState, useExport } from '../../../parts/export-csv'
import { FailureNotice } from '../../../parts/failure'
import { PanelSection } from '../../../parts/panel'
import type { Column } from '../../../parts/table-columns'
import { useRows } from '../../../parts/table-rows'
import { Tag } from '../../../parts/tag'
import { VirtualList } from '../../../parts/virtual-list'
import { screenAddress } from '../../../shell/address'
import { itemStates } from './job-words'
import styles from './jobs.module.css'

const chips = [
  { value: 'waiting', words: 'Waiting', states: ['waiting'] },
  { value: 'done', words: 'Done', states: ['done', 'settled_done'] },
  { value: 'refused', words: 'Refused', states: ['refused', 'left_out', 'settled_not_done'] },
  { value: 'unknown', words: 'Unknown', states: ['unknown', 'sending'] },
] as const
type Chip = (typeof chips)[number]['value']

const columns: readonly Column<JobItem>[] = (['n', 'target', 'state', 'status', 'words', 'input', 'attempt'] as const).map((field) => ({
  field,
  heading: { n: 'Line', target: 'Target', state: 'State', status: 'Status', words: 'Words', input: 'Input', attempt: 'Attempt' }[field],
  width: 0,
  cell: () => null,
}))

/** Every item of a job with what came of it; each leads to its own story in the ledger. */
export const Items = ({ environment, job }: { environment: string; job: Job }) => {
  const [chosen, setChosen] = useState<Chip[]>([])
  const input = useMemo(() => {
    const states = chips.filter(({ value }) => chosen.includes(value)).flatMap((chip) => [...chip.states])
    return { job_id: job.id, ...(states.length > 0 ? { states } : {}) }
  }, [job.id, chosen])
  const rows = useRows(null, 'jobs.items', input)
  const exporting = useExport({ environment: null, operation: 'jobs.items', input, columns, fileName: `job-${job.id.slice(0, 8)}` })
  const line = (index: number) => {
    const item = rows.at(index)
    return item && <Item item={item} environment={environment} />
  }
  return (
    <PanelSection title="Items">
      <div className={styles.items}>
        <div className={styles.filters}>
          <Chips
            label="State"
            options={chips.map(({ value, words }) => ({ value, words, count: job[value] || undefined }))}
            chosen={chosen}
            onChoose={setChosen}
          />
          <span className="grow" />
          <ExportButton {...exporting} />
        </div>
        <ExportState {...exporting} />
        {rows.failure && <FailureNotice failure={rows.failure} onRetry={rows.again} />}
        {rows.length?.rows === 0 ? (
          <p className="muted">None.</p>
        ) : (
          <VirtualList label="Each item" count={rows.length?.rows ?? 0} line={line} onView={rows.view} />
        )}
      </div>
    </PanelSection>
  )
}

const Item = ({ item, environment }: { item: JobItem; environment: string }) => {
  const { word, tone } = itemStates[item.state]
  const sent = item.state !== 'waiting' && item.state !== 'left_out'
  return (
    <>
      <span className={`tabular ${styles.number}`}>{item.n}</span>
      <span className={`mono ${styles.target}`} title={item.target}>
        {sent ? <Link to={screenAddress(environment, 'ledger', item.attempt)}>{item.target}</Link> : item.target}
      </span>
      <Tag tone={tone}>{word}</Tag>
      {item.words && (
        <span className={styles.words} title={item.words}>
          {item.words}
        </span>
      )}
    </>
  )
}
