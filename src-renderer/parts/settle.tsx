import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { failureOf, useWrite } from '../operations'
import { FailureNotice } from './failure'
import styles from './settle.module.css'
import { mutationOf, sentenceOf } from './write-words'

const SettleDialog = lazy(() => import('./settle-dialog'))

interface Write {
  attempt: string
  environment: string
  operation: string
  target: string
}

interface Settling {
  buttons: ReactNode
  /** What reading the record showed, or why it could not be read; null before. */
  said: ReactNode
  dialog: ReactNode
}

/**
 * Settles a write nobody knows the end of, wherever it is shown: by the record as it reads now, where there is a read of
 * it, or by a person's word. What was read is stale for every screen that shows the record.
 */
export const useSettling = ({ attempt, environment, operation, target }: Write): Settling => {
  const client = useQueryClient()
  const recheck = useWrite(null, 'ledger.recheck')
  const [asked, setAsked] = useState(attempt)
  const [saying, setSaying] = useState(false)
  if (asked !== attempt) {
    setAsked(attempt)
    setSaying(false)
    recheck.reset()
  }
  const declared = mutationOf(operation)
  const readable = declared?.confirm?.subject !== null
  const failure = failureOf(recheck.error)
  const look = async (): Promise<void> => {
    await recheck.mutateAsync({ input: { attempt } }).catch(() => null)
    const stale = new Set<string>(declared?.invalidates)
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === environment && stale.has(String(queryKey[1])) })
  }
  return {
    buttons: (
      <>
        {readable && (
          <Button loading={recheck.isPending} onClick={() => void look()}>
            Read the record again
          </Button>
        )}
        <Button onClick={() => setSaying(true)}>Say what happened…</Button>
      </>
    ),
    said: (recheck.data || failure) && (
      <>
        {recheck.data && (
          <p className={styles.said} role="status">
            {recheck.data.what}
          </p>
        )}
        {failure && <FailureNotice failure={failure} />}
      </>
    ),
    dialog: saying && (
      <Suspense>
        <SettleDialog attempt={attempt} sentence={sentenceOf(operation, target)} onClose={() => setSaying(false)} />
      </Suspense>
    ),
  }
}
