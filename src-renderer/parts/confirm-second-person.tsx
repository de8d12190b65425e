import type { Input, MutationName } from '@contract'
import { moneyWords } from '@contract/money'
import { Button, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import { failureOf, useWrite } from '../operations'
import { screenAddress } from '../shell/address'
import { announce } from './announce'
import styles from './confirm.module.css'
import { Copyable } from './copyable'
import { FailureNotice } from './failure'
import { saved as letGo } from './unsaved'

interface Props {
  environment: string
  operation: MutationName
  input: Input<MutationName>
  cents: number | null
  /** What one may do alone. */
  limit: number | null
  currency: string
  /** The record as it was read, null where there is no read of it. */
  seen: Record<string, unknown> | null
  complaint: string | null
  note: string
  onNote: (note: string) => void
  /** It stands in a file now. */
  onSaved: () => void
}

/** More than one person may do alone: what is asked for goes into a signed file, for somebody else to check and execute. */
export const ConfirmSecondPerson = (props: Props) => {
  const { environment, operation, input, cents, limit, currency, seen, complaint, note, onNote, onSaved } = props
  const write = useWrite(environment, 'approvals.export_request')
  const failure = failureOf(write.error)
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what came of it is brought into view
  useEffect(() => void place.current?.scrollIntoView({ block: 'nearest' }), [write.data, failure])
  const [kept, setKept] = useState<{ file: string; request: string } | null>(null)
  const save = async (): Promise<void> => {
    const asked = { operation, input: input as Record<string, unknown>, note }
    const saved = await write
      .mutateAsync({ input: { ...asked, ...(cents === null ? {} : { stated_cents: cents }), ...(seen ? { seen } : {}) } })
      .catch(() => null)
    if (!saved?.saved || saved.file === null || saved.request === null) return
    setKept({ file: saved.file, request: saved.request })
    announce('The request is saved')
    // What the form behind this held stands in the file.
    letGo()
    onSaved()
  }
  return (
    <div ref={place} className={`${styles.part} ${styles.trouble}`}>
      <div className={styles.pause}>
        <p className={styles.pauseTitle} role="status">
          This takes a second person.
        </p>
        <p>
          {cents === null
            ? 'Its amount is not known'
            : `${moneyWords(cents, currency)} is more than the ${moneyWords(limit ?? 0, currency)} that one person may do alone`}
          . Nothing was sent. A request is a signed file: give it to somebody whose Opsdesk knows this desk’s key. They check it and execute
          it with their own token.
        </p>
        {kept ? (
          <>
            <p role="status">
              The request is in <Copyable value={kept.file} label="file name" mono />
            </p>
            <p>
              It is good for a day. <Link to={screenAddress(environment, 'approvals')}>See your requests</Link>
            </p>
          </>
        ) : (
          <>
            <Textarea
              label="Note for the second person"
              description="Such as the ticket, and what you looked at."
              className={styles.wide}
              autosize
              minRows={2}
              maxRows={6}
              maxLength={1000}
              value={note}
              disabled={write.isPending}
              onChange={(event) => onNote(event.currentTarget.value)}
            />
            {failure && <FailureNotice failure={failure} />}
            <Button variant="filled" disabled={complaint !== null} loading={write.isPending} onClick={() => void save()}>
              Export request for a second person
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
