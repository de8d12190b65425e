import type { MutationName } from '@contract'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { screenAddress } from '../shell/address'
import styles from './confirm.module.css'
import { Dialog } from './dialog'
import type { ManyAsked, ManyReason } from './many'
import type { FindIds, Line } from './many-ids'
import { ManyReview } from './many-review'
import { ManySource } from './many-source'
import { operationWords, sentenceOf } from './write-words'

interface Props {
  environment: string
  operations: readonly MutationName[]
  noun: { one: string; many: string }
  find: FindIds | undefined
  Reason: ManyReason | undefined
  asked: ManyAsked
  onClose: () => void
  onMade: () => void
}

/** Two steps: which (where that is not said yet), then who can and who can't, and the yes. The job's id is minted here. */
const ManyDialog = ({ environment, operations, noun, find, Reason, asked, onClose, onMade }: Props) => {
  const [operation, setOperation] = useState(asked.operation)
  const [lines, setLines] = useState<readonly Line[] | null>(asked.lines)
  const [text, setText] = useState('')
  const [jobId] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [count, setCount] = useState<string | null>(null)
  const [, navigate] = useLocation()
  const made = (): void => {
    onMade()
    navigate(screenAddress(environment, 'jobs', jobId))
  }
  return (
    <Dialog
      onClose={() => !busy && onClose()}
      size="40rem"
      padding={0}
      title={titleOf(operation, lines, count, noun.one)}
      classNames={{ header: styles.header, body: styles.body }}
    >
      {lines === null ? (
        <ManySource
          operations={operations}
          operation={operation}
          onOperation={setOperation}
          noun={noun}
          find={find}
          text={text}
          onText={setText}
          onLines={setLines}
          onClose={onClose}
        />
      ) : (
        <ManyReview
          environment={environment}
          operation={operation}
          lines={lines}
          noun={noun}
          Reason={Reason}
          jobId={jobId}
          onBusy={setBusy}
          onCount={setCount}
          onBack={asked.lines === null ? () => setLines(null) : null}
          onClose={onClose}
          onMade={made}
        />
      )}
    </Dialog>
  )
}

/** "Hold the account of 18 users", as soon as it is known how many. */
const titleOf = (operation: MutationName, lines: readonly Line[] | null, count: string | null, one: string): string => {
  if (lines === null) return 'Which ones'
  return count === null ? operationWords(operation) : sentenceOf(operation, count).replace(`the ${one} ${count}`, count)
}

export default ManyDialog
