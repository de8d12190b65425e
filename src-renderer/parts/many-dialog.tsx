import type { MutationName } from '@contract'
import { Modal } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { screenAddress } from '../shell/address'
import styles from './confirm.module.css'
import type { ManyAsked } from './many'
import type { Line } from './many-ids'
import { ManyReview } from './many-review'
import { ManySource } from './many-source'
import { operationWords } from './write-words'

interface Props {
  environment: string
  operations: readonly MutationName[]
  noun: { one: string; many: string }
  asked: ManyAsked
  onClose: () => void
  onMade: () => void
}

/** Two steps: which (where that is not said yet), then who can and who can't, and the yes. The job's id is minted here. */
const ManyDialog = ({ environment, operations, noun, asked, onClose, onMade }: Props) => {
  const [operation, setOperation] = useState(asked.operation)
  const [lines, setLines] = useState<readonly Line[] | null>(asked.lines)
  const [text, setText] = useState('')
  const [jobId] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [, navigate] = useLocation()
  const made = (): void => {
    onMade()
    navigate(screenAddress(environment, 'jobs', jobId))
  }
  return (
    <Modal
      opened
      onClose={() => !busy && onClose()}
      size="40rem"
      padding={0}
      withCloseButton={false}
      title={lines === null ? 'Paste ids' : `${operationWords(operation)}: many at once`}
      classNames={{ header: styles.header, body: styles.body }}
    >
      {lines === null ? (
        <ManySource
          operations={operations}
          operation={operation}
          onOperation={setOperation}
          noun={noun}
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
          jobId={jobId}
          onBusy={setBusy}
          onBack={asked.lines === null ? () => setLines(null) : null}
          onClose={onClose}
          onMade={made}
        />
      )}
    </Modal>
  )
}

export default ManyDialog
