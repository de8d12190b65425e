import { Button, FileButton, Textarea } from '@mantine/core'
import { type DragEvent, useState } from 'react'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import { visible } from '../../../parts/visible-text'
import { stateWords } from '../../../parts/write-words'
import styles from './approvals.module.css'
import { isWriteState } from './asked'
import { RequestView } from './request-view'
import { kindOf, LARGEST } from './signed-text'

/** Takes a signed file in: chosen, dropped, or pasted. A request is shown with its evidence, an answer goes into the ledger. */
export const OpenFile = ({ environment }: { environment: string }) => {
  const [text, setText] = useState('')
  const [over, setOver] = useState(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const [request, setRequest] = useState<string | null>(null)
  const answer = useWrite(null, 'approvals.read_answer')
  const failure = failureOf(answer.error)

  const open = (given: string): void => {
    answer.reset()
    setText(given)
    setComplaint(null)
    const kind = kindOf(given)
    if (given.trim() === '') setComplaint('Choose the file, or paste what is in it.')
    else if (given.length > LARGEST) setComplaint('This is no file of Opsdesk: it is too long.')
    else if (kind === null) setComplaint('This is neither a request nor an answer of Opsdesk: take the whole file.')
    else if (kind === 'request') setRequest(given)
    else answer.mutate({ input: { text: given } }, { onSuccess: () => announce('The answer is read') })
  }
  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file) return
    if (file.size > LARGEST * 4) return setComplaint('This is no file of Opsdesk: it is too long.')
    open(await file.text().catch(() => ''))
  }
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  if (request !== null)
    return (
      <RequestView
        environment={environment}
        text={request}
        onClose={() => {
          setRequest(null)
          setText('')
        }}
        onOther={() => setRequest(null)}
      />
    )
  return (
    <Section title="Open a request or an answer">
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          open(text)
        }}
      >
        <Textarea
          label="The signed file"
          description="Drop it here, choose it, or paste its text. Opening a request only reads; nothing is sent before you execute it."
          classNames={{ input: styles.paste }}
          rows={4}
          spellCheck={false}
          data-over={over || undefined}
          value={text}
          error={complaint}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setComplaint(null)
          }}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={dropped}
        />
        {failure && <FailureNotice failure={failure} />}
        {answer.data && (
          <p role="status">
            Answered by <b>{visible(answer.data.checker.name)}</b>
            {answer.data.checker.subject && <span className="mono"> {visible(answer.data.checker.subject)}</span>}:{' '}
            {isWriteState(answer.data.state) ? stateWords[answer.data.state].word : visible(answer.data.state)}. It stands in this desk’s
            ledger now.
          </p>
        )}
        <Actions>
          <FileButton
            onChange={(file) => void take(file)}
            accept=".json,application/json"
            inputProps={{ 'aria-label': 'A request or an answer' }}
          >
            {(props) => <Button {...props}>Choose a file…</Button>}
          </FileButton>
          <Button type="submit" disabled={text.trim() === ''} loading={answer.isPending}>
            Open
          </Button>
        </Actions>
      </form>
    </Section>
  )
}
