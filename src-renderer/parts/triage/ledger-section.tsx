import type { Output } from '@contract'
import type { Write } from '@contract/desk/ledger'
import { Button } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { failureOf, read, useWrite } from '../../operations'
import { FailureNotice } from '../failure'
import { Moment } from '../moment'
import { PanelSection } from '../panel'
import { StateTag } from '../state-tag'
import { visible } from '../visible-text'
import { operationWords } from '../write-words'
import styles from './evidence.module.css'

const MOST = 8

interface Props {
  environment: string
  /** Whose writes are shown: the record, and what it names. */
  targets: readonly string[]
  /** What a write did, in the screen's words; null leaves it to the operation's own. */
  wordsOf: (operation: string, input: Record<string, unknown>) => string | null
}

/** What this desk did to a record and to those it names. */
export const LedgerSection = ({ environment, targets, wordsOf }: Props) => {
  const lists = useQueries({
    queries: targets
      .filter((one) => one.length <= 300)
      .map((target) => read(null, 'ledger.list', { environment, target, offset: 0, limit: MOST })),
  })
  const writes = lists
    .flatMap(({ data }) => data?.items ?? [])
    .sort((a, b) => b.seq - a.seq)
    .slice(0, MOST)
  const stories = useQueries({ queries: writes.map(({ attempt }) => read(null, 'ledger.get', { attempt })) })
  const failure = lists.map(({ error }) => failureOf(error)).find((one) => one !== null)
  const words = (write: Write, story: Output<'ledger.get'>): string => {
    const body = story?.entries[0]?.body ?? {}
    const input = typeof body.input === 'object' && body.input !== null ? (body.input as Record<string, unknown>) : {}
    const reason = typeof body.reason === 'string' && body.reason !== '' ? ` · ${visible(body.reason).slice(0, 200)}` : ''
    const by = write.subject ? ` · by ${write.subject.slice(0, 60)}` : ''
    return `${wordsOf(write.operation, input) ?? operationWords(write.operation)}${reason}${by}`
  }
  return (
    <PanelSection title="From the ledger">
      {failure && <FailureNotice failure={failure} />}
      {!failure && writes.length === 0 && <p className="muted">Nothing was done about this from this desk</p>}
      <ul className={styles.lines}>
        {writes.map((write, index) => (
          <li key={write.attempt} className={styles.line}>
            <Moment at={write.at} />
            <span>
              {words(write, stories[index]?.data ?? null)} <StateTag state={write.state} />
              {write.state === 'unknown' && <ReadAgain attempt={write.attempt} />}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

/** Settles a write nobody knows the end of by reading its record. */
const ReadAgain = ({ attempt }: { attempt: string }) => {
  const recheck = useWrite(null, 'ledger.recheck')
  const failure = failureOf(recheck.error)
  return (
    <>
      {' '}
      <Button size="compact-sm" loading={recheck.isPending} onClick={() => recheck.mutate({ input: { attempt } })}>
        Read the record again
      </Button>
      {recheck.data && <p role="status">{recheck.data.what}</p>}
      {failure && <FailureNotice failure={failure} />}
    </>
  )
}
