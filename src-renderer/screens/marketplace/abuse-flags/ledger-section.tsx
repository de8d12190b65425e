import type { Output } from '@contract'
import type { Write } from '@contract/desk/ledger'
import type { AbuseFlag } from '@contract/marketplace/abuse-flags'
import { Button } from '@mantine/core'
import { useQueries } from '@tanstack/react-query'
import { failureOf, read, useWrite } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Moment } from '../../../parts/moment'
import { PanelSection } from '../../../parts/panel'
import { StateTag } from '../../../parts/state-tag'
import { visible } from '../../../parts/visible-text'
import { operationWords } from '../../../parts/write-words'
import { partiesOf } from './about'
import styles from './evidence.module.css'

const MOST = 8
/** What this desk did to the flag and to the accounts it names. */
export const LedgerSection = ({ environment, flag }: { environment: string; flag: AbuseFlag }) => {
  const targets = [flag.id, ...partiesOf(flag).map(({ id }) => id)].filter((one) => one.length <= 300)
  const lists = useQueries({ queries: targets.map((target) => read(null, 'ledger.list', { environment, target, offset: 0, limit: MOST })) })
  const writes = lists
    .flatMap(({ data }) => data?.items ?? [])
    .sort((a, b) => b.seq - a.seq)
    .slice(0, MOST)
  const stories = useQueries({ queries: writes.map(({ attempt }) => read(null, 'ledger.get', { attempt })) })
  const failure = lists.map(({ error }) => failureOf(error)).find((one) => one !== null)
  return (
    <PanelSection title="From the ledger">
      {failure && <FailureNotice failure={failure} />}
      {!failure && writes.length === 0 && <p className="muted">Nothing was done about this from this desk</p>}
      <ul className={styles.lines}>
        {writes.map((write, index) => (
          <li key={write.attempt} className={styles.line}>
            <Moment at={write.at} />
            <span>
              {wordsOf(write, stories[index]?.data ?? null)} <StateTag state={write.state} />
              {write.state === 'unknown' && <ReadAgain attempt={write.attempt} />}
            </span>
          </li>
        ))}
      </ul>
    </PanelSection>
  )
}

const wordsOf = (write: Write, story: Output<'ledger.get'>): string => {
  const body = story?.entries[0]?.body ?? {}
  const input = typeof body.input === 'object' && body.input !== null ? (body.input as Record<string, unknown>) : {}
  const reason = typeof body.reason === 'string' && body.reason !== '' ? ` · ${visible(body.reason).slice(0, 200)}` : ''
  const by = write.subject ? ` · by ${write.subject.slice(0, 60)}` : ''
  const what =
    write.operation === 'abuse-flags.resolve'
      ? `Resolved${typeof input.resolution === 'string' ? ` as ${input.resolution.replace(/^resolved_/, '').slice(0, 40)}` : ''}`
      : write.operation === 'holds.hold'
        ? 'Account held'
        : write.operation === 'holds.release'
          ? 'Account released'
          : operationWords(write.operation)
  return `${what}${reason}${by}`
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
