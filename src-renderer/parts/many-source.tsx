import { contract, type MutationName } from '@contract'
import { Button, FileButton, NativeSelect, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, useMemo, useState } from 'react'
import { read } from '../operations'
import confirmStyles from './confirm.module.css'
import { takesReason } from './confirm-reason'
import { Key } from './key'
import styles from './many.module.css'
import { type FindIds, type Line, linesIn } from './many-ids'
import { idField } from './many-preview'
import { numbers } from './numbers'
import { MOST_SELECTED } from './table-selection'
import { operationWords } from './write-words'

interface Props {
  operations: readonly MutationName[]
  operation: MutationName
  onOperation: (operation: MutationName) => void
  noun: { one: string; many: string }
  find: FindIds | undefined
  text: string
  onText: (text: string) => void
  onLines: (lines: readonly Line[]) => void
  onClose: () => void
}

/** The largest file that is taken in, in bytes: ten thousand ids with long reasons. */
const LARGEST = 10_000_000

/** Takes ids in: pasted, typed, or out of a file that is dropped or chosen. What was understood is said while it is typed. */
export const ManySource = ({ operations, operation, onOperation, noun, find, text, onText, onLines, onClose }: Props) => {
  const [over, setOver] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const currency = useQuery(read(null, 'settings.get', {})).data?.currency
  const found = useMemo(() => linesIn(text, idField(operation), find, currency), [text, operation, find, currency])
  const count = found.lines.length
  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file) return
    if (file.size > LARGEST) return setComplaint('This file is larger than 10 MB.')
    setComplaint(null)
    onText(await file.text())
  }
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (count > 0 && count <= MOST_SELECTED) onLines(found.lines)
      }}
    >
      <div className={`${confirmStyles.part} ${styles.source}`}>
        {operations.length > 1 && (
          <NativeSelect
            label="What to do"
            value={operation}
            onChange={(event) => onOperation(event.currentTarget.value as MutationName)}
            data={operations.map((one) => ({ value: one, label: operationWords(one) }))}
          />
        )}
        <Textarea
          label={`Ids of ${noun.many}`}
          description={`One a line, a text with ids in it, or a CSV file with a column ${idField(operation)}${takesReason(operation) ? ' and, if you like, a column reason' : ''}${contract[operation].effect === 'money' ? ', and amount or amount_cents' : ''}. A file can be dropped here.`}
          data-autofocus
          spellCheck={false}
          rows={9}
          value={text}
          data-over={over || undefined}
          classNames={{ input: styles.ids }}
          onChange={(event) => onText(event.currentTarget.value)}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
          error={complaint ?? (count > MOST_SELECTED ? 'At most 10,000 at once.' : null)}
        />
        <div className={styles.line}>
          <FileButton
            onChange={(file) => void take(file)}
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            inputProps={{ 'aria-label': 'A file with ids' }}
          >
            {(props) => <Button {...props}>Choose a file…</Button>}
          </FileButton>
          <span className="muted" role="status">
            {text.trim() === '' ? '' : wordsOf(found, noun)}
          </span>
        </div>
      </div>
      <footer className={confirmStyles.actions}>
        <Button onClick={onClose}>
          Cancel <Key keys="escape" />
        </Button>
        <Button type="submit" variant="filled" disabled={count === 0 || count > MOST_SELECTED}>
          Preview
        </Button>
      </footer>
    </form>
  )
}

const wordsOf = ({ lines, as, repeated }: ReturnType<typeof linesIn>, noun: { one: string; many: string }): string => {
  if (lines.length === 0) return `No ids of ${noun.many} were found in this.`
  const ids = `${numbers.format(lines.length)} ${lines.length === 1 ? 'id' : 'ids'}`
  const reasons = lines.filter(({ reason }) => reason !== null).length
  if (as === 'csv') return `${ids} from the table's column${reasons > 0 ? `, ${numbers.format(reasons)} with a reason` : ''}`
  if (as === 'lines') return `${ids}, one a line`
  return `${ids} found in the text${repeated > 0 ? `, ${numbers.format(repeated)} of them more than once and taken once` : ''}`
}
