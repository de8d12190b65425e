import type { Environment } from '@contract/desk/environments'
import { moneyWords } from '@contract/money'
import type { Mutation } from '@contract/operation'
import type { ReactNode } from 'react'
import styles from './confirm.module.css'
import { factsOf, headingOf, type SomeRecord } from './confirm-words'
import { Copyable } from './copyable'
import { FailureNotice } from './failure'
import { Moment } from './moment'
import { ProgressLine } from './progress-line'
import type { useRecord } from './table-record'

interface Props {
  declared: Mutation
  /** What follows, the way it goes. */
  consequence: string
  record: ReturnType<typeof useRecord>
  target: string
  self: boolean
  warning: string | undefined
  says: ReactNode
  place: Environment | null
}

/** What follows, how it is undone, and the record itself as it was just read. */
export const ConfirmAbout = ({ declared, consequence, record, target, self, warning, says, place }: Props) => (
  <>
    <div className={styles.part}>
      <p className="muted">
        {consequence} {declared.confirm?.undo ? `To undo it: ${lower(declared.confirm.undo)}` : 'It can’t be undone.'}
      </p>
      {says && <p className={styles.says}>{says}</p>}
      {self && (
        <p className={styles.warning}>
          <b>This is you.</b> {declared.effect === 'access' && 'Once it is done you may not be able to undo it yourself.'}
        </p>
      )}
      {warning && <p className={styles.warning}>{warning}</p>}
    </div>
    {isAboutARecord(declared) && (
      <div className={styles.part} data-relative>
        <ProgressLine active={record.looking} label="Reading the record" />
        {record.failure ? (
          <FailureNotice failure={record.failure} onRetry={() => void record.again()} />
        ) : record.record === undefined ? (
          <p className="muted">
            Looking for <span className="mono">{target}</span>. Over a long list this takes a while.
          </p>
        ) : !record.readable ? (
          <p className="muted">
            It can’t be read from here beforehand: <span className="mono">{target}</span> goes to the server as it is, and the server has
            the last word.
          </p>
        ) : record.record === null && declared.confirm?.absent === 'to_do' ? (
          <p className="muted">
            Nothing is called <span className="mono">{target}</span> in {place?.name ?? 'this environment'} yet.
          </p>
        ) : record.record === null ? (
          <p className={styles.warning}>
            Nothing with the id <span className="mono">{target}</span> was found in {place?.name ?? 'this environment'}. The server has the
            last word.
          </p>
        ) : (
          <RecordFacts record={record.record as SomeRecord} shown={declared.confirm?.shown} />
        )}
      </div>
    )}
  </>
)

/** What goes to everybody is about no record: none can be read, and no id goes out. */
const isAboutARecord = ({ confirm, route }: Mutation): boolean => confirm?.subject !== null || route?.includes('{') === true

const RecordFacts = ({ record, shown }: { record: SomeRecord; shown: readonly string[] | undefined }) => (
  <dl className={styles.facts}>
    {factsOf(record, shown).map(({ field, value }) => (
      <div key={field}>
        <dt>{headingOf(field)}</dt>
        <dd>
          {typeof value === 'boolean' ? (
            value ? (
              'yes'
            ) : (
              'no'
            )
          ) : field.endsWith('_cents') && typeof value === 'number' ? (
            <span className="tabular">{amountOf(value, record.currency)}</span>
          ) : field.endsWith('_at') ? (
            <Moment at={String(value)} full />
          ) : isId(field) || field.endsWith('email') ? (
            <Copyable value={String(value)} label={isId(field) ? 'id' : 'e-mail'} mono={isId(field)} />
          ) : (
            <bdi>{String(value)}</bdi>
          )}
        </dd>
      </div>
    ))}
  </dl>
)

/** An amount is in the smallest unit of the record's own currency. */
const amountOf = (cents: number, currency: unknown): string =>
  typeof currency === 'string' && currency !== '' ? moneyWords(cents, currency) : String(cents)
const isId = (field: string): boolean => field === 'id' || field.endsWith('_id') || field === 'payment_intent'
const lower = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)
