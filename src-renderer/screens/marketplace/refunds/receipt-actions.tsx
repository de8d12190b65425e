import type { Paper } from '@contract/desk/paper'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { call, failureOf } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { textOf } from './receipt'

type What = 'copy' | 'print' | 'pdf'

/** Copies, prints and saves a receipt, and says what came of it. `said` stands in the panel, `buttons` at its foot. */
export const useReceiptActions = (page: Paper) => {
  const [busy, setBusy] = useState<What | null>(null)
  const [file, setFile] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [copied, setCopied] = useState(false)

  const run = async (what: What, work: () => Promise<void>): Promise<void> => {
    setBusy(what)
    setFailure(null)
    setCopied(false)
    try {
      await work()
    } catch (error) {
      const failed = failureOf(error)
      if (!failed) throw error
      setFailure(failed)
    } finally {
      setBusy(null)
    }
  }
  const copy = (): Promise<void> =>
    run('copy', async () => {
      const done = await navigator.clipboard.writeText(textOf(page)).then(
        () => true,
        () => false,
      )
      setCopied(done)
      announce(done ? 'Copied the receipt' : 'Could not copy the receipt')
    })
  const print = (): Promise<void> => run('print', async () => void (await call(null, 'exports.print', page)))
  const save = (): Promise<void> =>
    run('pdf', async () => {
      const answer = await call(null, 'exports.pdf', page)
      if (answer.saved) setFile(answer.file)
    })

  return {
    buttons: (
      <>
        <Button onClick={() => void copy()}>{copied ? 'Copied' : 'Copy'}</Button>
        <Button loading={busy === 'print'} onClick={() => void print()}>
          Print
        </Button>
        <Button loading={busy === 'pdf'} onClick={() => void save()}>
          Save as PDF
        </Button>
      </>
    ),
    said: (
      <>
        {failure && <FailureNotice failure={failure} />}
        {file !== null && (
          <p role="status">
            Saved as <Copyable value={file} label="file name" mono />
          </p>
        )}
      </>
    ),
  }
}
